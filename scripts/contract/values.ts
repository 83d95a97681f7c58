// The words of `x-value`: what fills an input, or what a property of a response holds. The first are the
// keys of a profile, so that a new endpoint says where its values come from without any code.

export const inputValues = [
  'clientId',
  'tenantId',
  'language',
  'device.os',
  'device.fingerprint',
  'device.agent',
  'device.ip',
  'account.userId',
  'account.username',
  'account.name',
  'account.mobile',
  'account.email',
  'account.password',
  'verifyCode',
  'newPassword',
  // Whether the user must change the password at the next sign-in; its schema's default counts if it is left out.
  'mustChange',
  'verificationType',
  'clientSecret',
] as const

/** What names one account and no other. */
export const uniqueNames = ['userId', 'username', 'mobile', 'email'] as const

/** Tokens: what a security scheme carries, and what a response may hand out. */
export const tokenValues = ['idToken', 'accessToken', 'stateToken', 'sessionToken'] as const

/** Tokens that name an account; the others name an application. */
export const accountTokens = ['idToken', 'stateToken', 'sessionToken'] as const

export type AccountToken = (typeof accountTokens)[number]

export function isAccountToken(key: string): key is AccountToken {
  return (accountTokens as readonly string[]).includes(key)
}

/** How many seconds a token that the same response hands out is valid. */
export const lifetimeValues = tokenValues.map((kind) => `${kind}.lifetime` as const)

export const errorValues = ['error.code', 'error.message'] as const

/** Inputs that are secrets of a person: never shown, always `format: password` and `writeOnly`. */
export const secretValues: readonly string[] = [
  'account.password',
  'verifyCode',
  'newPassword',
  'clientSecret',
]

/** What a success does (`x-effect`), beside its response. */
export const effects = ['none', 'set-password', 'send-code', 'sign-in', 'issue-token'] as const
