// Text from a deployment, made harmless: on one line, with nothing invisible in it, and never a command to
// the machine that runs a CI job. GitHub takes a line that starts with `::`, and `##[` anywhere, as a
// command; Azure takes `##vso[`.

/** Control characters, direction marks, joiners, lone surrogates, line ends, and `#` where it is a command. */
export const unsafe = /[\p{C}\u2028\u2029]|#(?=#(?:vso)?\[)/iu
const everyUnsafe = new RegExp(unsafe, 'giu')

/** The text on one line, with `\n` and `\u202e` for what cannot be seen. */
export function visible(text: string): string {
  return text.replace(everyUnsafe, escaped)
}

/** The same for texts that are printed in several lines: line ends and tabs stay. */
export function visibleLines(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(everyUnsafe, (it) => (/[\t\n]/.test(it) ? it : escaped(it)))
}

function escaped(character: string): string {
  if (character === '\n') return '\\n'
  const hex = character.codePointAt(0)?.toString(16) ?? ''
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`
}

/** The last step of each output: no line begins with `::`. */
export function withoutCommands(text: string, colon = '\\:'): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, `$1${colon}`)
}

/** Lines of at most `width` columns with the indentation, which the first line has already. */
export function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = []
  let line = ''
  let columns = indent.length
  const end = () => {
    lines.push(line.trimEnd())
    line = ''
    columns = indent.length
  }
  for (const word of text.split(/(?<= )/)) {
    const needed = columnsOf(word.trimEnd())
    if (columns + needed > width && columns > indent.length) end()
    const pieces = columns + needed > width ? word : [word] // a word that fits on no line is split
    for (const piece of pieces) {
      if (columns + columnsOf(piece.trimEnd()) > width) end()
      line += piece
      columns += columnsOf(piece)
    }
  }
  end()
  return lines.join(`\n${indent}`)
}

/** One line of at most `width` columns. */
export function shortened(text: string, width: number): string {
  const [line = ''] = wrapped(text, width - 1, '').split('\n')
  return line === text ? text : `${line}…`
}

/** Chinese characters take two columns. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const it of text) columns += it >= '\u1100' && wide.test(it) ? 2 : 1
  return columns
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{3fffd}]/u

/** The first bytes of a text, and how many there were. */
export function cut(text: string, bytes: number): string {
  const whole = Buffer.from(text)
  if (whole.length <= bytes) return text
  const start = whole
    .subarray(0, bytes)
    .toString()
    .replace(/\ufffd+$/, '')
  return `${start}… (${whole.length} bytes)`
}
