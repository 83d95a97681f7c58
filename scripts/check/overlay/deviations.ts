// What a deployment consistently does otherwise than the contract says, from what was seen of it. What was seen in
// several ways is no deviation that could be written down.
import type { CatalogError, Language, Texts } from '../../contract/catalog.ts'
import type { Operation, Variant } from '../../contract/contract.ts'
import type { Values } from '../../model/password-rules.ts'
import { regexEscaped } from '../../contract/regex-escape.ts'
import { type OtherBody, otherBodies } from './error-bodies.ts'
import type { Observation, Reason, SeenError, SeenSuccess } from './observations.ts'

interface Evidence {
  /** How many responses show it. */
  count: number
  /** What was done to the valid request in one of them. */
  example: string
}

export interface MissingVariant extends Evidence {
  kind: 'missing'
  variant: Variant
}

export interface OtherSuccess extends Evidence {
  kind: 'success'
  operation: Operation
  product: string
  status: number
  /** The JSON type of each member, and whether each response had it; empty if there is no body. */
  members: ReadonlyMap<string, { type: string; always: boolean }>
}

export interface OtherError extends Evidence {
  kind: 'error'
  entry: CatalogError
  /** If it is another one. */
  status: number | undefined
  /** Component schema of the body, if it is another one. */
  schema: string | undefined
  /** Where they are others. */
  message: Texts
}

export interface NewCode extends Evidence {
  kind: 'code'
  product: string
  code: string
  status: number
  schema: string
  message: Texts
  parameters: string[]
  condition: string
  inputs: Reason['input'][]
  /** Whose reason it is given for instead; undefined if that had no code. */
  instead: CatalogError | undefined
  variants: Variant[]
}

export type Deviation = OtherBody | MissingVariant | OtherSuccess | OtherError | NewCode

export interface Deviations {
  written: Deviation[]
  /** What differs and cannot be written, in sentences. */
  left: string[]
}

export function deviationsIn(observations: readonly Observation[]): Deviations {
  const successes = observations.filter((it) => it.kind === 'success')
  const known = observations.filter((it) => it.kind === 'error')
  const missing = missingVariants(observations)
  const unread = observations.filter((it) => it.kind === 'body')
  const read = otherBodies(
    unread.filter(({ variant }) => !missing.some((it) => it.variant === variant)), // a framework's
    known,
  )
  const errors = [...known, ...read.errors]
  const found = [
    { written: read.bodies, left: read.left },
    { written: missing, left: [] },
    otherSuccesses(successes),
    otherErrors(errors.filter((it) => it.listed)),
    newCodes(errors),
  ]
  return {
    written: found.flatMap(({ written }) => written),
    left: found.flatMap(({ left }) => left),
  }
}

function missingVariants(observations: readonly Observation[]): MissingVariant[] {
  const telling = observations.filter(({ kind }) => kind !== 'body')
  return [...groups(telling, ({ variant }) => variant)].flatMap(([variant, seen]) =>
    seen.every(({ kind }) => kind === 'missing')
      ? [{ kind: 'missing' as const, variant, ...evidence(seen) }]
      : [],
  )
}

function otherSuccesses(successes: readonly SeenSuccess[]): Deviations {
  const left: string[] = []
  const byPlace = groups(
    successes,
    ({ variant }) => `${variant.product} ${variant.operation.id}`,
  ).values()
  const written = [...byPlace].flatMap((seen): OtherSuccess[] => {
    const [first] = seen
    if (!first) return []
    const { status, variant } = first
    const { operation, product } = variant
    const members = membersOf(seen)
    if (!members || seen.some((it) => it.status !== status)) {
      left.push(`${operation.id} (${product}): its successes differ among themselves`)
      return []
    }
    const expected = operation.success
    const known = Object.keys(expected.schema?.properties ?? {})
    const isOther =
      status !== expected.status ||
      (members.size === 0) !== (known.length === 0) ||
      [...members.keys()].some((name) => !known.includes(name))
    return isOther
      ? [{ kind: 'success', operation, product, status, members, ...evidence(seen) }]
      : []
  })
  return { written, left }
}

/** Undefined if a body was neither empty nor an object, or a member was of several types. */
function membersOf(seen: readonly SeenSuccess[]): OtherSuccess['members'] | undefined {
  const members = new Map<string, { type: string; always: boolean }>()
  for (const it of seen) {
    if (!it.members) return undefined
    for (const [name, type] of it.members) {
      const known = members.get(name)
      if (known && known.type !== type) return undefined
      members.set(name, { type, always: seen.every(({ members }) => members?.has(name)) })
    }
  }
  return members
}

