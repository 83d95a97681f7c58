// Judges bodies and headers by the contract's JSON Schemas, compiled when the contract was generated.
import { type Json, type JsonObject, isObject, resolve } from '../../contract/json.ts'
import type { ErrorBody } from '../../contract/error-bodies.ts'
import { subjectOf, valueOf } from '../../model/carried.ts'
import { worldOf } from '../../model/facts.ts'
import { type Difference, errorAt, headerOf, nameOfBody, objectIn, shown } from './difference.ts'
import type { Trial } from './judgement.ts'
import type { Validate } from '../../../generated/validators.js'

function validatorOf({ court, probe }: Trial, key: string): Validate | undefined {
  const { product, operation } = probe.variant
  return court.validators[product]?.[operation.id]?.[key]
}

export function judgeSuccessBody(trial: Trial): Difference[] {
  const { status } = trial.probe.variant.operation.success
  const { parsed } = trial.response
  if (parsed.kind !== 'json')
    return [errorAt('body', 'success-body', 'a JSON body', nameOfBody(parsed))]
  const validate = validatorOf(trial, String(status))
  return [...misfits(validate, parsed.value, 'success-body'), ...otherValues(trial)]
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
    const at = `body ${instancePath}`.trim()
    const got = shown(atPointer(value, instancePath))
    return errorAt(at, id, `${message ?? keyword}${detail}`, got)
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
function otherValues({ court, facts, probe, response }: Trial): Difference[] {
  const { request, variant } = probe
  const body = objectIn(response.parsed) ?? {}
  const identity = subjectOf(request, worldOf(facts))?.account.identity
  const { properties = {} } = variant.operation.success.schema ?? {}
  return Object.entries(isObject(properties) ? properties : {}).flatMap(([name, property]) => {
    const key = resolve(court.bundle, property)['x-value']
    if (typeof key !== 'string' || !key.startsWith('account.')) return []
    const own = identity?.[key.slice('account.'.length) as keyof typeof identity]
    const expected = valueOf(request, key) ?? own
    const got = body[name]
    if (typeof expected !== 'string' || got === undefined || got === expected) return []
    return [errorAt(`body /${name}`, 'success-body', expected, shown(got))]
  })
}

/** What an error's body must have beside code and message. */
export function judgeErrorBody(trial: Trial, shape: ErrorBody): Difference[] {
  const { parsed, status } = trial.response
  const body = objectIn(parsed)
  if (!body) return []
  const all = misfits(validatorOf(trial, String(status)), body, 'error-body')
  return all.filter(({ at }) => at !== `body /${shape.message}`)
}

/** Headers that the contract requires of the response, and what they must look like. */
export function judgeHeaders(trial: Trial): Difference[] {
  const { probe, response } = trial
  const { headers = [] } = probe.variant.operation.responses.get(response.status) ?? {}
  return headers.flatMap(({ name, required }) => {
    const at = `header ${name.toLowerCase()}`
    const wrong = (expected: string, got: string) => [errorAt(at, 'header-missing', expected, got)]
    const value = headerOf(response, name.toLowerCase())
    if (value === undefined) return required ? wrong(name, 'none') : []
    const validate = validatorOf(trial, `${response.status} ${at}`)
    if (!validate || validate(value)) return []
    return wrong(validate.errors?.[0]?.message ?? name, shown(value))
  })
}
