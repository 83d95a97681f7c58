// The check as a function, for programs and tests: it prints and writes nothing.
import type { CatalogError } from '../contract/catalog.ts'
import type { Input, Variant } from '../contract/contract.ts'
import type { Json } from '../contract/json.ts'
import type { Policy } from '../model/policy.ts'
import type { Subject } from '../model/world.ts'
import { type CheckOptions, prepare } from './prepare.ts'
import type { Profile } from './profile/profile.ts'
import type { Report } from './report/report.ts'

export type { CheckOptions, Policy, Profile, Report }
/** What the options are made of. */
export type { CatalogError, Input, Json, Subject, Variant }

/**
 * Checks the deployment of a profile. The report is redacted and has the exit code that the command would end with.
 * Rejects if the profile or the selection is not valid; a deployment that cannot be reached is a report.
 */
export async function check(profile: Profile, options: CheckOptions = {}): Promise<Report> {
  const prepared = await prepare(profile, options)
  return prepared.run()
}
