// Generated from the OpenAPI contract of idaas-password 0.1.0. Do not edit.
// Reads the values in a message's placeholders back. A template has the words next to the placeholders and not the
// whole text, which the server may word around them: `contain {min#} to {max#} characters`; `#` marks a number.

/** Between words and placeholders: blanks and light punctuation, of which a server may change the spelling. */
const light = '\\s,，:：~～-'

/** By template: the pattern, and whether each name is a number. */
const patterns: Record<string, [pattern: RegExp, numbers: Record<string, boolean>]> = {}

/**
 * The values by name; undefined if no template fits. No wording of the vendor's is nearly as
 * long as what is refused.
 */
export function readParameters(
  templates: string[],
  message: string,
): Record<string, unknown> | undefined {
  for (const template of templates) {
    const [pattern, numbers] = (patterns[template] ??= patternOf(template))
    const found = message.length <= 500 ? pattern.exec(message)?.groups : undefined
    if (!found) continue
    const values: Record<string, unknown> = {}
    for (const name in numbers) values[name] = numbers[name] ? Number(found[name]) : found[name]
    return values
  }
  return undefined
}

function patternOf(template: string): [RegExp, Record<string, boolean>] {
  const numbers: Record<string, boolean> = {}
  const gap = `[${light}]*`
  const source = template.replace(/ ?{(\w+)(#?)} ?| /g, (_, name: string | undefined, number) => {
    if (!name) return gap
    const isRepeated = name in numbers
    numbers[name] = number
    // What is captured neither starts nor ends with light punctuation, so that no text takes long to refuse.
    const text = `[^${light}](?:.*${template.endsWith('}') ? '' : '?'}[^${light}])?`
    const value = isRepeated ? `\\k<${name}>` : `(?<${name}>${number ? '\\d{1,9}' : text})`
    return gap + value + gap
  })
  // A word of letters is not a part of a longer one; Chinese characters stand next to each other.
  return [new RegExp(edge(template[0]) + source + edge(template.at(-1)), 'u'), numbers]
}

function edge(character = ''): string {
  return /\w/.test(character) ? '\\b' : ''
}
