// The secrets of a run: taken out of every text that leaves it, and looked for in every response.
import { isObject } from '../../contract/json.ts'
import { tokenValues } from '../../contract/values.ts'
import type { Variant } from '../../contract/contract.ts'
import type { WireResponse } from '../exchange.ts'
import { objectIn, partsOf } from '../judge/difference.ts'
import type { Probe } from '../plan/probe.ts'
import type { FoundSecret, Secrets } from '../report/curl.ts'
import { inWords } from './profile-secrets.ts'
import { type Secret, createIndex, separate, shortest } from './search.ts'
import { lower, viewsOf } from './views.ts'

export interface SecretKeeper extends Secrets {
  /** Adds one that the run got to know. */
  add(secret: Secret): void
  /** Secrets in a response, those of the request among them. */
  secretsIn(response: WireResponse, probe: Probe): { what: string; at: string }[]
}

export function createSecrets(initial: readonly Secret[]): SecretKeeper {
  const values = new Set<string>()
  const known = createIndex()

  function add(secret: Secret): void {
    if (secret.value.length < shortest || values.has(secret.value)) return
    values.add(secret.value)
    known.add(secret)
  }

  function secretsIn(response: WireResponse, probe: Probe): { what: string; at: string }[] {
    const own = createIndex()
    carriedSecrets(probe)
      .filter(({ value }) => !values.has(value))
      .forEach(own.add)
    const tokens = tokensOf(response, probe)
    // A new token may contain an older one.
    const isHandedOut = ({ what, value }: Secret) =>
      what.endsWith('token') && tokens.some((it) => it.includes(value))
    const found = placesOf(response).flatMap(({ at, text }) => {
      const views = viewsOf(text)
      const spans = [...known.spansIn(views, 'alarm'), ...own.spansIn(views, 'alarm')]
      return spans
        .filter(({ secret }) => !(at === 'body' && isHandedOut(secret)))
        .filter(({ secret }) => !isWord(probe.variant, secret.value))
        .map(({ secret: { what } }) => ({ what, at }))
    })
    return [...new Map(found.map((it) => [`${it.what} ${it.at}`, it])).values()]
  }

  function piecesOf(text: string): (string | FoundSecret)[] {
    const pieces: (string | FoundSecret)[] = []
    let at = 0
    for (const { start, end, secret } of separate(known.spansIn(viewsOf(text), 'redact'))) {
      const { name, value } = secret
      pieces.push(text.slice(at, start), { name, value, raw: text.slice(start, end) })
      at = end
    }
    return [...pieces, text.slice(at)].filter((it) => it !== '')
  }

  initial.forEach(add)
  return {
    add,
    redact: (text) =>
      piecesOf(text)
        .map((it) => (typeof it === 'string' ? it : `\${${it.name}}`))
        .join(''),
    piecesOf,
    secretsIn,
  }
}

/** What the request itself carries as a secret, were it real; codes are too short to tell. */
function carriedSecrets({ request, wire }: Probe): Secret[] {
  const passwords = request.variant.inputs.flatMap((input): Secret[] => {
    const { value: key } = input
    const value = request.values.get(input)
    const isSecret = key === 'newPassword' || key === 'account.password' || key === 'clientSecret'
    return isSecret && typeof value === 'string'
      ? [{ name: key, what: inWords(key.replace('account.', '')), value }]
      : []
  })
  const tokens = wire.headers.flatMap(([name, value]): Secret[] => {
    const [, token] = /^authorization$/i.test(name) ? (/^\S+ +(\S.*)$/.exec(value) ?? []) : []
    return token === undefined ? [] : [{ name: 'token', what: 'token', value: token }]
  })
  return [...passwords, ...tokens].filter(
    ({ value }) => value.length >= 8 && value.length <= 16_384,
  )
}

/** Whether the contract's own messages have it: a weak password may be a word that they say. */
function isWord(variant: Variant, value: string): boolean {
  const text =
    words.get(variant) ??
    lower(variant.errors.flatMap(({ message }) => Object.values(message)).join('\n'))
  words.set(variant, text)
  return text.includes(lower(value))
}

const words = new WeakMap<Variant, string>()

/** Tokens that the contract lets this response carry. */
function tokensOf({ status, parsed }: WireResponse, { variant }: Probe): string[] {
  const { success } = variant.operation
  const properties = success.schema?.properties
  const body = objectIn(parsed)
  if (status !== success.status || !body || !isObject(properties)) return []
  const tokens: readonly unknown[] = tokenValues
  const names = Object.entries(properties).filter(
    ([, it]) => isObject(it) && tokens.includes(it['x-value']),
  )
  return names.flatMap(([name]) => body[name] ?? []).filter((it) => typeof it === 'string')
}

function placesOf(response: WireResponse): { at: string; text: string }[] {
  const names = response.headers.map(([name]) => name).join('\n')
  const places = [...partsOf(response), { at: 'header names', text: names }]
  return places.filter(({ text }) => text.length >= shortest)
}
