// The profile of a sandbox: what its data say, with everything allowed.
import type { Contract, Input } from '../../contract/contract.ts'
import { tokenValues } from '../../contract/values.ts'
import { allEffects } from '../../model/effects.ts'
import { defaultData } from '../../sandbox/default-data.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { type SandboxAccount, type Token, readData, tokenText } from '../../sandbox/start-data.ts'
import type { Profile, ProfileAccount } from './profile.ts'
import { Refusal, isLoopback, refuseUnsafe } from './target.ts'

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
  const sandbox = { data: defaultData(contract), product: spoken, contract }
  return refuseUnsafe(profileOf(sandbox, target.replace(/\/+$/, '')))
}

/** The profile of a sandbox: everything is known and everything is allowed. */
export function profileOf(
  {
    data,
    product,
    contract,
  }: Pick<Sandbox, 'data' | 'product'> & Partial<Pick<Sandbox, 'contract'>>,
  baseUrl: string,
  passwordSeed: string = crypto.randomUUID(),
): Profile {
  const { accounts, clients, clientSecrets, accessTokens, orphanIdTokens, passwordPolicy } =
    readData(data)
  const [first, second] = accounts
  const [clientId] = clients
  const [accessToken] = accessTokens
  const [orphan] = orphanIdTokens
  const secret = clientId === undefined ? undefined : clientSecrets[clientId]
  const inputs = contract?.operations.flatMap(({ variants }) => variants.flatMap((it) => it.inputs))
  const needed = inputs?.filter(({ required }) => required) ?? []
  return {
    ...{ baseUrl, products: [product], passwordSeed, passwordPolicy, allow: [...allEffects] },
    ...(clientId !== undefined && { clientId }),
    ...(secret !== undefined && { clientSecret: secret }),
    // A sandbox knows no tenants and no addresses, so any will do if a request needs one.
    ...(needed.some(({ value }) => value === 'tenantId') && { tenantId: 'contract-check' }),
    device: {
      ...deviceIn(needed),
      ...{ os: 'contract-check', fingerprint: 'contract-check', agent: 'contract-check' },
    },
    ...(first && { account: identityOf(first) }),
    ...(first?.verifyCode !== undefined && { verifyCode: first.verifyCode }),
    ...(second && { otherAccount: { ...identityOf(second), ...credentialsOf(second) } }),
    ...(orphan !== undefined && { deletedAccount: { idToken: orphan } }),
    tokens: tokensOf({ ...first, ...(accessToken !== undefined && { accessToken }) }),
    budget: { attempts: 1000, requests: 1000, perSecond: 0 },
  }
}

/** What is only logged may be any example of the contract. */
function deviceIn(inputs: readonly Input[]): NonNullable<Profile['device']> {
  const logged = inputs.filter(({ isLogged }) => isLogged)
  return Object.fromEntries(
    logged.map(({ value = '', examples }) => [value.split('.').at(-1), String(examples[0])]),
  )
}

function identityOf(account: SandboxAccount): ProfileAccount {
  const { userId, username, name, pinyin, mobile, email, password } = account
  const all = { userId, username, name, pinyin, mobile, email, password }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function credentialsOf({ idToken, verifyCode }: SandboxAccount) {
  return {
    ...(idToken !== undefined && { idToken: tokenText(idToken) }),
    ...(verifyCode !== undefined && { verifyCode }),
  }
}

function tokensOf(holder: Partial<Record<(typeof tokenValues)[number], Token>>): Profile['tokens'] {
  const known = tokenValues.flatMap((key): [string, string][] => {
    const token = holder[key]
    return token === undefined ? [] : [[key, tokenText(token)]]
  })
  return Object.fromEntries(known)
}
