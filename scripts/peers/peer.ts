// What every independent tool is to us: something that looks at running deployments and complains.
import type { Profile } from '../check/profile/profile.ts'
import type { Programs } from '../check/run/state.ts'
import type { Bundle } from '../contract/contract.ts'

export interface Target {
  /** Without a slash at the end. Several targets differ in the path alone, so that a tool can visit all in one run. */
  url: string
  profile: Profile
  /** Whether a password signs in, if somebody can tell. */
  signIn: NonNullable<Programs['signIn']>
}

export interface Peer {
  name: string
  /** How it is set up here, for the reader of a table. */
  configuration: string
  /** Undefined if it is not installed. */
  version(): string | undefined
  /** What it complains about, per target in the order given: the same words for the same thing, without secrets. */
  look(bundle: Bundle, targets: Target[]): Promise<string[][]>
}
