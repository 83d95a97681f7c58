// Judges bodies and headers by the contract's JSON Schemas, compiled when the contract was generated.
import { type Json, type JsonObject, isObject, resolve } from '../../contract/json.ts'
import type { ErrorBody } from '../../contract/error-bodies.ts'
import type { Bundle } from '../../contract/contract.ts'
import { subjectOf, valueOf } from '../../model/conditions.ts'
import { type Facts, worldOf } from '../../model/facts.ts'
import type { WireResponse } from '../exchange.ts'
import type { Probe } from '../plan/probe.ts'
import { type Difference, headerOf, nameOfBody, objectIn, shown } from './difference.ts'

/** One way in which a value is not what the schema says, as Ajv tells it. */
interface Misfit {
  instancePath: string
  keyword: string
  params: Record<string, unknown>
  message?: string
}

/** Returns whether the value is valid; `errors` then has what is not, until the next call. */
export interface Validate {
  (value: unknown): boolean
  errors?: Misfit[] | null
}

/** By product, operation and `'200'` or `'200 header x-request-id'`. */
export type Validators = Record<string, Record<string, Record<string, Validate>>>

function validatorOf(
  validators: Validators,
  { variant }: Probe,
  key: string,
): Validate | undefined {
  return validators[variant.product]?.[variant.operation.id]?.[key]
}

export function judgeSuccessBody(
  { bundle, validators }: { bundle: Bundle; validators: Validators },
  facts: Facts,
  probe: Probe,
  { parsed }: WireResponse,
): Difference[] {
  const { status, schema } = probe.variant.operation.success
  if (parsed.kind !== 'json') {
    const got = nameOfBody(parsed)
    return [{ id: 'success-body', severity: 'error', expected: 'a JSON body', got, at: 'body' }]
  }
  const validate = validatorOf(validators, probe, String(status))
  const body = objectIn(parsed)
  return [
    ...misfits(validate, parsed.value, 'success-body'),
    ...(body && schema ? otherValues({ bundle, facts }, schema, body, probe) : []),
  ]
}

function misfits(
  validate: Validate | undefined,
  value: Json,
  id: 'success-body' | 'error-body',
): Difference[] {
  if (!validate || validate(value)) return []
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message, params, keyword }) => {
    const detail =
      keyword === 'additionalProperties' ? ` (${String(params.additionalProperty)})` : ''
    return {
      ...{ id, severity: 'error', at: `body ${instancePath}`.trim() },
      ...{ expected: `${message ?? keyword}${detail}`, got: shown(atPointer(value, instancePath)) },
    }
  })
}

function atPointer(value: Json, pointer: string): Json | undefined {
  let found: Json | undefined = value
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    found = typeof found === 'object' && found !== null ? (found as JsonObject)[key] : undefined
  }
  return found
}

/** Members whose value is known: the account that the request was about. */
function otherValues(
  { bundle, facts }: { bundle: Bundle; facts: Facts },
  schema: JsonObject,
  body: JsonObject,
  { request }: Probe,
): Difference[] {
  const identity = subjectOf(request, worldOf(facts))?.account.identity
  const properties = Object.entries(isObject(schema.properties) ? schema.properties : {})
  return properties.flatMap(([name, property]): Difference[] => {
    const key = resolve(bundle, property)['x-value']
    if (typeof key !== 'string' || !key.startsWith('account.')) return []
    const own = identity?.[key.slice('account.'.length) as keyof typeof identity]
    const expected = valueOf(request, key) ?? own
    const got = body[name]
    if (typeof expected !== 'string' || got === undefined || got === expected) return []
    const at = `body /${name}`
    return [{ id: 'success-body', severity: 'error', expected, got: shown(got), at }]
  })
}

/** What an error's body must have beside code and message. */
export function judgeErrorBody(
  validators: Validators,
  probe: Probe,
  response: WireResponse,
  shape: ErrorBody,
): Difference[] {
  const body = objectIn(response.parsed)
  if (!body) return []
  const validate = validatorOf(validators, probe, String(response.status))
  return [
    ...misfits(validate, body, 'error-body').filter(({ at }) => at !== `body /${shape.message}`),
  ]
}

/** Headers that the contract requires of the success, and what they must look like. */
export function judgeHeaders(
  validators: Validators,
  probe: Probe,
  response: WireResponse,
): Difference[] {
  const { headers } = probe.variant.operation.success
  return headers.flatMap(({ name, required }): Difference[] => {
    const value = headerOf(response, name.toLowerCase())
    const at = `header ${name.toLowerCase()}`
    if (value === undefined) {
      return required
        ? [{ id: 'header-missing', severity: 'error', expected: name, got: 'none', at }]
        : []
    }
    const validate = validatorOf(validators, probe, `${response.status} ${at}`)
    return !validate || validate(value)
      ? []
      : [
          {
            ...{ id: 'header-missing', severity: 'error', at },
            ...{ expected: validate.errors?.[0]?.message ?? name, got: shown(value) },
          },
        ]
  })
}
