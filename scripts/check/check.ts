// The check as a function, for programs: it plans, sends and judges; it prints and writes nothing.
import { bundle } from '../contract/bundle.ts'
import type { Profile } from './profile.ts'
import { plan } from './plan.ts'

export function check(profile: Profile) {
  return plan(bundle, profile)
}
