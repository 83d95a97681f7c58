// The check as a function, for programs: it plans, sends, judges and reports; it prints and writes nothing.
import type { Policy } from '../conditions/policy.ts'
import { bundle } from '../contract/bundle.ts'
import { readContract } from '../contract/contract.ts'
import manifest from '../../package.json' with { type: 'json' }
import { carryOut } from './carry-out.ts'
import { plan } from './plan.ts'
import type { Profile } from './profile.ts'
import { profileFrom } from './profile-file.ts'
import { buildReport } from './report/build.ts'
import type { Report } from './report/report.ts'
import { allowing, select } from './select.ts'
import { refuseUnsafe } from './target.ts'
import { waive } from './waive.ts'

export type { Policy, Profile, Report }

export interface CheckOptions {
  /** Names of operations, codes, conditions, products or effects; all by default. */
  only?: string[]
  skip?: string[]
  /** Asks in this language only. */
  language?: 'en' | 'zh'
  /** Ends the run after the request that is under way; the report tells what was done. */
  signal?: AbortSignal
  /** PEM files: certificates of a private authority, and a client certificate with its key. */
  ca?: string
  cert?: string
  key?: string
}

/**
 * Checks the deployment of a profile. The report is redacted and has the exit code that the command would end with.
 * Rejects where the profile has a fault, is unsafe, or leaves nothing to send; a deployment that cannot be reached is a report.
 */
export async function check(
  profile: Profile,
  { signal, ca, cert, key, ...selection }: CheckOptions = {},
): Promise<Report> {
  const known = refuseUnsafe(
    allowing(profileFrom(profile, 'the profile', readContract(bundle)), selection),
  )
  const selected = select(plan(bundle, known), selection)
  if (selected.probes.length === 0)
    throw new Error('nothing to send; the profile lacks what each promise needs')
  const startedAt = new Date()
  const begin = performance.now()
  const result = waive(
    await carryOut(known, selected, { ca, cert, key, ...(signal && { signal }) }),
    known,
    startedAt,
  )
  return buildReport(result, {
    profile: known,
    plan: selected,
    startedAt,
    durationMs: performance.now() - begin,
    version: manifest.version,
  })
}
