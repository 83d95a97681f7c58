// Where in the profile a password stands, or how it is made of what stands there: its owner must be able to find
// it, and nobody else, so no password is told.
import { type Probe, passwordIn, promiseName } from './probe.ts'
import type { Profile } from './profile.ts'

/** Where in the profile a password stands. */
export function placeOf(profile: Profile, password: string | undefined): string | undefined {
  return password === undefined
    ? undefined
    : placesOf(profile).find(([, value]) => value === password)?.[0]
}

/** The password at a place. */
export function passwordAt(profile: Profile, place: string | undefined): string | undefined {
  return placesOf(profile).find(([name]) => name === place)?.[1]
}

/** Whether its owner knows the password that a probe asks for. */
export function isKnown(profile: Profile, probe: Probe): boolean {
  return placeOf(profile, passwordIn(probe)) !== undefined
}

/** The place of the password that a probe asks for, or how the owner makes it of one. */
export function whereabouts(profile: Profile, probe: Probe): string {
  const password = passwordIn(probe)
  return (
    placeOf(profile, password) ??
    (password === undefined ? undefined : derivation(profile, password)) ??
    requestOf(probe)
  )
}

function placesOf({ account, newPasswords = [] }: Profile): [string, string | undefined][] {
  return [
    ...newPasswords.map((value, index): [string, string] => [`newPasswords[${index}]`, value]),
    ['account.password', account?.password],
  ]
}

/** `newPasswords[0] followed by 53 times "x"` */
function derivation(profile: Profile, password: string): string | undefined {
  const identity = (['username', 'userId', 'mobile', 'email', 'name'] as const).map(
    (key): [string, string | undefined] => [`account.${key}`, profile.account?.[key]],
  )
  const weak = (profile.passwordPolicy?.weak ?? []).map((value, index): [string, string] => [
    `passwordPolicy.weak[${index}]`,
    value,
  ])
  const bases = [...placesOf(profile), ...identity, ...weak].filter((it): it is [string, string] =>
    Boolean(it[1]),
  )
  for (const [place, value] of bases) {
    if (value === password) return place
    if ([...value].reverse().join('') === password) return `${place} backwards`
    if (value.startsWith(password)) return `the first ${password.length} characters of ${place}`
    const rest = password.startsWith(value) ? password.slice(value.length) : ''
    if (rest.length > 0 && new Set(rest).size === 1)
      return `${place} followed by ${rest.length} times "${rest[0]}"`
  }
  return undefined
}

/** The request that a bad password was made for: the same profile makes the same one again. */
function requestOf(probe: Probe): string {
  const { promise, fault, variant } = probe
  const name = promise ? promiseName(promise) : variant.operation.id
  const length = passwordIn(probe)?.length
  return `none of the profile, but the one${length === undefined ? '' : ` of ${length} characters`} that the request "${fault}" (${name}) asks for, made of policy and account of this profile; to see it, run the same profile with ${promise?.error ? `--only ${promise.error.code} and ` : ''}baseUrl http://127.0.0.1:PORT, where a listener of yours shows what comes`
}
