// A table of us beside peers. Each figure of a peer has in brackets how many times better we are; below 1 the peer is
// ahead, which the row says, and a note below it says why.
import { table } from '../peers/results.ts'

export interface Column {
  head: string
  /** Which figure is the better one; a column without it is there to be read, not compared. */
  better?: 'more' | 'less'
}

type Figure = number | undefined

/** A contender with a figure for each column, or one that could not be measured. */
export type Row =
  | {
      name: string
      values: readonly Figure[]
      /** Why it may be ahead, as the end of a sentence: `since it judges nothing`. */
      because?: string
    }
  | { name: string; absent: string }

/** `own` is our row. */
export function compare(
  what: string,
  columns: readonly Column[],
  own: Row,
  others: readonly Row[],
): string {
  const ownValues = 'values' in own ? own.values : []
  const times = (row: Row) =>
    columns.map((column, at) =>
      'values' in row ? timesBetter(column, ownValues[at], row.values[at]) : undefined,
    )
  const leads = (row: Row) =>
    columns.filter((_, at) => isBehind(times(row)[at])).map(({ head }) => head)
  const lines = others.map((row) =>
    'absent' in row
      ? [row.name, ...columns.map(() => '–'), row.absent]
      : [
          row.name,
          ...columns.map((_, at) => cell(row.values[at], times(row)[at])),
          leads(row).join(', ') || '–',
        ],
  )
  const notes = others.flatMap((row) =>
    'values' in row && leads(row).length > 0
      ? [`- ${row.name} is ahead in ${leads(row).join(', ')}, ${row.because}.`]
      : [],
  )
  const ownLine = [own.name, ...ownValues.map((value) => cell(value)), '']
  const head = [what, ...columns.map((column) => column.head), 'ahead of us in']
  return [table(head, [ownLine, ...lines]), notes.join('\n')].filter(Boolean).join('\n\n')
}

/** Three digits that count: what is measured here varies by more than the fourth. */
export function figure(value: Figure): string {
  return value === undefined || Number.isNaN(value)
    ? '–'
    : Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 })
}

function cell(value: Figure, times?: number): string {
  return times === undefined
    ? figure(value)
    : `${figure(value)} (${times.toFixed(times < 10 ? 2 : 1)} ×)`
}

function timesBetter({ better }: Column, own: Figure, other: Figure): number | undefined {
  if (!better || !own || !other) return undefined
  return better === 'more' ? own / other : other / own
}

function isBehind(times: number | undefined): boolean {
  return times !== undefined && Number(times.toFixed(2)) < 1
}
