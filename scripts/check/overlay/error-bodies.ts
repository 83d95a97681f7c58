// Error bodies whose members have other names than the contract's: which of them holds the code shows where a request
// had one reason to be refused, since the code of that reason stands in it.
import type { CatalogError } from '../../contract/catalog.ts'
import type { Variant } from '../../contract/contract.ts'
import { judgeMessage } from '../judge/message.ts'
import { type Members, type SeenBody, type SeenError, errorIn } from './observations.ts'

export interface OtherBody extends Members {
  kind: 'body'
  product: string
  count: number
  example: string
}

interface Read {
  bodies: OtherBody[]
  /** The refusals, now that they can be read. */
  errors: SeenError[]
  left: string[]
}

/** `known` are the refusals whose bodies are the contract's. */
export function otherBodies(unread: readonly SeenBody[], known: readonly SeenError[]): Read {
  const products = [...new Set(unread.map(({ variant }) => variant.product))]
  const read: Read = { bodies: [], errors: [], left: [] }
  for (const product of products) {
    const ofProduct = (it: { variant: Variant }) => it.variant.product === product
    const seen = unread.filter(ofProduct)
    const members = membersOf(seen, known.filter(ofProduct))
    if (typeof members === 'string') {
      read.left.push(`error bodies of ${product}: ${members}`)
      continue
    }
    const [{ what: example } = { what: '' }] = seen
    read.bodies.push({ kind: 'body', product, ...members, count: seen.length, example })
    read.errors.push(...seen.flatMap((it) => errorIn(it, members)))
  }
  return read
}

type Explained = SeenBody & { entry: CatalogError }

/** Or why they cannot be told. */
function membersOf(seen: readonly SeenBody[], known: readonly SeenError[]): Members | string {
  const explained = seen.flatMap((it): Explained[] =>
    it.reason?.entry ? [{ ...it, entry: it.reason.entry }] : [],
  )
  const names = `their members are ${namesIn(seen).join(', ') || 'none'}`
  const code = best(
    seen,
    (name) => explained.filter((it) => it.body[name] === it.entry.code).length,
  )
  if (code === undefined) return `${names}; none holds a code of the contract`
  const schemas = [...new Set(explained.map(({ entry }) => entry.schema))]
  const [schema = ''] = schemas
  if (schemas.length > 1)
    return `${names}, in place of ${schemas.join(' and ')}; write them by hand`
  if (known.some((it) => it.schema === schema))
    return `${names} in some, those of ${schema} in others`
  const message = best(seen, (name) => explained.filter((it) => isMessage(it, name)).length, code)
  if (message === undefined) return `${names}; which of them is the message cannot be told`
  return { code, message, schema }
}

/** The text that stands in every body and fits most often; undefined if it never does, or another fits as often. */
function best(
  seen: readonly SeenBody[],
  fits: (name: string) => number,
  other?: string,
): string | undefined {
  const texts = namesIn(seen).filter(
    (name) => name !== other && seen.every(({ body }) => typeof body[name] === 'string'),
  )
  const ranked = texts
    .map((name) => ({ name, times: fits(name) }))
    .sort((one, two) => two.times - one.times)
  const [first, second] = ranked
  return first && first.times > (second?.times ?? 0) ? first.name : undefined
}

function namesIn(seen: readonly SeenBody[]): string[] {
  return [...new Set(seen.flatMap(({ body }) => Object.keys(body)))]
}

function isMessage({ body, entry, variant, language, values }: Explained, name: string): boolean {
  const context = {
    error: entry,
    siblings: variant.errors,
    language,
    values: values(entry),
    limits: [],
    names: [],
  }
  return judgeMessage(body[name], context).length === 0
}