function otherErrors(errors: readonly SeenError[]): Deviations {
  const left: string[] = []
  const written = [...groups(errors, ({ listed }) => listed)].flatMap(
    ([entry, seen]): OtherError[] => {
      if (!entry) return []
      const statuses = new Set(seen.map(({ status }) => status))
      if (statuses.size > 1) left.push(`${entry.code}: came with ${[...statuses].join(', ')}`)
      const [status] = statuses
      const other = statuses.size === 1 && status !== entry.status ? status : undefined
      const message = otherWords(entry, seen)
      const schemas = new Set(seen.map((it) => it.schema))
      if (schemas.size > 1) left.push(`${entry.code}: came with several bodies`)
      const [first] = schemas
      const schema = schemas.size === 1 && first !== entry.schema ? first : undefined
      return other === undefined && schema === undefined && Object.keys(message).length === 0
        ? []
        : [{ kind: 'error', entry, status: other, schema, message, ...evidence(seen) }]
    },
  )
  return { written, left }
}

/** In each language in which all messages have the same other words, the words with the parameters in their places. */
function otherWords(entry: CatalogError, seen: readonly SeenError[]): Texts {
  const message: Texts = {}
  for (const [language, all] of groups(seen, (it) => it.language)) {
    if (entry.message[language] === undefined || !all.every((it) => it.hasOtherWords)) continue
    const words = sameWords(all, entry.parameters)
    if (words !== undefined) message[language] = words
  }
  return message
}

/** Undefined if they differ, or if a value cannot be told from the words. */
function sameWords(seen: readonly SeenError[], parameters: readonly string[]): string | undefined {
  const texts = new Set(seen.map(({ message, values }) => templateOf(message, parameters, values)))
  const [only] = texts
  return texts.size === 1 ? only : undefined
}

function templateOf(
  message: string | undefined,
  parameters: readonly string[],
  values: Values,
): string | undefined {
  let text = message?.trim()
  for (const [index, name] of parameters.entries()) {
    const value = values[name]
    const parts = text?.split(
      new RegExp(`(?<![\\p{L}\\d])${regexEscaped(String(value))}(?![\\p{L}\\d])`, 'u'),
    )
    if (value === undefined || parts?.length !== 2) return undefined
    text = parts.join(`{${index}}`)
  }
  return text === '' ? undefined : text
}

function newCodes(errors: readonly SeenError[]): Deviations {
  const left: string[] = []
  const instead = errors.filter((it) => !it.listed && it.reason && isAlways(it, errors, it.reason))
  const byCode = groups(instead, ({ variant, code }) => `${variant.product} ${code}`)
  const written = [...byCode.values()].flatMap((seen): NewCode[] => {
    const made = newCode(seen)
    if (typeof made !== 'string') return [made]
    left.push(made)
    return []
  })
  return { written, left }
}

/** Whether this code comes each time when this is the one reason. */
function isAlways({ variant, code }: SeenError, errors: readonly SeenError[], reason: Reason) {
  const alike = errors.filter(
    (it) =>
      it.variant === variant &&
      it.reason?.condition === reason.condition &&
      it.reason.entry === reason.entry &&
      it.reason.input === reason.input,
  )
  return alike.every((it) => it.code === code)
}

/** The code with all its reasons, or why it cannot be written. */
function newCode(seen: readonly SeenError[]): NewCode | string {
  const [first] = seen
  if (!first?.reason) return 'nothing was seen'
  const { code, status, schema, reason } = first
  const { product } = first.variant
  const name = `${code} (${product})`
  const conditions = new Set(seen.map((it) => it.reason?.condition))
  if (conditions.size > 1)
    return `${name}: stands for several reasons: ${[...conditions].join(', ')}`
  if (seen.some((it) => it.status !== status)) return `${name}: comes with several statuses`
  const replaced = [...new Set(seen.map((it) => it.reason?.entry))]
  if (replaced.length > 1) return `${name}: comes instead of several codes`
  const [instead] = replaced
  return {
    ...{ kind: 'code', product, code, status, schema },
    ...wordsOf(seen, instead?.parameters ?? []),
    condition: reason.condition,
    inputs: [...new Set(seen.map((it) => it.reason?.input))],
    instead,
    variants: [...new Set(seen.map((it) => it.variant))],
    ...evidence(seen),
  }
}

/** With the parameters, if they can be told from the words in each language. */
function wordsOf(
  seen: readonly SeenError[],
  parameters: string[],
): Pick<NewCode, 'message' | 'parameters'> {
  const languages = [...groups(seen, ({ language }) => language)]
  const inAll = (names: readonly string[]) =>
    languages.map(([language, all]) => [language, sameWords(all, names)] as const)
  const whole = inAll(parameters)
  const isWhole = whole.every(([, words]) => words !== undefined)
  const texts = isWhole ? whole : inAll([])
  const message: Texts = {}
  for (const [language, words] of texts satisfies (readonly [Language, string | undefined])[])
    if (words !== undefined) message[language] = words
  return { message, parameters: isWhole ? parameters : [] }
}

function evidence(seen: readonly Observation[]): Evidence {
  return { count: seen.length, example: seen[0]?.what ?? '' }
}

function groups<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const found = new Map<Key, Item[]>()
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item])
  return found
}
