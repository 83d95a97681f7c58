// Values as TypeScript text: single quotes, bare keys where they are identifiers, one line where it is short.

const width = 110

/** An expression for a JSON value, or a map with numbers for keys; `undefined` members are left out. */
export function literal(value: unknown, indent = ''): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
  if (typeof value !== 'object' || value === null) return String(value)
  const inner = `${indent}  `
  const members = Array.isArray(value)
    ? value.map((it) => literal(it, inner))
    : membersOf(value).flatMap(([name, it]) =>
        it === undefined ? [] : [`${name}: ${literal(it, inner)}`],
      )
  const [open, close] = Array.isArray(value) ? '[]' : ['{ ', ' }']
  const line =
    members.length === 0
      ? `${open}${close}`.replaceAll(' ', '')
      : `${open}${members.join(', ')}${close}`
  if (indent.length + line.length <= width && !line.includes('\n')) return line
  return `${open?.trim()}\n${members.map((it) => `${inner}${it},\n`).join('')}${indent}${close?.trim()}`
}

function membersOf(value: object): [name: string, value: unknown][] {
  return value instanceof Map
    ? [...value].map(([name, it]) => [String(name), it])
    : Object.entries(value).map(([name, it]) => [key(name), it])
}

/** A text as it can stand in a comment of one line. */
export function comment(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('*/', '*\\/')
}

/** A property's name as it can stand in an object or a type, where a bare number would be a number for the compiler. */
export function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name)
}
