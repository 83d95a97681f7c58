// Reads the values in a message's placeholders back. A template has the words next to the placeholders and not the whole
// text, which the server may word around them: `contain {min#} to {max#} characters`; `#` marks a number.

/** Between words and placeholders: blanks and light punctuation, of which a server may change the spelling. */
const light = '\\s,，:：~～-'

/** The values by name; undefined if no template fits. No wording of the vendor's is nearly as long as what is refused. */
export function readParameters(
  templates: string[],
  message: string,
): Record<string, unknown> | undefined {
  for (const template of templates) {
    const numbers: Record<string, boolean> = {}
    const source = template.replace(/ ?{(\w+)(#?)} ?| /g, (_, name: string | undefined, number) => {
      if (!name) return `[${light}]*`
      const isRepeated = name in numbers
      numbers[name] = number
      // What is captured neither starts nor ends with light punctuation, so that no text takes long to refuse.
      const text = `[^${light}](?:.*${template.endsWith('}') ? '' : '?'}[^${light}])?`
      const value = isRepeated ? `\\k<${name}>` : `(?<${name}>${number ? '\\d{1,9}' : text})`
      return `[${light}]*${value}[${light}]*`
    })
    // A word of letters is not a part of a longer one; Chinese characters stand next to each other.
    const pattern = new RegExp(`${edge(template[0])}${source}${edge(template.at(-1))}`, 'u')
    const found = message.length <= 500 ? pattern.exec(message)?.groups : undefined
    if (found)
      return Object.fromEntries(
        Object.keys(numbers).map((name) => [
          name,
          numbers[name] ? Number(found[name]) : found[name],
        ]),
      )
  }
  return undefined
}

function edge(character = ''): string {
  return /\w/.test(character) ? '\\b' : ''
}
