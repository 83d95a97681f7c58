// Changes of operations and of their variants: who offers them, what they need, which codes they return.
import {
  type Contract,
  type Operation,
  type OperationResponse,
  type Variant,
  variantName,
} from '../contract/contract.ts'
import { type JsonObject, isObject, list, resolve } from '../contract/json.ts'
import { type Change, change, isSame, pairs } from './change.ts'
import { words } from './catalog-changes.ts'
import { inputChanges } from './input-changes.ts'

export function operationChanges(base: Contract, revision: Contract): Change[] {
  const byId = ({ operations, companions }: Contract) =>
    new Map([...operations, ...companions].map((it) => [it.id, it]))
  const { removed, added, kept } = pairs(byId(base), byId(revision))
  const renamed = removed.flatMap(([id, before]) => {
    const twin = added.find(([, it]) => addressOf(it) === addressOf(before))
    return twin ? [{ id, before, twin }] : []
  })
  const isRenamed = (id: string) => renamed.some((it) => it.id === id || it.twin[0] === id)
  return [
    ...removed
      .filter(([id]) => !isRenamed(id))
      .map(([id, it]) =>
        change('operation-removed', id, `${addressOf(it)} is no longer described`),
      ),
    ...added
      .filter(([id]) => !isRenamed(id))
      .map(([id, it]) => change('operation-added', id, `${addressOf(it)} is described`)),
    ...renamed.map(({ id, twin: [name] }) =>
      change('operation-renamed', id, `is called ${name}: generated clients name the call so`),
    ),
    ...[
      ...kept,
      ...renamed.map(({ id, before, twin }): [string, Operation, Operation] => [
        id,
        before,
        twin[1],
      ]),
    ].flatMap(([id, before, after]) => [
      ...addressChanges(id, before, after),
      ...successChanges(id, [base, before], [revision, after]),
      ...variantsChanges([base, before], [revision, after]),
    ]),
  ]
}

function addressOf({ method, path }: Operation): string {
  return `${method} ${path}`
}

function addressChanges(id: string, before: Operation, after: Operation): Change[] {
  if (addressOf(before) === addressOf(after)) return []
  const text = `is ${addressOf(after)} instead of ${addressOf(before)}`
  return [change('operation-moved', id, text)]
}

function successChanges(
  id: string,
  [base, before]: [Contract, Operation],
  [revision, after]: [Contract, Operation],
): Change[] {
  const [then, now] = [before.success, after.success]
  const status =
    then.status === now.status
      ? []
      : [
          change(
            'success-status-changed',
            id,
            `a success has status ${now.status} instead of ${then.status}`,
          ),
        ]
  const headers = headerChanges(id, then.headers, now.headers)
  if (!then.schema && now.schema)
    return [...status, ...headers, change('response-body-added', id, 'a success has a body')]
  if (then.schema && !now.schema)
    return [
      ...status,
      ...headers,
      change('response-body-removed', id, 'a success has no body any more'),
    ]
  return [
    ...status,
    ...headers,
    ...requirementChanges(id, then.schema, now.schema),
    ...propertyChanges(id, propertiesOf(base, then.schema), propertiesOf(revision, now.schema)),
  ]
}

function headerChanges(
  id: string,
  before: OperationResponse['headers'],
  after: OperationResponse['headers'],
): Change[] {
  const [then, now] = [before, after].map((all) => all.map(({ name }) => name.toLowerCase()))
  const removed = then?.filter((it) => !now?.includes(it)) ?? []
  const added = now?.filter((it) => !then?.includes(it)) ?? []
  return [
    ...removed.map((it) =>
      change('response-header-removed', id, `a success has no header ${it} any more`),
    ),
    ...added.map((it) => change('response-header-added', id, `a success has the header ${it}`)),
  ]
}

/** Of members that a success has before and after. */
function requirementChanges(
  id: string,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): Change[] {
  const [then, now] = [list<string>(before?.required), list<string>(after?.required)]
  const isKept = (it: string) =>
    [before, after].every((schema) => it in ((schema?.properties ?? {}) as JsonObject))
  return [
    ...then
      .filter((it) => isKept(it) && !now.includes(it))
      .map((it) =>
        change('response-property-became-optional', id, `a success may come without ${it}`),
      ),
    ...now
      .filter((it) => isKept(it) && !then.includes(it))
      .map((it) => change('response-property-became-required', id, `a success always has ${it}`)),
  ]
}

function propertiesOf({ bundle }: Contract, schema: JsonObject | undefined) {
  const { properties } = schema ? resolve(bundle, schema) : {}
  const members = Object.entries(isObject(properties) ? properties : {})
  return new Map(members.map(([name, property]) => [name, resolve(bundle, property)]))
}

function propertyChanges(
  id: string,
  base: Map<string, JsonObject>,
  revision: Map<string, JsonObject>,
): Change[] {
  const { removed, added, kept } = pairs(base, revision)
  return [
    ...removed.map(([name]) =>
      change('response-property-removed', id, `a success has no ${name} any more`),
    ),
    ...added.map(([name]) => change('response-property-added', id, `a success has ${name}`)),
    ...kept
      .filter(([, then, now]) => !isSame(then.type, now.type))
      .map(([name, then, now]) =>
        change(
          'response-property-changed',
          id,
          `${name} of a success is ${String(now.type)} instead of ${String(then.type)}`,
        ),
      ),
  ]
}

