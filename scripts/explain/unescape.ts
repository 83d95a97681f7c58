// Undoes what loggers, shells, templates and proxies do to a text, so that it reads as the server wrote it. Text that
// only looks escaped stays as it is.

/** Without the escapes of JSON, HTML, URLs and byte strings. Twice, since one log often quotes another. */
export function unescaped(text: string): string {
  return once(once(text))
}

function once(text: string): string {
  return withBytes(withUnicode(withEntities(text)))
    .replace(/\\{1,9}[nrt]/g, ' ')
    .replaceAll('\\', '')
}

/** `\u5bc6`, `\u{5bc6}`, `%u5bc6`. */
function withUnicode(text: string): string {
  return text.replace(
    /(?:\\{1,9}|%)u(?:\{([\da-f]{1,6})\}|([\da-f]{4}))/gi,
    (escape, braced: string | undefined, four: string | undefined) =>
      character(Number.parseInt(braced ?? four ?? '', 16)) ?? escape,
  )
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** `&quot;`, `&#23494;`, `&#x5BC6;`. */
function withEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (entity, ...groups) => {
    const [decimal, hexadecimal, name] = groups as (string | undefined)[] // the groups come first
    if (name !== undefined) return entities[name.toLowerCase()] ?? entity
    return character(decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16)) ?? entity
  })
}

/** UTF-8 as `%E5%AF%86`, `\xe5\xaf\x86`, `\345\257\206`, or read as Latin-1: `å¯†`. */
function withBytes(text: string): string {
  return text
    .replace(
      /(?:(?:%|\\{1,9}x)[\da-f]{2})+/gi,
      (run) => utf8(numbers(run, /[\da-f]{2}/gi, 16)) ?? run,
    )
    .replace(/(?:\\{1,9}[0-3][0-7]{2})+/g, (run) => utf8(numbers(run, /[0-7]{3}/g, 8)) ?? run)
    .replace(misread, (run) => utf8([...run].map((it) => latinBytes.get(it) ?? 0)) ?? run)
}

function numbers(run: string, pattern: RegExp, base: number): number[] {
  return (run.match(pattern) ?? []).map((it) => Number.parseInt(it, base))
}

/** Undefined if the bytes are not UTF-8; of a character that is cut off at the end nothing is kept. */
function utf8(bytes: number[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes), {
      stream: true,
    })
  } catch {
    return undefined
  }
}

/** What a reader of Latin-1, as Windows has it, makes of the bytes that only UTF-8 uses. */
const latinBytes = new Map(
  Array.from({ length: 128 }, (_, index) => {
    const byte = 128 + index
    return [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte] as const
  }),
)
const misread = new RegExp(`[${[...latinBytes.keys()].join('')}]{2,}`, 'g')

function character(point: number): string | undefined {
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined
}
