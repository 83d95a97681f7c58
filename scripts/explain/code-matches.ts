// Codes in a normalized text: whole ones with any separators, parts of one, and what looks like a code but is none.

export interface CodeMatch {
  index: number
  text: string
  /** Whether it can be nothing else: `pwd.0001` is a code, `user0001` may be a name. */
  isSure: boolean
}

export interface CodeMatches {
  /** By the position of the code in the catalog. */
  whole: (CodeMatch | undefined)[]
  /** Whether the text has its end (`sdk.pwd.0001`), its beginning (`idaas.sdk.pwd.00`), or it with a prefix. */
  isPart: boolean[]
  unknown: string[]
}

export function createCodeMatcher(codes: readonly string[]): (text: string) => CodeMatches {
  const patterns = codes.map(codePattern)
  const segments = codes.map(segmentsOf)
  const firsts = new Set(segments.map(([first]) => first))
  const heads = new Set(segments.map(headOf))

  return (text) => {
    const all = patterns.map((pattern) => matchOf(pattern, text))
    const whole = longest(all)
    const strangers = strangersIn(text, heads).filter(
      (it) => !whole.some((match) => match && it.includes(match.text)),
    )
    const related = [...strangers, ...alone(text)].map((it) => ({
      it,
      to: withoutEnds(
        segments.map((code) => relationOf(segmentsOf(it), code, firsts)),
        segments,
      ),
    }))
    const isUnknown = ({ it, to }: (typeof related)[number]) =>
      strangers.includes(it) && to.every((relation) => !relation)
    return {
      whole,
      isPart: codes.map((_, index) => !all[index] && related.some(({ to }) => to[index])),
      unknown: [...new Set(related.filter(isUnknown).map(({ it }) => it.toUpperCase()))],
    }
  }
}

/** No more digits, and neither an address nor the name of a host. */
const endOfCode = String.raw`(?!\d|@|(?:\.[a-z][\w-]*){2})`
/** Words and four digits with dots between. */
const dottedCode = new RegExp(
  String.raw`(?<!\w|\w\.)[a-z][a-z_]*(?:\.[a-z_]+)*\.\d{4}${endOfCode}`,
  'g',
)

/** A code with any separators; one without digits is ordinary words, so its own separator or nothing else is asked for. */
function codePattern(code: string): RegExp {
  const hasDigits = /\d/.test(code)
  const separator = hasDigits ? String.raw`[\s._:/-]*` : '[._-]?'
  const parts = code.toLowerCase().split(/[^a-z\d]+/)
  const end = hasDigits ? endOfCode : `(?![a-z\\d])`
  const alone = hasDigits ? '' : `|^\\s*${parts.join('\\s')}\\s*$`
  return new RegExp(`(?<![a-z\\d])(?<![a-z\\d][._])${parts.join(separator)}${end}${alone}`)
}

function matchOf(pattern: RegExp, text: string): CodeMatch | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const [found] = match
  const isSure = /[._:/-]\d|^\D+$/.test(found) || segmentsOf(found).length > 2
  return { index: match.index, text: found, isSure: isSure || found.trim() === text.trim() }
}

/** Without matches inside a longer one: `PWD.0001` inside `IDAAS.SDK.PWD.0001`. */
function longest(matches: (CodeMatch | undefined)[]): (CodeMatch | undefined)[] {
  return matches.map((it) => {
    if (!it) return undefined
    const end = it.index + it.text.length
    const isInside = matches.some(
      (other) =>
        other &&
        other.index <= it.index &&
        end <= other.index + other.text.length &&
        other.text.length > it.text.length,
    )
    return isInside ? undefined : it
  })
}

/** What looks like a code: words and four digits with dots between, or with other signs if a code begins like that. */
function strangersIn(text: string, heads: ReadonlySet<string>): string[] {
  const dotted = text.match(dottedCode) ?? []
  const others = text.match(/(?<!\w|\w\.)[a-z]+(?:[._:-][a-z]+)+(?:[._:-]\d*)?(?![a-z\d])/g) ?? []
  const alike = others.filter(
    (it) => segmentsOf(it).length > 2 && heads.has(headOf(segmentsOf(it))),
  )
  return [...new Set([...dotted, ...alike])]
}

/** The whole text, if it is letters and a number and nothing else. */
function alone(text: string): string[] {
  const trimmed = text.trim()
  return /^[a-z]+(?:[\s._:/-]+[a-z]+)*[\s._:/-]*\d+$/.test(trimmed) ? [trimmed] : []
}

/** The text has the end of the code, its beginning, or the code with something before it. */
type Relation = 'end' | 'beginning' | 'prefixed'

function relationOf(
  given: string[],
  code: string[],
  firsts: ReadonlySet<string | undefined>,
): Relation | undefined {
  const number = code.at(-1) ?? ''
  const last = given.at(-1) ?? ''
  if (sameNumber(last, number)) {
    if (isEnd(given.slice(0, -1), code.slice(0, -1))) return 'end'
    const isPrefixed = !firsts.has(given[0]) && isEnd(code.slice(0, -1), given.slice(0, -1))
    return isPrefixed ? 'prefixed' : undefined
  }
  const [head, rest] = /^\d/.test(last) ? [given.slice(0, -1), last] : [given, '']
  const isBeginning = head.length > 1 && head.join('.') === code.slice(0, -1).join('.')
  return isBeginning && number.startsWith(rest) ? 'beginning' : undefined
}

/** With a prefix, the longest code alone counts. */
function withoutEnds(
  relations: (Relation | undefined)[],
  codes: string[][],
): (Relation | undefined)[] {
  const lengths = relations.map((it, index) =>
    it === 'prefixed' ? (codes[index]?.length ?? 0) : 0,
  )
  const most = Math.max(...lengths)
  return relations.map((it, index) =>
    it === 'prefixed' && (lengths[index] ?? 0) < most ? undefined : it,
  )
}

/** Whether `pwd` is the end of `idaas.sdk.pwd`. */
function isEnd(end: string[], whole: string[]): boolean {
  return `.${whole.join('.')}`.endsWith(`.${end.join('.')}`)
}

function sameNumber(a: string, b: string): boolean {
  return /^\d+$/.test(a) && /^\d+$/.test(b) && Number(a) === Number(b)
}

/** `idaas.sdk`; one word alone, such as `org`, begins much else. */
function headOf(segments: string[]): string {
  return segments.slice(0, 2).join('.')
}

/** Words and numbers: `idaas`, `sdk`, `pwd`, `0001`. */
function segmentsOf(code: string): string[] {
  return code.toLowerCase().match(/[a-z]+|\d+/g) ?? []
}
