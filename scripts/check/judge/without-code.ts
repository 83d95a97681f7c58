// Judges an error response without a code that could be read.
import { type Difference, errorAt, nameOfBody } from './difference.ts'
import { goneStatuses } from './error-code.ts'
import { expectedCodes } from './expected.ts'
import { type Compared, type Trial, refusedUnknown } from './judgement.ts'

export function compareWithoutCode({ probe, response }: Trial): Compared {
  const { status, parsed } = response
  const outcome = refusedUnknown
  if (probe.refused) return { outcome, differences: crashes(status) }
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

/** A status that says that the server failed. */
export function crashes(status: number): Difference[] {
  if (status < 500) return []
  return [errorAt('status', 'server-error', 'an error response of the contract', String(status))]
}
