// Waivers: findings on a code that the profile's owner knows and accepts until a day. They stay in every report,
// with the reason, and do not count; after the day they count again.
import { errorOf } from './probe.ts'
import type { Found } from './probing.ts'
import type { Profile } from './profile.ts'
import type { Outcome, Result } from './run.ts'

/** Marks what is waived on this day, and says of each waiver whether it is over. */
export function waive(result: Result, { waive = [] }: Profile, now: Date): Result {
  const today = now.toISOString().slice(0, 10)
  const isAbout =
    (code: string) =>
    ({ probe }: Found) =>
      errorOf(probe)?.code === code
  const mark = (found: Found): Found => {
    const waiver = waive.find((it) => it.until >= today && isAbout(it.code)(found))
    return waiver ? { ...found, waived: { reason: waiver.reason, until: waiver.until } } : found
  }
  const outcomes = result.outcomes.map((outcome) => ({
    ...outcome,
    findings: outcome.findings.map(mark),
  }))
  const general = result.general.map(mark)
  const all = [...outcomes.flatMap(({ findings }) => findings), ...general]
  const waivers = waive.map((it) => ({
    ...it,
    expired: it.until < today,
    findings: all.filter(isAbout(it.code)).length,
  }))
  return { ...result, outcomes, general, ...(waivers.length > 0 && { waivers }) }
}

/** Whether all that is wrong with it is waived. */
export function isWaived({ verdict, findings }: Pick<Outcome, 'verdict' | 'findings'>): boolean {
  const errors = findings.filter(({ severity }) => severity === 'error')
  return (
    verdict === 'wrong' && errors.length > 0 && errors.every(({ waived }) => waived !== undefined)
  )
}
