// Finds the code in an error response, in whichever of the contract's bodies it comes.
import { readErrorBody } from '../../contract/error-bodies.ts'
import type { Bundle, Variant } from '../../contract/contract.ts'
import type { WireResponse } from '../exchange.ts'
import { objectIn } from './difference.ts'
import type { Trial } from './judgement.ts'

/** The code as it came, with the message and the body that they stood in. */
export type CodeRead = NonNullable<ReturnType<typeof readErrorBody>>

export function codeIn({ court, probe, response }: Omit<Trial, 'facts'>): CodeRead | undefined {
  return codeOf(court.bundle, probe.variant, response)
}

/** Statuses of a server that has no such operation. */
export const goneStatuses: readonly number[] = [404, 405, 501]

/** Read as a body of the variant's own errors; what is a code in another operation's body may be none here. */
export function codeOf(
  bundle: Bundle,
  { errors }: Variant,
  { status, parsed }: WireResponse,
): CodeRead | undefined {
  const body = objectIn(parsed)
  const read = body && readErrorBody(bundle, errors.length > 0 ? errors : bundle['x-catalog'], body)
  // Frameworks have a member `error` of their own, with "Not Found".
  const isOfFramework =
    read?.shape.required.some((name) => !Object.hasOwn(body ?? {}, name)) &&
    goneStatuses.includes(status) &&
    !errors.some(({ code }) => code === read.code)
  return isOfFramework ? undefined : read
}
