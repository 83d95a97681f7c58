// The check as a function, for programs and tests: it prints and writes nothing.
import type { Policy } from '../model/policy.ts'
import { type CheckOptions, prepare } from './prepare.ts'
import type { Profile } from './profile/profile.ts'
import type { Report } from './report/report.ts'

export type { CheckOptions, Policy, Profile, Report }

/**
 * Checks the deployment of a profile. The report is redacted and has the exit code that the command would end with.
 * Rejects if the profile or the selection is not valid; a deployment that cannot be reached is a report.
 */
export async function check(profile: Profile, options: CheckOptions = {}): Promise<Report> {
  const prepared = await prepare(profile, options)
  return prepared.run()
}
