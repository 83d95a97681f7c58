// Finds the code in an error response, in whichever of the contract's bodies it comes.
import { readErrorBody } from '../../contract/error-bodies.ts'
import { objectIn } from './difference.ts'
import type { Trial } from './judgement.ts'

/** The code as it came, with the message and the body that they stood in. */
export type CodeRead = NonNullable<ReturnType<typeof readErrorBody>>

export function codeIn({ court, probe, response }: Omit<Trial, 'facts'>): CodeRead | undefined {
  const body = objectIn(response.parsed)
  const { bundle } = court
  const { errors } = probe.variant
  return body && readErrorBody(bundle, errors.length > 0 ? errors : bundle['x-catalog'], body)
}
