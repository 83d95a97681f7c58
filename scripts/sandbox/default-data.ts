// The data that a sandbox starts with if none is given: the world of the contract's examples, completed by what no
// request carries: a username, a name, passwords, tokens, a policy.
import type { Contract } from '../contract/contract.ts'
import { exampleValues } from '../contract/example-values.ts'
import type { Policy } from '../model/policy.ts'
import type { SandboxData } from './start-data.ts'

const defaultPolicy: Policy = {
  minLength: 8,
  maxLength: 20,
  minClasses: 3,
  maxRepeat: 3,
  history: 5,
  weak: [
    'Passw0rd',
    'Password1',
    'Password123',
    'Admin123',
    'Admin@123',
    'Abc12345',
    'Abcd1234',
    'Qwer1234',
    'Qwerty123',
    'Aa123456',
    'Test1234',
    'Welcome1',
    'Iloveyou1',
  ],
}

export function defaultData(contract: Contract): SandboxData {
  const example = exampleValues(contract)
  const carried = carriedValues(contract)
  const clients = clientsOf(contract)
  const secret = example.get('clientSecret') ?? 'sandbox-client-secret'
  const tokensOf = (suffix: string) =>
    Object.fromEntries(
      (['stateToken', 'sessionToken'] as const)
        .filter((key) => carried.has(key))
        .map((key) => [key, `sandbox-${key.replace('Token', '-token')}${suffix}`]),
    )
  return {
    clients,
    ...(carried.has('clientSecret') && {
      clientSecrets: Object.fromEntries(clients.map((id) => [id, secret])),
    }),
    accessTokens: ['sandbox-access-token'],
    orphanIdTokens: ['token-of-a-removed-account'],
    accounts: [
      {
        userId: example.get('account.userId') ?? '20201028102749564-9082-DC8CD2722',
        username: example.get('account.username') ?? 'Zhang.Wei88',
        name: '张伟',
        pinyin: ['zhangwei', 'weizhang'],
        mobile: example.get('account.mobile') ?? '12345678901',
        email: example.get('account.email') ?? 'zhang.wei@example.com',
        password: 'Harbour-42-Lamp',
        formerPasswords: ['Autumn-17-Kite', 'Copper-58-Fern'],
        verifyCode: example.get('verifyCode') ?? '123456',
        idToken: 'sandbox-id-token',
        ...tokensOf(''),
      },
      {
        userId: '20201028102749564-9082-DC8CD2723',
        username: 'Li.Na.2001',
        name: '李娜',
        pinyin: ['lina', 'nali'],
        mobile: '12345678902',
        email: 'li.na@example.com',
        password: 'Meadow-93-Bell',
        verifyCode: '654321',
        idToken: 'li-na-id-token',
        ...tokensOf('-of-li-na'),
      },
    ],
    passwordPolicy: defaultPolicy,
  }
}

function clientsOf(contract: Contract): string[] {
  const ids = contract.operations
    .flatMap(({ variants }) => variants.flatMap(({ inputs }) => inputs))
    .filter(({ value }) => value === 'clientId')
    .flatMap(({ examples }) => examples.filter((id) => typeof id === 'string'))
  if (ids.length === 0 && carriedValues(contract).has('clientId')) return ['sandbox-client']
  return [...new Set(ids)]
}

/** What requests carry, as inputs or as credentials, in the words of a profile. */
function carriedValues({ operations }: Contract): ReadonlySet<string | undefined> {
  const variants = operations.flatMap((operation) => operation.variants)
  return new Set([
    ...variants.flatMap(({ inputs }) => inputs.map(({ value }) => value)),
    ...variants.flatMap(({ credentials }) => credentials.flatMap(({ values }) => values)),
  ])
}
