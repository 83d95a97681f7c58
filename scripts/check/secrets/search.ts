// Finds secrets in a text, in whichever form. Each one is searched for by itself, with needles that are
// prepared once and found by how they begin, so that a search costs the same for one secret and for a hundred.
import { formsOf } from './encoded-forms.ts'
import type { View, Views } from './views.ts'

export interface Secret {
  /** The variable that stands for it. */
  name: string
  /** `password`, `id token`, … */
  what: string
  value: string
}

/** Shorter ones stand in other texts by chance. */
export const shortest = 4

/** Nor are shorter ones looked for where something may stand between their letters. */
const shortestBare = 6

/** One form of a secret. */
interface Needle {
  secret: Secret
  text: string
  /** What may not stand before it and, mirrored, not behind it. */
  border: { redact: RegExp; alarm: RegExp } | undefined
}

interface Span {
  start: number
  end: number
  secret: Secret
}

interface Index {
  add(secret: Secret): void
  spansIn(views: Views, purpose: 'redact' | 'alarm'): Span[]
}

export function createIndex(): Index {
  const inClear = new Map<number, Needle[]>()
  const inHex = new Map<number, Needle[]>()
  const inBase64 = new Map<number, Needle[]>()
  const inBare = new Map<number, Needle[]>()
  return {
    add(secret) {
      const { value } = secret
      const isShort = /^[a-z0-9]{1,8}$/i.test(value)
      const { clear, bare, backwards, decimal, hex, base64 } = formsOf(value)
      const put = (index: Map<number, Needle[]>, text: string, border: Needle['border']) => {
        const key = beginning(text, 0)
        index.set(key, [...(index.get(key) ?? []), { secret, text, border }])
      }
      put(inClear, clear, isShort ? shortBorder : undefined)
      for (const text of hex) put(inHex, text, isShort ? hexBorder : undefined)
      for (const text of base64) put(inBase64, text, undefined)
      if (bare.length < shortestBare) return
      put(inBare, bare, bare.length > 8 ? undefined : bareBorder)
      put(inBare, backwards, bare.length > 8 ? backwardsBorder : bareBorder)
      put(inBare, decimal, bareBorder)
    },
    spansIn: ({ readable, packed, packedLower, bare }, purpose) => [
      ...readable.flatMap((view) => search(view, inClear, purpose)),
      ...search(packedLower, inHex, purpose),
      ...search(packed, inBase64, purpose),
      ...search(bare, inHex, purpose),
      ...search(bare, inBare, purpose),
    ],
  }
}

/** A number for the first four characters. */
function beginning(text: string, at: number): number {
  let key = 0
  for (let next = at; next < at + shortest; next += 1) {
    key = Math.imul(key, 33) ^ text.charCodeAt(next)
  }
  return key
}

function search(
  view: View,
  index: ReadonlyMap<number, Needle[]>,
  purpose: 'redact' | 'alarm',
): Span[] {
  const { text, starts, ends, length } = view
  const startOf = (at: number) => (starts ? (starts[at] ?? length) : at)
  const endOf = (at: number) => ends?.[at - 1] ?? startOf(at)
  const spans: Span[] = []
  for (let at = 0; index.size > 0 && at <= text.length - shortest; at += 1) {
    for (const needle of index.get(beginning(text, at)) ?? []) {
      if (!text.startsWith(needle.text, at)) continue
      const end = at + needle.text.length
      const border = needle.border?.[purpose]
      const before = text.slice(Math.max(0, at - 2), at)
      const behind = [...text.slice(end, end + 2)].reverse().join('')
      if (border?.test(before) || border?.test(behind)) continue
      spans.push({ start: startOf(at), end: endOf(end), secret: needle.secret })
    }
  }
  return spans
}

/** A short secret is none inside a longer number; nor is it worth an alarm inside a date or an id. */
const shortBorder = { redact: /\d$/, alarm: /[a-z\d]$|[a-z\d][-.:_/]$/i }
/** What is read so loosely gives no alarm: a password may be a name backwards, and a code the digits of a date. */
const bareBorder = { redact: /\d$/, alarm: /^/ }
const backwardsBorder = { redact: /(?!)/, alarm: /^/ }
const hexBorder = { redact: /[\da-f]$/, alarm: /[\da-f]$/ }

/** In their order; those that overlap are one, named after the first and longest. */
export function separate(spans: readonly Span[]): Span[] {
  const separated: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = separated.at(-1)
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
    else separated.push({ ...span })
  }
  return separated
}
