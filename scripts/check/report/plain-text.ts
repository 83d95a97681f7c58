// Text from a deployment, made harmless: on one line, with nothing invisible in it, and never a command to
// the machine that runs a CI job. GitHub takes a line that starts with `::`, and `##[` anywhere, as a
// command; Azure takes `##vso[`.

/** Control characters, direction marks, joiners, lone surrogates and line ends. */
const invisible = /[\p{C}\u2028\u2029]/gu
const command = /#(?=#(?:vso)?\[)/gi

/** The text on one line, with `\n` and `\u202e` for what cannot be seen. */
export function visible(text: string): string {
  return text.replace(invisible, escaped)
}

/** The same for texts that are printed in several lines: line ends and tabs stay. */
export function visibleLines(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(invisible, (it) => (/[\t\n]/.test(it) ? it : escaped(it)))
}

function escaped(character: string): string {
  if (character === '\n') return '\\n'
  const hex = character.codePointAt(0)?.toString(16) ?? ''
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`
}

/** The last step of each output: no line of it is a command. */
export function withoutCommands(text: string, hash = '#\u200b', colon = '\\:'): string {
  return text.replace(command, hash).replace(/^(\s*):(?=:)/gm, `$1${colon}`)
}

/** Lines of at most `width` columns; Chinese characters take two. Continued lines are indented. */
export function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = []
  let line = ''
  let columns = 0
  const end = () => {
    lines.push(line.trimEnd())
    line = ''
    columns = indent.length
  }
  for (const word of text.split(/(?<= )/)) {
    if (columns + columnsOf(word.trimEnd()) > width && columns > indent.length) end()
    for (const character of word) {
      if (columns + columnsOf(character) > width) {
        if (character === ' ') continue
        end()
      }
      line += character
      columns += columnsOf(character)
    }
  }
  end()
  return lines.join(`\n${indent}`)
}

export function columnsOf(text: string): number {
  let columns = 0
  for (const it of text)
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{3fffd}]/u.test(
        it,
      )
        ? 2
        : 1
  return columns
}

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
