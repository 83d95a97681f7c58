// Which deployment is checked, and what may be known of it: a profile, or a mock on this machine without one.
import { type Contract } from '../contract/contract.ts'
import { defaultData } from '../sandbox/default-data.ts'
import { readProfile } from './profile-file.ts'
import { type Profile, defaultBudget, profileOf } from './profile.ts'

/** Ends the command with its exit code and one message. */
export class Refusal extends Error {
  readonly code: 3 | 4
  constructor(code: 3 | 4, message: string) {
    super(message)
    this.code = code
  }
}

/** The profile of a file. Throws a ProfileError where it is none, a Refusal where passwords would travel in clear. */
export async function fromFile(
  file: string,
  contract: Contract,
  environment: NodeJS.ProcessEnv,
): Promise<Profile> {
  return refuseUnsafe(await readProfile(file, environment, contract))
}

/** The profile, where its deployment may be called at all; throws a Refusal where passwords would travel in clear. */
export function refuseUnsafe(profile: Profile): Profile {
  const { protocol } = new URL(profile.baseUrl)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(profile.baseUrl))) {
    throw new Refusal(
      3,
      `${profile.baseUrl} is neither https nor this machine; passwords do not travel in clear`,
    )
  }
  return profile
}

/** The profile of a mock with the sandbox's start data. */
export function fromLoopback(
  target: string,
  contract: Contract,
  product = contract.products[0] ?? '',
): Profile {
  const { products } = contract
  if (!products.includes(product))
    throw new Refusal(4, `no product ${product}; use one of ${products.join(', ')}`)
  if (!URL.canParse(target))
    throw new Refusal(4, `${target} is no URL; use one such as http://127.0.0.1:4010`)
  if (!isLoopback(target))
    throw new Refusal(3, `${new URL(target).host} is not this machine; name it in a profile`)
  // Other passwords each time, so that a mock that remembers the last run refuses none of them.
  // Which one it has now is for the same reason not known.
  const { account, ...profile } = profileOf(
    { data: defaultData(contract), product, contract },
    target.replace(/\/+$/, ''),
    Date.now() % 1e6,
  )
  return { ...profile, account: { ...account, password: undefined } }
}

/** On loopback there is nobody to wait for. */
export function budgetOf({ baseUrl, budget }: Profile): Required<NonNullable<Profile['budget']>> {
  const given = Object.fromEntries(
    Object.entries(budget ?? {}).filter(([, value]) => value !== undefined),
  )
  return {
    ...defaultBudget,
    ...(isLoopback(baseUrl) && { perSecond: 0, requests: 1000 }),
    ...given,
  }
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
