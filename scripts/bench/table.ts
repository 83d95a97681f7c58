// A table of us beside peers. Each figure of a peer has in brackets how many times better we are; where
// that is below 1 the row says that the peer is ahead, and a note below says why.

export interface Column {
  head: string
  /** Which figure is the better one; a column without it is there to be read, not compared. */
  better?: 'more' | 'less'
}

export interface Row {
  name: string
  /** One a column; undefined or NaN where there is none. */
  values: readonly (number | undefined)[]
  /** Why it is ahead where it is, as the end of a sentence: `since it judges nothing`. */
  because: string
}

/** A contender that could not be measured, and why. */
export interface Absent {
  name: string
  absent: string
}

/** The first row is ours. */
export function compare(
  what: string,
  columns: Column[],
  own: Omit<Row, 'because'>,
  others: (Row | Absent)[],
): string {
  const leads = (row: Row) =>
    columns.filter((column, index) =>
      isBehind(timesBetter(column, own.values[index], row.values[index])),
    )
  const lines = others.map((row) => {
    if ('absent' in row) return [row.name, ...columns.map(() => '–'), row.absent]
    const cells = columns.map((column, index) =>
      cell(row.values[index], timesBetter(column, own.values[index], row.values[index])),
    )
    return [
      row.name,
      ...cells,
      leads(row)
        .map(({ head }) => head)
        .join(', ') || '–',
    ]
  })
  const notes = others.flatMap((row) =>
    'absent' in row || leads(row).length === 0
      ? []
      : [
          `- ${row.name} is ahead in ${leads(row)
            .map(({ head }) => head)
            .join(', ')}, ${row.because}.`,
        ],
  )
  const markdown = table(
    [what, ...columns.map(({ head }) => head), 'ahead of us in'],
    [[own.name, ...own.values.map((value) => cell(value)), ''], ...lines],
  )
  return [markdown, ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n')
}

/** The first and, where it is text, the last column are words; all others are figures. */
export function table(head: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
  const isFigure = (index: number) =>
    index > 0 && rows.some((row) => /^-?[\d.,]+( \(.*\))?$/.test(String(row[index] ?? '')))
  return [
    line(head),
    line(head.map((_, index) => (isFigure(index) ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n')
}

/** Three digits that count: what is measured here varies by more than the fourth. */
export function figure(value: number | undefined): string {
  return value === undefined || Number.isNaN(value)
    ? '–'
    : Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 })
}

function cell(value: number | undefined, times?: number): string {
  return times === undefined
    ? figure(value)
    : `${figure(value)} (${times.toFixed(times < 10 ? 2 : 1)} ×)`
}

function timesBetter(
  { better }: Column,
  own: number | undefined,
  other: number | undefined,
): number | undefined {
  if (!better || !own || !other) return undefined
  return better === 'more' ? own / other : other / own
}

function isBehind(times: number | undefined): boolean {
  return times !== undefined && Number(times.toFixed(2)) < 1
}
