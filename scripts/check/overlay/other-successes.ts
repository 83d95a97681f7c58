// Successes with another status or other members than the contract's.
import type { Contract, Operation } from '../../contract/contract.ts'
import { type JsonObject, isObject, resolve } from '../../contract/json.ts'
import { groupBy } from '../report/report.ts'
import { type Found, operationPath, quoted, seenCount } from './actions.ts'
import type { SeenSuccess } from './observations.ts'

/** The JSON type of each member, and whether each response had it; empty if there is no body. */
type Members = ReadonlyMap<string, { type: string; always: boolean }>

export function otherSuccesses(seen: readonly SeenSuccess[], contract: Contract): Found[] {
  const byPlace = groupBy(seen, ({ variant }) => `${variant.product} ${variant.operation.id}`)
  return [...byPlace.values()].flatMap((all) => otherSuccess(all, contract) ?? [])
}

function otherSuccess(
  seen: readonly [SeenSuccess, ...SeenSuccess[]],
  { bundle }: Contract,
): Found | undefined {
  const [{ status, variant }] = seen
  const { operation, product } = variant
  const members = membersOf(seen)
  if (!members || seen.some((it) => it.status !== status))
    return `${operation.id} (${product}): its successes differ among themselves`
  const expected = operation.success
  const known = Object.keys(expected.schema?.properties ?? {})
  const names = [...members.keys()]
  const isSame =
    status === expected.status &&
    (names.length === 0) === (known.length === 0) &&
    names.every((name) => known.includes(name))
  if (isSame) return undefined
  const others = operation.variants.filter((it) => it.product !== product)
  const shared = [...new Set(others.map((it) => it.product))].join(', ')
  const body = names.length > 0 ? `and ${names.join(', ')}` : 'and no body'
  const note =
    shared === '' ? '' : ` The path is that of ${shared}, too; this changes it there as well.`
  const responses = `${operationPath(operation)}.responses`
  return {
    said: names,
    actions: [
      {
        comment: `${operation.id} succeeds with ${status} ${body}: ${seenCount(seen)}.${note}`,
        target: `${responses}[${quoted(String(expected.status))}]`,
        remove: true,
      },
      {
        comment: 'The success as it was seen, with types in place of values.',
        target: responses,
        update: { [status]: responseOf(operation, members, bundle) },
      },
    ],
  }
}

/** Undefined if a body was neither empty nor an object, or a member was of several types. */
function membersOf(seen: readonly SeenSuccess[]): Members | undefined {
  const members = new Map<string, { type: string; always: boolean }>()
  for (const it of seen) {
    if (!it.members) return undefined
    for (const [name, type] of it.members) {
      if ((members.get(name)?.type ?? type) !== type) return undefined
      members.set(name, { type, always: seen.every(({ members }) => members?.has(name)) })
    }
  }
  return members
}

/** The contract's response with the members that were seen. */
function responseOf(
  { path, method, success }: Operation,
  members: Members,
  bundle: Contract['bundle'],
): JsonObject {
  const item = bundle.paths[path]?.[method.toLowerCase()]
  const responses = isObject(item) && isObject(item.responses) ? item.responses : {}
  const { description, headers } = resolve(bundle, responses[String(success.status)])
  const hadBody = success.schema !== undefined
  const rest = {
    description: hadBody === members.size > 0 ? (description ?? 'Success.') : 'Success.',
    ...(headers !== undefined && { headers }),
  }
  if (members.size === 0) return rest
  const known = isObject(success.schema?.properties) ? success.schema.properties : {}
  const properties = Object.fromEntries(
    [...members].map(([name, { type }]) => [
      name,
      known[name] ?? (type === 'null' ? {} : { type }),
    ]),
  )
  const required = [...members].filter(([, { always }]) => always).map(([name]) => name)
  const schema = { type: 'object', ...(required.length > 0 && { required }), properties }
  return { ...rest, content: { 'application/json': { schema } } }
}
