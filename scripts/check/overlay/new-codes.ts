// Codes that the contract does not list where they came: each with the one reason for which it always came.
import type { CatalogError } from '../../contract/catalog.ts'
import { type Contract, type Variant, callName } from '../../contract/contract.ts'
import type { JsonObject } from '../../contract/json.ts'
import { codePattern } from '../../overlay/entry-problems.ts'
import { groupBy } from '../report/report.ts'
import { type Action, type Found, entryPath, quoted, seenTimes, variantPath } from './actions.ts'
import type { Reason, SeenError } from './observations.ts'
import { wordsIn } from './message-templates.ts'

interface Context {
  contract: Contract
  /** Who says what is written into the catalog. */
  source: string
  /** Variants that are not there. */
  missing: readonly Variant[]
}

type Explained = SeenError & { reason: Reason }

/** A code with what is the same in all of its responses. */
interface NewCode {
  product: string
  code: string
  status: number
  schema: string
  condition: string
  /** Whose reason it is given for instead; undefined if that had no code. */
  instead: CatalogError | undefined
  seen: readonly Explained[]
  variants: readonly Variant[]
}

export function newCodes(errors: readonly SeenError[], context: Context): Found[] {
  const explained = errors.filter((it): it is Explained => it.reason !== undefined)
  const unlisted = explained.filter((it) => !it.listed && isAlways(it, errors))
  const byCode = groupBy(unlisted, ({ variant, code }) => `${variant.product} ${code}`)
  const codes = [...byCode.values()].map(newCode)
  const all = codes.filter((it) => typeof it !== 'string')
  return codes.map((it) => {
    if (typeof it === 'string') return it
    const message = messageOf(it)
    const said = [it.code, message.message as JsonObject]
    return { said, actions: actionsFor(it, message, { ...context, all }) }
  })
}

/** Whether this code comes each time when this is the one reason. */
function isAlways({ variant, code, reason }: Explained, errors: readonly SeenError[]): boolean {
  const alike = errors.filter(
    (it) =>
      it.variant === variant &&
      it.reason?.condition === reason.condition &&
      it.reason.entry === reason.entry &&
      it.reason.input === reason.input,
  )
  return alike.every((it) => it.code === code)
}

/** Or why it cannot be written. */
function newCode(seen: readonly [Explained, ...Explained[]]): NewCode | string {
  const [{ code, status, schema, variant }] = seen
  const { product } = variant
  const name = `${code} (${product})`
  if (!codePattern.test(code)) return `${JSON.stringify(code)} (${product}): cannot be a code`
  const [condition, ...conditions] = new Set(seen.map(({ reason }) => reason.condition))
  if (condition === undefined || conditions.length > 0)
    return `${name}: stands for several reasons: ${[condition, ...conditions].join(', ')}`
  if (seen.some((it) => it.status !== status)) return `${name}: comes with several statuses`
  const [instead, ...replaced] = new Set(seen.map(({ reason }) => reason.entry))
  if (replaced.length > 0) return `${name}: comes instead of several codes`
  const variants = [...new Set(seen.map((it) => it.variant))]
  return { product, code, status, schema, condition, instead, seen, variants }
}

type Message = Pick<CatalogError, 'message' | 'parameters'>

/** With the parameters, if they can be told from the words in each language. */
function messageOf({ seen, instead }: NewCode): Message {
  const { parameters = [] } = instead ?? {}
  const message = wordsIn(seen, parameters)
  const isWhole = seen.every(({ language }) => message[language] !== undefined)
  return isWhole ? { message, parameters } : { message: wordsIn(seen, []), parameters: [] }
}

function actionsFor(
  it: NewCode,
  message: Message,
  context: Context & { all: readonly NewCode[] },
): Action[] {
  const { code, product, condition, instead, seen, variants } = it
  const known = context.contract.catalog.find((own) => own.product === product && own.code === code)
  const why = instead ? `comes instead of ${instead.code}` : `comes for ${condition}`
  const comment = `${code} ${why}: ${seenTimes(seen)}.`
  const entry: Action = known
    ? { comment, target: entryPath(known), update: { condition } }
    : { comment, target: "$['x-catalog']", update: entryOf(it, message, context.source) }
  const isSame = known?.condition === condition
  const lists = variants.map((variant): Action => ({
    comment: `${callName(variant)} lists ${isSame ? comment : 'it.'}`,
    target: `${variantPath(variant)}.codes${instead ? `[?@==${quoted(instead.code)}]` : ''}`,
    update: code,
  }))
  return [
    ...(isSame ? [] : [entry]),
    ...lists,
    ...(instead && isGone(instead, context) ? [removed(instead)] : []),
  ]
}

function removed(entry: CatalogError): Action {
  return {
    comment: `Nothing lists ${entry.code} any more.`,
    target: entryPath(entry),
    remove: true,
  }
}

/** The replaced code goes from the catalog with the last list that has it. */
function isGone(
  instead: CatalogError,
  { contract, missing, all }: Context & { all: readonly NewCode[] },
): boolean {
  const replacing = all.filter((it) => it.instead === instead)
  return (
    replacing.length === 1 &&
    [...contract.operations, ...contract.companions]
      .flatMap(({ variants }) => variants)
      .filter((it) => it.errors.includes(instead) && !missing.includes(it))
      .every((it) => replacing[0]?.variants.includes(it))
  )
}

function entryOf(
  { product, code, status, schema, condition, instead, seen }: NewCode,
  { message, parameters }: Message,
  source: string,
): JsonObject {
  const inputs = [...new Set(seen.map(({ reason }) => reason.input))].filter((it) => it)
  const namesIn = (isHeader: boolean) =>
    inputs.flatMap((it) => (it && (it.in === 'header') === isHeader ? [it.name] : []))
  const own = instead ?? { fields: namesIn(false), headers: namesIn(true) }
  return {
    ...{ code, product, status, message: message as JsonObject },
    handling: (instead?.handling ?? {}) as JsonObject,
    ...{ parameters, condition },
    ...(condition === 'missing' && own.fields?.length && { fields: own.fields }),
    ...(condition === 'missing' && own.headers?.length && { headers: own.headers }),
    ...{ schema, source },
    provenance: { condition: 'inferred', operations: 'inferred' },
    inferred: {
      en: 'The check inferred the reason from the requests that this code came for.',
      zh: '该错误码的原因由检查根据返回它的请求推断。',
    },
  }
}
