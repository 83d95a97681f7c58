// One line that is written over and over while a run lasts; on a terminal only, and without any colour.

export interface Line {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

export interface Progress {
  /** Says what is under way. */
  show(text: string): void
  /** Leaves the line empty. */
  end(): void
}

export function progressOn(line: Line, total: number): Progress {
  if (!line.isTTY) return { show() {}, end() {} }
  const blank = () => `\r${' '.repeat(width(line))}\r`
  let done = 0
  return {
    show(text) {
      done += 1
      line.write(`${blank()}${`${done}/${Math.max(total, done)} ${text}`.slice(0, width(line))}`)
    },
    end: () => line.write(blank()),
  }
}

/** One less than there is, since a full line makes some terminals go on to the next. */
function width({ columns = 80 }: Line): number {
  return Math.max(columns - 1, 1)
}
