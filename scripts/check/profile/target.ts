// Which deployment may be checked at all, and what is known of one without a profile: the sandbox's world.
import { randomBytes } from 'node:crypto'
import type { Contract } from '../../contract/contract.ts'
import { defaultData, readData } from '../../sandbox/start-data.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { valueOf } from '../../sandbox/state.ts'
import { allEffects } from '../../model/effects.ts'
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

/** The profile of a sandbox on this machine with its start data, and passwords that no run had before. */
export function profileOfTarget(target: string, contract: Contract, product?: string): Profile {
  const { products } = contract
  const spoken = product ?? products[0] ?? ''
  if (!products.includes(spoken))
    throw new Refusal(4, `--product ${spoken} is unknown; use ${products.join(', ')}`)
  if (!URL.canParse(target) || new URL(target).hostname === '')
    throw new Refusal(4, `--target ${target} is not a URL; use one such as http://127.0.0.1:4010`)
  if (!isLoopback(target)) {
    const { host } = new URL(target)
    const instead = `put ${host} in a profile and use --profile`
    throw new Refusal(3, `--target only accepts this machine; ${instead}`)
  }
  const { account, ...profile } = profileOf(
    { data: defaultData(contract), product: spoken, contract },
    target.replace(/\/+$/, ''),
  )
  return refuseUnsafe({ ...profile, ...(account && { account }) })
}

/** The profile of a sandbox: everything is known and everything is allowed. */
export function profileOf(
  {
    data,
    product,
    contract,
  }: Pick<Sandbox, 'data' | 'product'> & Partial<Pick<Sandbox, 'contract'>>,
  baseUrl: string,
  seed = randomBytes(16).toString('hex'),
): Profile {
  const { accounts, clients, accessTokens, orphanIdTokens, passwordPolicy } = readData(data)
  const [first, second] = accounts
  const own = first && accountOf(first)
  const isNeeded = (key: string) =>
    contract?.operations.some(({ variants }) =>
      variants.some(({ inputOf }) => inputOf.get(key)?.required),
    )
  const [clientId] = clients
  const [accessToken] = accessTokens.map(valueOf)
  const [orphan] = orphanIdTokens
  const { idToken, verifyCode, ...account } = own ?? {}
  return {
    ...{ baseUrl, products: [product], passwordSeed: seed, passwordPolicy, allow: [...allEffects] },
    ...(clientId !== undefined && { clientId }),
    // A sandbox knows no tenants and no addresses, so any will do if a request needs one.
    ...(isNeeded('tenantId') && { tenantId: 'contract-check' }),
    device: {
      ...{ os: 'contract-check', fingerprint: 'contract-check', agent: 'contract-check' },
      ...(isNeeded('device.ip') && { ip: '192.0.2.1' }),
    },
    ...(first && { account }),
    ...(second && { otherAccount: accountOf(second) }),
    ...(orphan !== undefined && { deletedAccount: { idToken: orphan } }),
    tokens: {
      ...(idToken !== undefined && { idToken }),
      ...(accessToken !== undefined && { accessToken }),
    },
    ...(verifyCode !== undefined && { verifyCode }),
    budget: { attempts: 1000, requests: 1000, perSecond: 0 },
  }
}

type SandboxAccount = ReturnType<typeof readData>['accounts'][number]

function accountOf({
  idToken,
  formerPasswords: _,
  ...rest
}: SandboxAccount): NonNullable<Profile['otherAccount']> {
  const known = Object.entries(rest).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(known),
    ...(idToken !== undefined && { idToken: valueOf(idToken) }),
  }
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
