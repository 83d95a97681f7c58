// What a deployment was seen to return, in short, response by response: what an overlay is written from.
import type { CatalogError, Language } from '../../contract/catalog.ts'
import type { Bundle, Input, Variant } from '../../contract/contract.ts'
import { errorBody } from '../../contract/error-bodies.ts'
import type { Json, JsonObject } from '../../contract/json.ts'
import { conditions } from '../../model/conditions.ts'
import { type Facts, worldOf } from '../../model/facts.ts'
import type { Values } from '../../model/password-rules.ts'
import { presenceOf } from '../../model/request.ts'
import { type Difference, objectIn } from '../judge/difference.ts'
import { type CodeRead, codeOf } from '../judge/code-in-response.ts'
import { judgeMessage } from '../judge/message.ts'
import type { Probe } from '../plan/probe.ts'
import type { Delivered } from '../run/state.ts'

/** Why a request had to be refused: the entry of a listed code, or a condition that has none. */
export interface Reason {
  condition: string
  entry: CatalogError | undefined
  /** The one input that is missing, if that is the reason. */
  input: Input | undefined
}

interface Seen {
  variant: Variant
  /** What was done to the valid request. */
  what: string
  status: number
}

export interface SeenSuccess extends Seen {
  kind: 'success'
  /** The JSON type of each member; none if there is no body; undefined if the body is nothing of both. */
  members: ReadonlyMap<string, string> | undefined
}

export interface SeenError extends Seen {
  kind: 'error'
  code: string
  /** Component schema of the body. */
  schema: string
  message: string | undefined
  language: Language
  /** The entry of the code, if the variant lists it. */
  listed: CatalogError | undefined
  /** Whether the words of a listed code are others than the catalog's. */
  hasOtherWords: boolean
  /** If there is only one. */
  reason: Reason | undefined
  /** What may fill the message. */
  values: Values
}

/** An error response with an object for a body. */
interface Refused extends Seen {
  /** That was asked for; undefined if the server decides. */
  language: Language | undefined
  body: JsonObject
  /** If there is only one. */
  reason: Reason | undefined
  /** What may fill the message of an entry. */
  values(entry: CatalogError | undefined): Values
}

/** One in whose body no member is the contract's code. */
export interface SeenBody extends Refused {
  kind: 'body'
}

export interface SeenMissing extends Seen {
  kind: 'missing'
}

export type Observation = SeenSuccess | SeenError | SeenBody | SeenMissing

/** Nothing for a response that tells nothing: of a gateway, or to a request that may be refused in any way. */
export function observed(
  { probe, exchange, judgement }: Delivered,
  facts: Facts,
  bundle: Bundle,
): Observation[] {
  const { response } = exchange
  if (!response || judgement.isMomentary || probe.refused || judgement.locked !== undefined)
    return []
  const { variant, what, possible } = probe
  const { status, parsed } = response
  const seen = { variant, what, status }
  if (judgement.outcome.kind === 'success') {
    return possible.success
      ? [{ ...seen, kind: 'success', members: membersOf(response.parsed.kind, objectIn(parsed)) }]
      : []
  }
  if (judgement.findings.some(({ id }) => id === 'operation-missing'))
    return [{ ...seen, kind: 'missing' }]
  const body = objectIn(parsed)
  if (!body) return []
  const { language } = probe
  const reason = soleReason(probe)
  const refusal = { ...seen, language, body, reason, values: valuesOf(probe, facts) }
  const read = codeOf(bundle, variant, response)
  if (!read) return [{ ...refusal, kind: 'body' }]
  const members = { code: read.shape.code, message: read.shape.message }
  const schema = shapeOf(bundle, read.shape)
  return errorIn(refusal, { ...members, schema })
}

/** Members that hold code and message, and the component schema that says so. */
export interface Members {
  code: string
  message: string
  schema: string
}

/** A refusal read by these members; nothing if it has no code there. */
export function errorIn(refusal: Refused, { schema, ...members }: Members): SeenError[] {
  const { body, variant, reason, values: valuesFor, ...seen } = refusal
  const { [members.code]: code, [members.message]: text } = body
  if (typeof code !== 'string' || code === '' || code.trim() !== code) return []
  const message = typeof text === 'string' ? text : undefined
  const listed = variant.errors.find((it) => it.code === code)
  const values = valuesFor(listed ?? reason?.entry)
  const language = seen.language ?? (/\p{Script=Han}/u.test(message ?? '') ? 'zh' : 'en')
  const differences = listed ? messageDifferences(refusal, listed, message) : []
  const hasOtherWords = differences.some(
    ({ id, severity }) => id === 'message-words' && severity === 'warning',
  )
  const read = { code, schema, message, language, listed, hasOtherWords, values }
  return [{ ...seen, ...read, kind: 'error', variant, reason }]
}

/** What is wrong with a message as that of the entry. */
export function messageDifferences(
  { variant, language, values }: Refused,
  error: CatalogError,
  message: Json | undefined,
): Difference[] {
  const context = { error, siblings: variant.errors, language, limits: [], names: [] }
  return judgeMessage(message, { ...context, values: values(error) })
}

function membersOf(
  kind: string,
  body: Record<string, Json> | undefined,
): ReadonlyMap<string, string> | undefined {
  if (kind === 'empty') return new Map()
  return body && new Map(Object.entries(body).map(([name, value]) => [name, typeOf(value)]))
}

function typeOf(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function soleReason({ possible, variant, request }: Probe): Reason | undefined {
  const sure = [...possible.errors].filter(([, is]) => is === 'yes').map(([entry]) => entry)
  const unnamed = [...possible.unpublished].filter(([, is]) => is === 'yes').map(([name]) => name)
  const [entry] = sure
  const [condition = entry?.condition ?? undefined] = unnamed
  if (sure.length + unnamed.length !== 1 || condition === undefined) return undefined
  const lacking = variant.inputs.filter(
    (it) => it.required && presenceOf(request, it) !== 'present' && !it.isLogged,
  )
  const [input, ...others] = condition === 'missing' ? lacking : []
  if (condition === 'missing' && !entry && (!input || others.length > 0)) return undefined
  return { condition, entry, input }
}

/** By the facts of now. */
function valuesOf({ request }: Probe, facts: Facts): Refused['values'] {
  return (entry) => {
    const condition = conditions.get(entry?.condition ?? '')
    return (entry && condition?.values(request, worldOf(facts), entry)) ?? {}
  }
}

/** The name of the catalog's body that has these members. */
function shapeOf(bundle: Bundle, shape: CodeRead['shape']) {
  return bundle['x-catalog'].find(({ schema }) => errorBody(bundle, schema) === shape)?.schema ?? ''
}
