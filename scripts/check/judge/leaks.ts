// What no response may carry, whatever it is: secrets, the inside of a server, an account that nobody named.
import { uniqueNames } from '../../contract/values.ts'
import { type Difference, errorAt, partsOf, shown } from './difference.ts'
import { internalsIn } from './internals.ts'
import type { Trial } from './judgement.ts'
import { decoded } from '../plan/wire.ts'

export function leaksIn(trial: Trial): Difference[] {
  const { court, probe, response } = trial
  const secrets = court.secretsIn(response, probe).map(({ what, at }) => {
    const id = at === 'header set-cookie' ? 'cookie-set' : 'secret-returned'
    return errorAt(at, id, `no ${what} in the response`, `the ${what} comes back`)
  })
  const inside = internalsIn(response)
  const expected = 'nothing of the inside of the server'
  return [
    ...secrets,
    ...(inside ? [errorAt(inside.at, 'internals-shown', expected, shown(inside.text))] : []),
    ...namedStrangers(trial),
    ...strangeTokens(trial),
  ]
}

/** A token that nobody asked for: whoever reads the response may use it. */
function strangeTokens({ probe: { variant, wire }, response }: Trial): Difference[] {
  if (variant.effect === 'issue-token' || variant.effect === 'sign-in') return []
  const sent = wire.headers.map(([, value]) => value).join(' ')
  return partsOf(response).flatMap(({ at, text }) => {
    const [token] = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{16,}/.exec(text) ?? []
    if (token === undefined || sent.includes(token)) return []
    return [errorAt(at, 'secret-returned', 'no token in the response', 'a token that was not sent')]
  })
}

/** What of the profile comes back in an error response without having been sent. */
function namedStrangers({ facts, probe, response }: Trial): Difference[] {
  const { status, body } = response
  if (status < 400) return []
  const { path, headers, body: given = '' } = probe.wire
  const sent = `${readable(path)} ${headers.map(([, value]) => value).join(' ')} ${given}`
  const clients = facts.clients.map(({ id }) => ['client id', id] as const)
  const isNamed = (value = '') => value.length > 4 && body.includes(value) && !sent.includes(value)
  const accounts = facts.accounts.flatMap(({ identity }) =>
    uniqueNames.map((key) => [key, identity[key]] as const),
  )
  const named = [...accounts, ...clients].filter(([, value]) => isNamed(value))
  const expected = 'nothing that the request does not name'
  return [...new Set(named.map(([key]) => key))].map((key) =>
    errorAt('body', 'internals-shown', expected, `the ${key} of the profile`),
  )
}

/** A path and its query with each part decoded. */
function readable(path: string): string {
  return path
    .split(/[/?&=]/)
    .map((part) => decoded(part.replaceAll('+', ' ')))
    .join(' ')
}
