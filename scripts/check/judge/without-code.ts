// Judges an error response without a code that could be read.
import { isObject } from '../../contract/json.ts'
import type { Probe } from '../plan/probe.ts'
import { isJson } from '../plan/wire.ts'
import { type Difference, errorAt, nameOfBody } from './difference.ts'
import { goneStatuses } from './code-in-response.ts'
import { expectedCodes } from './expected-in-words.ts'
import { type Compared, type Trial, refusedUnknown } from './judgement.ts'

export function compareWithoutCode({ probe, response }: Trial): Compared {
  const { status, parsed } = response
  const outcome = refusedUnknown
  if (probe.refused) return { outcome, differences: crashes(probe, status) }
  const { aim, variant, possible } = probe
  const isValid = aim.condition === undefined
  const isGone = goneStatuses.includes(status)
  const difference = (
    at: string,
    id: Difference['id'],
    got = `${status} with ${nameOfBody(parsed)}`,
  ) => ({ outcome, differences: [errorAt(at, id, expectedCodes(probe), got)] })
  if (isGone && isValid && variant.errors.every((it) => it.status !== status))
    return difference('status', 'operation-missing')
  if (isValid && possible.success) return difference('status', 'valid-request-refused')
  return status >= 500
    ? difference('status', 'server-error', String(status))
    : difference('body', 'error-body')
}

/** A status that says that the server failed; no code of the contract is about a body that cannot be read. */
export function crashes({ variant, wire }: Probe, status: number): Difference[] {
  if (status < 500) return []
  const severity = isJson(variant) && isUnreadable(wire.body) ? 'warning' : 'error'
  const expected = 'an error response of the contract'
  return [{ ...errorAt('status', 'server-error', expected, String(status)), severity }]
}

/** An empty one lacks what the contract has codes for. */
function isUnreadable(body = ''): boolean {
  try {
    return body !== '' && !isObject(JSON.parse(body))
  } catch {
    return true
  }
}
