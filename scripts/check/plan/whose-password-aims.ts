// Whose password a success sets, and which one: what belongs to another account, or stands where the
// contract has nothing, must not move it.
import type { Variant } from '../../contract/contract.ts'
import { type Json, isObject } from '../../contract/json.ts'
import { subjectOf } from '../../model/carried.ts'
import { worldOf } from '../../model/facts.ts'
import { goodPassword, keeps } from '../../model/made-passwords.ts'
import { withValue } from '../../model/request.ts'
import type { WireRequest } from '../exchange.ts'
import { inSnakeCase } from './changed-letters.ts'
import type { Aim } from './probe.ts'
import { mostSets, validAim } from './valid-aim.ts'
import { isJson, withSearch } from './wire.ts'

/** The names that the contract has for a value such as `account.userId`. */
export type Names = ReadonlyMap<string, readonly string[]>

/** What another account has is not used by this one. */
export function othersPasswordAim(variant: Variant): Aim {
  return validAim(variant, (valid, { facts }) => {
    const input = variant.inputOf.get('newPassword')
    const world = worldOf(facts)
    const subject = subjectOf(valid, world)?.account
    const password = facts.accounts.find(({ name }) => name === 'otherAccount')?.current[0]
    if (!input || !subject || password === undefined) return []
    const yardstick = { policy: facts.policy, identity: subject.identity }
    if (!keeps(password, yardstick) || world.isUsed(subject, password) !== 'no') return []
    const what = 'with the password of another account'
    return [{ what, request: withValue(valid, input, password) }]
  })
}

/** Another password in the query and under the same name in another case. Only who can sign in sees which one was set. */
export function decoyAim(variant: Variant): Aim {
  return validAim(variant, (valid, { facts, variety, canSignIn }) => {
    const input = variant.inputOf.get('newPassword')
    const subject = subjectOf(valid, worldOf(facts))?.account
    if (!canSignIn || input?.in !== 'body' || !isJson(variant) || !subject) return []
    const yardstick = { policy: facts.policy, identity: subject.identity }
    const decoy = goodPassword(yardstick, variety + mostSets)
    const upper = input.name.toUpperCase()
    if (decoy === undefined || upper === input.name) return []
    const twist = withMembers({ [upper]: decoy }, { [input.name]: decoy })
    const what = `with another password as ${upper} and in the query`
    return [{ what, request: valid, twist, mayBeRefused: true }]
  })
}

/**
 * Members that this operation does not have: what names another account must not move the target, and an
 * order that only other operations take, such as to change the password, must not be heeded.
 */
export function targetAims(variant: Variant, names: Names): Aim[] {
  return [
    validAim(variant, (valid, { facts }) => {
      const other = facts.accounts.find(({ name }) => name === 'otherAccount')
      if (!other || !isJson(variant)) return []
      const values = valuesOfNames(other.identity, names)
      const members = strangeTo(variant, values)
      if (Object.keys(members).length === 0) return []
      const orders = strangeTo(variant, ordersOf(variant, names))
      const what = [
        `with ${Object.keys(members).join(', ')} of another account in body, query and headers`,
        ...Object.keys(orders),
      ].join(', and with ')
      const twist = withMembers({ ...members, ...orders }, values)
      return [{ what, request: valid, twist, after: 'target' }]
    }),
  ]
}

/** The members whose names the body of no mode of the operation has. */
function strangeTo<T extends Json>(
  variant: Variant,
  members: Record<string, T>,
): Record<string, T> {
  const known = namesOfBody(variant)
  return Object.fromEntries(Object.entries(members).filter(([name]) => !known.has(name)))
}

/** That the password must be changed, where the operation is not told so. */
function ordersOf({ inputOf }: Variant, names: Names): Record<string, Json> {
  if (inputOf.has('mustChange')) return {}
  return Object.fromEntries((names.get('mustChange') ?? []).map((name) => [name, true]))
}

function valuesOfNames(identity: object, names: Names): Record<string, string> {
  const members = Object.entries(identity).flatMap(([key, value]) =>
    namesOf(key, names).map((name): [string, string] => [name, String(value)]),
  )
  return Object.fromEntries(members)
}

/** The contract's, and the ones that frameworks make of the key; none for what no call names an account by. */
function namesOf(key: string, names: Names): string[] {
  const own = names.get(`account.${key}`) ?? []
  if (own.length === 0) return []
  return [...new Set([...own, key, inSnakeCase(key)])]
}

/** Members that a mode of the operation has: they choose the mode. */
function namesOfBody({ operation, product }: Variant): Set<string> {
  const siblings = operation.variants.filter((it) => it.product === product)
  const inputs = siblings.flatMap((it) => it.inputs)
  return new Set(inputs.filter((it) => it.in === 'body').map(({ name }) => name))
}

/** The members in the body, and every value in query and headers, where the contract has none of them. */
function withMembers(members: Record<string, Json>, values: Record<string, string>) {
  return (wire: WireRequest): WireRequest => {
    const body: unknown = JSON.parse(wire.body ?? '{}')
    if (!isObject(body)) return wire
    const headers = Object.entries(values).map(
      ([name, value]) => [`X-${name.replaceAll('_', '-')}`, encodeURIComponent(value)] as const,
    )
    return {
      ...wire,
      path: withSearch(wire.path, Object.entries(values)),
      headers: [...wire.headers, ...headers],
      body: JSON.stringify({ ...body, ...members }),
    }
  }
}
