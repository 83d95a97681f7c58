// Error bodies whose members have other names than the contract's: which of them holds the code shows where a request
// had one reason to be refused, since the code of that reason stands in it.
import type { CatalogError } from '../../contract/catalog.ts'
import type { Contract } from '../../contract/contract.ts'
import { isObject, resolve } from '../../contract/json.ts'
import { groupBy } from '../report/report.ts'
import { type Deviation, type Found, quoted, seenTimes } from './actions.ts'
import {
  type Members,
  type SeenBody,
  type SeenError,
  errorIn,
  messageDifferences,
} from './observations.ts'

interface Read {
  found: Found[]
  /** The refusals, now that they can be read. */
  errors: SeenError[]
}

/** `known` are the refusals whose bodies are the contract's. */
export function otherBodies(
  unread: readonly SeenBody[],
  known: readonly SeenError[],
  contract: Contract,
): Read {
  const read: Read = { found: [], errors: [] }
  for (const [product, seen] of groupBy(unread, ({ variant }) => variant.product)) {
    const ofProduct = known.filter(({ variant }) => variant.product === product)
    const members = membersOf(seen, ofProduct)
    if (typeof members === 'string') {
      read.found.push(`error bodies of ${product}: ${members}`)
      continue
    }
    const example = seenTimes(seen)
    read.found.push(otherBody(members, contract, { product, example }))
    read.errors.push(...seen.flatMap((it) => errorIn(it, members)))
  }
  return read
}

function otherBody(
  { code, message, schema }: Members,
  { bundle, catalog }: Contract,
  { product, example }: { product: string; example: string },
): Deviation {
  const using = catalog.filter((entry) => entry.schema === schema && entry.product !== product)
  const sharing = [...new Set(using.map((entry) => entry.product))].join(', ')
  const note =
    sharing === '' ? '' : ` The body is that of ${sharing}, too; this changes it there as well.`
  const { title = schema, properties } = resolve(bundle, bundle['x-shapes']?.[schema])
  const known = Object.values(isObject(properties) ? properties : {})
  const holder = (word: string) =>
    known.find((property) => resolve(bundle, property)['x-value'] === word) ?? {
      type: 'string',
      'x-value': word,
    }
  return {
    said: [code, message],
    actions: [
      {
        comment: `Errors have ${code} and ${message}: ${example}.${note}`,
        target: `$['x-shapes'][${quoted(schema)}]`,
        remove: true,
      },
      {
        comment: 'The body of errors as it was seen.',
        target: "$['x-shapes']",
        update: {
          [schema]: {
            title,
            type: 'object',
            description: 'An error as the deployment returns it.',
            required: [code, message],
            properties: { [code]: holder('error.code'), [message]: holder('error.message') },
          },
        },
      },
    ],
  }
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

function isMessage(refusal: Explained, name: string): boolean {
  return messageDifferences(refusal, refusal.entry, refusal.body[name]).length === 0
}
