// Writes requests with names in place of what a deployment gives: `$inputs.account.mobile`, in the words of a
// profile. A broken password or code is a secret too, so it gets an input of its own, named after its condition.
import type { ProbeRequest } from '../../check/request.ts'
import { type Profile, profileValue } from '../../check/profile/profile.ts'
import type { Variant, Input } from '../../contract/contract.ts'
import type { Json, JsonObject } from '../../contract/json.ts'
import { secretValues, tokenValues } from '../../contract/values.ts'

export interface Symbols {
  /** The condition names what is broken in the request. */
  request(
    variant: Variant,
    request: ProbeRequest,
    condition: string | undefined,
  ): { parameters: JsonObject[]; payload: JsonObject }
  /** What was asked for so far, with the profile's values. */
  values(): JsonObject
  /** The same as a schema. */
  schema(): JsonObject
}

export function symbolsOf(profile: Profile): Symbols {
  const named = new Map<string, { value: string; secret: boolean }>()

  function name(key: string, value: string, secret: boolean): string {
    named.set(key, { value, secret })
    return `$inputs.${key}`
  }

  function expression(
    { value: key = '' }: Input,
    value: Json,
    condition: string | undefined,
  ): Json {
    if (typeof value !== 'string') return value
    const place = key === 'newPassword' ? (profile.newPasswords ?? []).indexOf(value) : -1
    if (place >= 0) return name(`newPassword${place + 1}`, value, true)
    if (key === 'newPassword' && value === profile.account?.password)
      return name('account.password', value, true)
    const secret = secretValues.includes(key)
    if (profileValue(profile, key) === value) return name(key, value, secret)
    return secret ? name(broken(condition, value), value, true) : value
  }

  /** `broken.passwordLength2`: the second value that breaks the condition. */
  function broken(condition = 'other', value: string): string {
    const stem = `broken.${condition.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`
    for (let count = 1; ; count += 1) {
      const known = named.get(`${stem}${count}`)
      if (!known || known.value === value) return `${stem}${count}`
    }
  }

  function token(given: string): string {
    const known = [
      ...tokenValues.map((key) => [key, profileValue(profile, key)]),
      ['deletedAccount.idToken', profile.deletedAccount?.idToken],
    ]
    const [key] = known.find(([, value]) => value === given) ?? []
    return key === undefined ? given : `{${name(key, given, true)}}`
  }

  return {
    request({ inputs, operation }, { headers, path, body = '{}' }, condition) {
      const [below = '', query = ''] = path.split('?')
      const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name)
      const inPath =
        new RegExp(`^${operation.path.replace(/\{[^}]+\}/g, '([^/]+)')}$`).exec(below)?.slice(1) ??
        []
      const inQuery = new URLSearchParams(query)
      const fields = JSON.parse(body) as JsonObject // our own JSON
      const valueOf = (input: Input): Json | undefined => {
        if (input.in === 'path') return decodeURIComponent(inPath[names.indexOf(input.name)] ?? '')
        if (input.in === 'query') return inQuery.get(input.name) ?? undefined
        return input.in === 'body' ? fields[input.name] : headers[input.name]
      }
      const given = inputs.flatMap((input) => {
        const value = valueOf(input)
        return value === undefined ? [] : [{ input, value: expression(input, value, condition) }]
      })
      const { Authorization } = headers
      const bearer = Authorization?.replace(/^Bearer /, '')
      return {
        parameters: [
          ...given
            .filter(({ input }) => input.in !== 'body')
            .map(({ input, value }) => ({ name: input.name, in: input.in, value })),
          ...(bearer === undefined
            ? []
            : [{ name: 'Authorization', in: 'header', value: `Bearer ${token(bearer)}` }]),
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
