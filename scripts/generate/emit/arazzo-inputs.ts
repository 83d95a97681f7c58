// Writes requests with names in place of what a deployment gives: `$inputs.account.mobile`, in the words of a
// profile. A broken password or token is a secret too, so it gets an input of its own, named after its condition.
import type { Profile } from '../../check/profile/profile.ts'
import type { Credential, Input } from '../../contract/contract.ts'
import type { Json, JsonObject } from '../../contract/json.ts'
import { secretValues } from '../../contract/values.ts'
import { passwordRules } from '../../model/password-rules.ts'
import type { Request } from '../../model/request.ts'

export interface Symbols {
  /** The condition names what is broken in the request. */
  request(
    request: Request,
    condition: string | undefined,
  ): { parameters: JsonObject[]; payload: JsonObject }
  /** What was asked for so far, with the profile's values. */
  values(): JsonObject
  /** The same as a schema. */
  schema(): JsonObject
}

export function symbolsOf(profile: Profile): Symbols {
  const known = valuesIn(profile)
  const named = new Map<string, { value: string; secret: boolean }>()

  function name(key: string, value: string, secret: boolean): string {
    named.set(key, { value, secret })
    return `$inputs.${key}`
  }

  function inputValue(
    { value: key = '' }: Input,
    value: Json,
    condition: string | undefined,
  ): Json {
    if (typeof value !== 'string') return value
    const secret = secretValues.includes(key)
    const place = key === 'newPassword' ? 'account.password' : key
    const given = known.find(([it, text]) => text === value && isPartOf(it, place))
    if (given) return name(given[0], value, secret)
    if (key === 'newPassword' && !isAboutPasswords(condition)) return numbered('newPassword', value)
    return secret && value !== '' ? broken(condition, value) : value
  }

  function credentialValue(
    { credentials }: Request,
    { form, scheme, values }: Credential,
    condition: string | undefined,
  ): string {
    const [given = ''] = values.map((key) => credentials.get(key))
    if (form === 'basic') {
      const pair = values.map((key) => credentials.get(key) ?? '').join(':')
      return `Basic {${name(scheme, btoa(pair), true)}}`
    }
    const [key] = known.find(([, value]) => value === given) ?? []
    const symbol = key === undefined ? broken(condition, given) : name(key, given, true)
    return form === 'bearer' ? `Bearer {${symbol}}` : symbol
  }

  function numbered(stem: string, value: string): string {
    for (let count = 1; ; count += 1) {
      const key = `${stem}${count}`
      const before = named.get(key)
      if (!before || before.value === value) return name(key, value, true)
    }
  }

  /** `broken.passwordLength2`: the second value that breaks the condition. */
  function broken(condition = 'other', value: string): string {
    const stem = condition.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    const isNew = [...named].find(
      ([key, it]) => key.startsWith('newPassword') && it.value === value,
    )
    return isNew ? `$inputs.${isNew[0]}` : numbered(`broken.${stem}`, value)
  }

  return {
    request(request, condition) {
      const { inputs, credentials } = request.variant
      const given = inputs.flatMap((input) => {
        const value = request.values.get(input)
        return value === undefined ? [] : [{ input, value: inputValue(input, value, condition) }]
      })
      const carried = credentials.filter(({ values }) =>
        values.some((it) => request.credentials.has(it)),
      )
      return {
        parameters: [
          ...given
            .filter(({ input }) => input.in !== 'body')
            .map(({ input, value }) => ({ name: input.name, in: input.in, value })),
          ...carried.map((it) => ({
            ...{ name: it.name, in: it.in },
            value: credentialValue(request, it, condition),
          })),
        ],
        payload: Object.fromEntries(
          given
            .filter(({ input }) => input.in === 'body')
            .map(({ input, value }) => [input.name, value]),
        ),
      }
    },
    values: () => nested(named, ({ value }) => value),
    schema: () =>
      schemaOf(
        nested(named, ({ secret }) => ({ type: 'string', ...(secret && { format: 'password' }) })),
      ),
  }
}

/** Whether it is the new password that such an error response refuses. */
function isAboutPasswords(condition: string | undefined): boolean {
  return condition === 'password-reused' || passwordRules.some(({ name }) => name === condition)
}

/** The values of a profile by their place in it, tokens first by their own keys. */
function valuesIn({ tokens, ...rest }: Profile): [key: string, value: string][] {
  return [...textsIn(tokens), ...textsIn(rest)]
}

function textsIn(node: object, before = ''): [key: string, value: string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[before + key, value]]
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? textsIn(value as object, `${before}${key}.`)
      : []
  })
}

/** Whether the place is that of the key, or one of several below it, as of codes by their type. */
function isPartOf(place: string, key: string): boolean {
  return place === key || place.startsWith(`${key}.`)
}

/** `account.mobile` becomes `{ account: { mobile } }`. */
function nested<T>(named: ReadonlyMap<string, T>, make: (it: T) => Json): JsonObject {
  const whole: JsonObject = {}
  for (const [key, it] of [...named].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [outer = '', inner] = key.split('.')
    whole[outer] =
      inner === undefined
        ? make(it)
        : { ...(whole[outer] as JsonObject | undefined), [inner]: make(it) } // an outer name is never a value too
  }
  return whole
}

function schemaOf(properties: JsonObject): JsonObject {
  const described = Object.entries(properties).map(([name, it]) => [
    name,
    'type' in (it as JsonObject) ? it : schemaOf(it as JsonObject),
  ])
  return { type: 'object', properties: Object.fromEntries(described) }
}
