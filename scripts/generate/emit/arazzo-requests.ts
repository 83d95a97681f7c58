// Requests of the workflows, with the names of inputs where a deployment has values of its own. Names are flat, since
// not every runner reads nested ones, and a verification code has an input for each type that a mode needs.
import type { CatalogError, Language } from '../../contract/catalog.ts'
import type { Credential, Input, Variant } from '../../contract/contract.ts'
import type { Json, JsonObject } from '../../contract/json.ts'
import { secretValues, tokenValues } from '../../contract/values.ts'

/**
 * What an input of the workflows stands for; `key` is a profile's key, what is wrong with the value, or `basic:` with
 * the two keys that make up the credentials.
 */
export interface WorkflowInput {
  name: string
  key: string
  isSecret: boolean
}

/** What replaces the value of a profile's key: an expression, or nothing if the request has no such value. */
export type Replaced = ReadonlyMap<string, Json | undefined>

export interface WorkflowRequest {
  parameters: JsonObject[]
  payload: JsonObject
}

/** Collects the inputs that the requests name. */
export interface Inputs {
  /** The expression for an input, `$inputs.accountMobile`. */
  use(input: Omit<WorkflowInput, 'name'>): string
  all(): WorkflowInput[]
}

export function collectInputs(): Inputs {
  const used = new Map<string, WorkflowInput>()
  return {
    use({ key, isSecret }) {
      const name = inputName(key)
      used.set(name, { name, key, isSecret })
      return `$inputs.${name}`
    },
    all: () => [...used.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

/** `account.mobile` as `accountMobile`, `wrong-code` as `wrongCode`; types of codes stay as they are. */
function inputName(key: string): string {
  return key.replace(/[.:-](\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** The key of the code that a variant needs: one for each type, since a code is sent for one purpose. */
function codeKey({ verificationType }: Variant): string {
  return verificationType === undefined ? 'verifyCode' : `verifyCode_${verificationType}`
}

/** A request with everything right but what is replaced. */
export function request(
  variant: Variant,
  inputs: Inputs,
  { replaced, language }: { replaced: Replaced; language: Language | undefined },
): WorkflowRequest {
  const values = variant.inputs.flatMap((input): { input: Input; value: Json }[] => {
    const value = replaced.has(placeOf(input))
      ? replaced.get(placeOf(input))
      : valueOf(variant, input, { inputs, language })
    return value === undefined ? [] : [{ input, value }]
  })
  const credentials = variant.credentials.flatMap((credential) => {
    const { in: place, name, scheme } = credential
    const value = replaced.has(scheme) ? replaced.get(scheme) : proofOf(credential, inputs)
    return value === undefined ? [] : [{ name, in: place, value }]
  })
  return {
    parameters: [
      ...values
        .filter(({ input }) => input.in !== 'body')
        .map(({ input, value }) => ({ name: input.name, in: input.in, value })),
      ...credentials,
    ],
    payload: Object.fromEntries(
      values
        .filter(({ input }) => input.in === 'body')
        .map(({ input, value }) => [input.name, value]),
    ),
  }
}

/** Inputs are replaced by what they stand for, or by their name if they stand for nothing. */
function placeOf({ value, name }: Input): string {
  return value ?? name
}

function valueOf(
  variant: Variant,
  { value, required, examples: [example] }: Input,
  { inputs, language }: { inputs: Inputs; language: Language | undefined },
): Json | undefined {
  if (value === 'language') return language
  if (value === 'verificationType') return variant.verificationType ?? example
  if (value === undefined || value === 'mustChange') return required ? example : undefined
  if (!required && value !== 'account.password') return undefined
  const key = value === 'verifyCode' ? codeKey(variant) : value
  return inputs.use({ key, isSecret: secretValues.includes(value) })
}

function proofOf({ form, values }: Credential, inputs: Inputs): string {
  const [key = ''] = values
  if (form === 'basic') {
    const pair = inputs.use({ key: ['basic', ...values].join(':'), isSecret: true })
    return `Basic {${pair}}`
  }
  const token = inputs.use({ key, isSecret: true })
  return form === 'bearer' ? `Bearer {${token}}` : token
}

export interface Broken {
  description: string
  replaced: Replaced
}

/** The ways to get a code; none if no request brings it about. */
export function waysTo(error: CatalogError, variant: Variant, inputs: Inputs): Broken[] {
  const { condition } = error
  const one = (description: string, key: string, value: Json | undefined): Broken[] => [
    { description, replaced: new Map([[key, value]]) },
  ]
  const invented = (key: string) => inputs.use({ key, isSecret: true })
  switch (condition) {
    case 'missing':
      return [
        ...variant.inputs
          .filter((input) => isWatched(input, error))
          .flatMap((input) => one(`without ${input.name}`, placeOf(input), undefined)),
        ...(error.credentials ?? []).flatMap((it) => one(`without the ${it}`, it, undefined)),
      ]
    case 'unknown-client':
      return one('with an unknown client', 'clientId', 'no-such-client')
    case 'invalid-client':
      return one('with a wrong client secret', 'clientSecret', 'not-the-secret')
    case 'invalid-token':
      return variant.credentials
        .filter(
          ({ scheme, values }) =>
            values.every((it) => (tokenValues as readonly string[]).includes(it)) &&
            (error.credentials?.includes(scheme) ?? true),
        )
        .flatMap(({ scheme, form }) =>
          one(
            `with a wrong ${scheme}`,
            scheme,
            form === 'bearer' ? 'Bearer not.a.token' : 'not.a.token',
          ),
        )
    case 'unknown-user':
      return unknownUser(variant, inputs)
    case 'wrong-code':
      return one('with a wrong code', 'verifyCode', invented('wrong-code'))
    case 'wrong-password':
      return one('with a wrong password', 'account.password', invented('wrong-password'))
    case 'password-reused':
      return one('with the present password', 'newPassword', invented('account.password'))
    default:
      return condition?.startsWith('password-')
        ? one(`with a new password that breaks ${condition}`, 'newPassword', invented(condition))
        : []
  }
}

function isWatched(
  { in: place, name }: Input,
  { fields = [], headers = [] }: CatalogError,
): boolean {
  if (place === 'body' || place === 'query') return fields.includes(name)
  return place === 'header' && headers.some((it) => it.toLowerCase() === name.toLowerCase())
}

function unknownUser({ identities, credentials }: Variant, inputs: Inputs): Broken[] {
  const [identity] = identities
  if (identity?.value !== undefined) {
    const value = inputs.use({ key: `unknown.${identity.value}`, isSecret: false })
    return [{ description: 'with an unknown user', replaced: new Map([[identity.value, value]]) }]
  }
  const own = credentials.find(({ owner, form }) => owner === 'account' && form === 'bearer')
  if (!own) return []
  const token = inputs.use({ key: `deletedAccount.${own.values[0] ?? ''}`, isSecret: true })
  return [
    {
      description: 'with the token of an account that is gone',
      replaced: new Map([[own.scheme, `Bearer {${token}}`]]),
    },
  ]
}
