// What a deployment was seen to return, in short, response by response: what an overlay is written from.
import type { CatalogError, Language } from '../../contract/catalog.ts'
import type { Bundle, Input, Variant } from '../../contract/contract.ts'
import { errorBody } from '../../contract/error-bodies.ts'
import type { Json } from '../../contract/json.ts'
import { type ErrorEntry, conditions } from '../../model/conditions.ts'
import { type Facts, worldOf } from '../../model/facts.ts'
import type { Values } from '../../model/password-rules.ts'
import { presenceOf } from '../../model/request.ts'
import { objectIn } from '../judge/difference.ts'
import { type CodeRead, codeOf } from '../judge/error-code.ts'
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

export interface SeenMissing extends Seen {
  kind: 'missing'
}

export type Observation = SeenSuccess | SeenError | SeenMissing

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
  const read = codeOf(bundle, variant, response)
  if (!read || read.code.trim() !== read.code || read.code === '') return []
  const message = typeof read.message === 'string' ? read.message : undefined
  const reason = soleReason(probe)
  const listed = variant.errors.find(({ code }) => code === read.code)
  const entry = listed ?? reason?.entry
  return [
    {
      ...seen,
      kind: 'error',
      code: read.code,
      schema: shapeOf(bundle, read.shape),
      message,
      language: probe.language ?? (/\p{Script=Han}/u.test(message ?? '') ? 'zh' : 'en'),
      listed,
      hasOtherWords: judgement.findings.some(
        ({ id, severity }) => id === 'message-words' && severity === 'warning',
      ),
      reason,
      values: entry ? valuesOf(entry, probe, facts) : {},
    },
  ]
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

function valuesOf(entry: CatalogError, { request }: Probe, facts: Facts): Values {
  const condition = conditions.get(entry.condition ?? '')
  return condition?.values(request, worldOf(facts), entry satisfies ErrorEntry) ?? {}
}

/** The name of the catalog's body that has these members. */
function shapeOf(bundle: Bundle, shape: CodeRead['shape']) {
  return bundle['x-catalog'].find(({ schema }) => errorBody(bundle, schema) === shape)?.schema ?? ''
}
