// Which deployment may be checked at all, and within which limits.
import type { Budget, Profile } from './profile.ts'

/** Ends a run before it starts: 3 if it would be unsafe, 4 if environment or usage is at fault. */
export class Refusal extends Error {
  readonly exitCode: 3 | 4
  constructor(exitCode: 3 | 4, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Throws a Refusal if passwords would travel in clear, or to a server that nobody has verified. */
export function refuseUnsafe(profile: Profile): Profile {
  const { protocol, host } = new URL(profile.baseUrl)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(profile.baseUrl))
  if (!isSafe)
    throw new Refusal(3, `baseUrl: ${host} must be reached over https; change it to https`)
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    const instead = 'unset it, and name the authority in tls.ca of the profile'
    throw new Refusal(
      3,
      `NODE_TLS_REJECT_UNAUTHORIZED=0 lets anybody read the passwords; ${instead}`,
    )
  }
  return profile
}

/** On this machine there is nobody to wait for. */
export function budgetOf({ baseUrl, budget }: Profile): Budget {
  const perSecond = isLoopback(baseUrl) ? 0 : 1
  return { ...{ attempts: 2, requests: 300, perSecond, minutes: 15 }, ...budget }
}

export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
