// A token that is refused in its documented form may be taken in another: then the form is refused, not the token.
import { kept } from '../exchange.ts'
import { errorAt } from '../judge/difference.ts'
import { findingOf } from '../judge/judge.ts'
import { otherFormAims } from '../plan/credential-aims.ts'
import type { Delivered, RunState, TryAim } from './state.ts'

/** After a valid request that was refused. */
export async function lookForOtherForms(
  state: RunState,
  refused: Delivered | undefined,
  tryAim: TryAim,
): Promise<void> {
  const code = refused?.judgement.code
  if (!refused || code?.condition !== 'invalid-token') return
  const { probe, exchange } = refused
  for (const aim of otherFormAims(probe.variant)) {
    const delivered = await tryAim(aim)
    if (delivered?.judgement.outcome.kind !== 'success') continue
    const expected = String(probe.variant.operation.success.status)
    const got = `${code.code}, and success ${delivered.probe.what}`
    const difference = errorAt('status', 'valid-request-refused', expected, got)
    // In place of the warning that the token may be no longer valid.
    state.findings = state.findings.filter(
      ({ what, id }) => what !== probe.what || id !== difference.id,
    )
    state.findings.push(findingOf(probe, kept(exchange), difference))
    return
  }
}
