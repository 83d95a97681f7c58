// A table of us beside peers. Each figure of a peer has in brackets how many times better we are; below 1 the peer is
// ahead, which the row says, and a note below it says why.
import { table } from './markdown-tables.ts'

export interface Column {
  head: string
  /** Which figure is the better one; a column without it is there to be read, not compared. */
  better?: 'more' | 'less'
}

export type Figure = number | undefined

/** A contender with a figure for each column, or one that could not be measured. */
export type Row =
  | {
      name: string
      values: readonly Figure[]
      /** Why it may be ahead, as the end of a sentence: `since it judges nothing`. */
      because?: string | undefined
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
  const notes: string[] = []
  const lines = others.map((row) => {
    if ('absent' in row) return [row.name, ...columns.map(() => '–'), row.absent]
    const { name, values, because } = row
    const times = columns.map((it, at) => timesBetter(it, ownValues[at], values[at]))
    const leads = columns.filter((_, at) => Number(times[at]?.toFixed(2)) < 1)
    const ahead = leads.map(({ head }) => head).join(', ')
    if (ahead && because) notes.push(`- ${name} is ahead in ${ahead}, ${because}.`)
    return [name, ...columns.map((_, at) => cell(values[at], times[at])), ahead || '–']
  })
  const ownLine = [own.name, ...columns.map((_, at) => cell(ownValues[at])), '']
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
  if (times === undefined) return figure(value)
  return `${figure(value)} (${times.toFixed(times < 10 ? 2 : 1)} ×)`
}

/** Undefined where one figure is missing, and where ours is better than any number of times. */
function timesBetter({ better }: Column, own: Figure, other: Figure): Figure {
  if (!better || own === undefined || other === undefined) return undefined
  const times = better === 'more' ? own / other : other / own
  return Number.isFinite(times) ? times : undefined
}