function variantsChanges(
  [base, before]: [Contract, Operation],
  [revision, after]: [Contract, Operation],
): Change[] {
  const codes = { base: codesOf(base), revision: codesOf(revision) }
  const byName = ({ variants }: Operation) => new Map(variants.map((it) => [variantName(it), it]))
  const { removed, added, kept } = pairs(byName(before), byName(after))
  const where = (name: string) => `${after.id} (${name})`
  return [
    ...removed.map(([name]) =>
      change('variant-removed', where(name), 'is no longer offered so by this product'),
    ),
    ...added.map(([name]) => change('variant-added', where(name), 'is offered so by this product')),
    ...kept.flatMap(([name, then, now]) => [
      ...natureChanges(where(name), then, now),
      ...statementChanges(where(name), then, now),
      ...credentialChanges(where(name), then, now),
      ...inputChanges(where(name), then.inputs, now.inputs),
      ...codeChanges(where(name), then, now, codes),
    ]),
  ]
}

function natureChanges(where: string, before: Variant, after: Variant): Change[] {
  const found: Change[] = []
  if (before.effect !== after.effect)
    found.push(
      change(
        'effect-changed',
        where,
        `a success has the effect ${after.effect}, not ${before.effect}`,
      ),
    )
  if (before.contentType !== after.contentType)
    found.push(
      change(
        'content-type-changed',
        where,
        `takes ${after.contentType ?? 'no body'} instead of ${before.contentType ?? 'no body'}`,
      ),
    )
  const [then, now] = [before.verificationType, after.verificationType]
  if (then !== now) {
    if (then === undefined)
      found.push(change('verification-type-added', where, `needs a code sent as ${now}`))
    else if (now === undefined)
      found.push(change('verification-type-removed', where, `names no verification type any more`))
    else
      found.push(
        change(
          'verification-type-changed',
          where,
          `needs a code sent as ${now} instead of ${then}: codes that callers ask for as before are refused`,
        ),
      )
  }
  return found
}

/** What is said beside that, and who says it. */
function statementChanges(where: string, before: Variant, after: Variant): Change[] {
  const isOther = (...names: (keyof Variant)[]) =>
    names.some((it) => !isSame(before[it], after[it]))
  const text = words('description', before.description, after.description)
  return [
    ...(isOther('description') ? [change('description-changed', where, text)] : []),
    ...(isOther('notes') ? [change('note-changed', where, 'the notes have other words')] : []),
    ...(isOther('source', 'provenance', 'inferred')
      ? [
          change(
            'provenance-changed',
            where,
            'who says what, or what is inferred, is told otherwise',
          ),
        ]
      : []),
  ]
}

function credentialChanges(where: string, before: Variant, after: Variant): Change[] {
  const byScheme = ({ credentials }: Variant) => new Map(credentials.map((it) => [it.scheme, it]))
  const { removed, added, kept } = pairs(byScheme(before), byScheme(after))
  return [
    ...removed.map(([name]) => change('credential-removed', where, `no longer needs ${name}`)),
    ...added.map(([name]) => change('credential-added', where, `needs ${name}`)),
    ...kept
      .filter(
        ([, then, now]) =>
          !isSame(
            [then.form, then.in, then.name, then.values],
            [now.form, now.in, now.name, now.values],
          ),
      )
      .map(([name]) =>
        change('credential-changed', where, `takes ${name} in another form, or another token`),
      ),
  ]
}

function codesOf({ catalog }: Contract): Set<string> {
  return new Set(catalog.map(({ product, code }) => `${product} ${code}`))
}

/** `all` has the catalogs, since a code that one of them lacks is a change of the catalog. */
function codeChanges(
  where: string,
  before: Variant,
  after: Variant,
  all: { base: Set<string>; revision: Set<string> },
): Change[] {
  const key = (code: string) => `${after.product} ${code}`
  const byCode = ({ errors }: Variant) => new Map(errors.map((it) => [it.code, it]))
  const { removed, added, kept } = pairs(byCode(before), byCode(after))
  const codes = kept.map(([code]) => code)
  const orderAfter = after.errors.map(({ code }) => code).filter((it) => codes.includes(it))
  return [
    ...removed
      .filter(([code]) => all.revision.has(key(code)))
      .map(([code]) => change('code-no-longer-returned', where, `never returns ${code} any more`)),
    ...added
      .filter(([code]) => all.base.has(key(code)))
      .map(([code]) => change('code-returned-too', where, `may return ${code}`)),
    ...(isSame(codes, orderAfter)
      ? []
      : [
          change(
            'order-changed',
            where,
            'codes are judged in another order, which is not promised',
          ),
        ]),
    ...(before.list === 'closed' && after.list === 'open'
      ? [change('list-opened', where, 'may return codes that the vendor does not publish')]
      : []),
    ...(before.list === 'open' && after.list === 'closed'
      ? [change('list-closed', where, 'returns no codes beside the published ones')]
      : []),
  ]
}
