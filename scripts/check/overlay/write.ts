// An OpenAPI Overlay of what a deployment does otherwise than the contract says, for somebody to review: each action
// with a comment that tells what was seen.
import { Document, type Node, isMap, isSeq } from 'yaml'
import { type Contract, type Operation, type Variant, callName } from '../../contract/contract.ts'
import { type Json, type JsonObject, isObject, resolve } from '../../contract/json.ts'
import { overlaid } from '../../overlay/overlaid.ts'
import { parseOverlay } from '../../overlay/read.ts'
import {
  type Deviation,
  type Deviations,
  type MissingVariant,
  type NewCode,
  type OtherError,
  type OtherSuccess,
} from './deviations.ts'
import type { OtherBody } from './error-bodies.ts'

interface Action {
  /** For the reviewer. */
  comment: string
  target: string
  update?: Json
  remove?: true
}

export interface Written {
  /** Undefined if there is nothing to write. */
  text: string | undefined
  /** How many deviations are in it. */
  count: number
  /** What differs and is not in it, in sentences. */
  left: readonly string[]
}

interface Surroundings {
  contract: Contract
  /** That were checked. */
  products: readonly string[]
  /** Of the deployment, redacted. */
  target: string
  redact(text: string): string
}

/** Nothing in which a secret stands is written. */
export function overlayText(
  { written, left }: Deviations,
  { contract, products, target, redact }: Surroundings,
): Written {
  const isClean = (it: Deviation) => {
    const text = JSON.stringify(plain(it))
    return redact(text) === text
  }
  const kept = written.filter(isClean)
  const unsafe = written.length - kept.length
  const all = unsafe === 0 ? left : [...left, `${unsafe} with a secret in what was returned`]
  if (kept.length === 0) return { text: undefined, count: 0, left: all.map(redact) }
  const title = `How ${target} (${products.join(', ')}) differs from the contract`
  const actions = kept.flatMap((it) => actionsFor(it, { contract, title, kept }))
  const text = documentOf({ title, contract }, actions, all.map(redact))
  // What is written can be read: the same rules as for an overlay by hand.
  overlaid(contract.bundle, parseOverlay(text, 'the overlay'), { language: 'en' })
  return { text, count: kept.length, left: all.map(redact) }
}

/** What of a deviation comes from the deployment. */
function plain(it: Deviation): Json {
  if (it.kind === 'code') return [it.code, it.message as JsonObject]
  if (it.kind === 'error') return it.message as JsonObject
  if (it.kind === 'body') return [it.code, it.message]
  return it.kind === 'success' ? [...it.members.keys()] : null
}

interface Context {
  contract: Contract
  title: string
  kept: readonly Deviation[]
}

function actionsFor(deviation: Deviation, context: Context): Action[] {
  switch (deviation.kind) {
    case 'body':
      return otherBody(deviation, context)
    case 'missing':
      return [missing(deviation)]
    case 'success':
      return success(deviation, context)
    case 'error':
      return [otherError(deviation)]
    case 'code':
      return newCode(deviation, context)
  }
}

function missing({ variant, count }: MissingVariant): Action {
  return {
    comment: `${callName(variant)} is not there: ${seen(count)}. With the last of them the operation goes, too.`,
    target: variantPath(variant),
    remove: true,
  }
}

function otherBody(it: OtherBody, { contract }: Context): Action[] {
  const { product, code, message, schema, count, example } = it
  const sharing = [
    ...new Set(contract.catalog.flatMap((own) => (own.schema === schema ? own.product : []))),
  ].filter((other) => other !== product)
  const shared =
    sharing.length === 0
      ? ''
      : ` The body is that of ${sharing.join(', ')}, too; this changes it there as well.`
  const shapes = contract.bundle['x-shapes'] ?? {}
  const { title = schema, properties } = resolve(contract.bundle, shapes[schema])
  const known = Object.values(isObject(properties) ? properties : {})
  const holder = (word: string) =>
    known.find((property) => resolve(contract.bundle, property)['x-value'] === word) ?? {
      type: 'string',
      'x-value': word,
    }
  return [
    {
      comment: `Errors have ${code} and ${message}: ${seen(count, example)}.${shared}`,
      target: `$['x-shapes'][${quoted(schema)}]`,
      remove: true,
    },
    {
      comment: 'The body of errors as it was seen.',
      target: "$['x-shapes']",
      update: {
        [schema]: {
          title,
          type: 'object',
          description: 'An error as the deployment returns it.',
          required: [code, message],
          properties: { [code]: holder('error.code'), [message]: holder('error.message') },
        },
      },
    },
  ]
}

function otherError({ entry, status, schema, message, count, example }: OtherError): Action {
  const { product, code } = entry
  const what = [
    ...(status === undefined ? [] : [`status ${status}, not ${entry.status}`]),
    ...(schema === undefined ? [] : [`the body ${schema}, not ${entry.schema}`]),
    ...Object.keys(message).map((language) => `other words (${language})`),
  ]
  return {
    comment: `${code} has ${what.join(' and ')}: ${seen(count, example)}.`,
    target: entryPath(product, code),
    update: {
      ...(status !== undefined && { status }),
      ...(schema !== undefined && { schema }),
      ...(Object.keys(message).length > 0 && { message: message as JsonObject }),
    },
  }
}

function newCode(it: NewCode, { contract, title, kept }: Context): Action[] {
  const { product, code, instead, variants, count, example } = it
  const known = contract.catalog.find((own) => own.product === product && own.code === code)
  const why = instead ? `comes instead of ${instead.code}` : `comes for ${it.condition}`
  const comment = `${code} ${why}: ${seen(count, example)}.`
  const entry: Action = {
    comment,
    ...(known
      ? { target: entryPath(product, code), update: { condition: it.condition } }
      : { target: "$['x-catalog']", update: entryOf(it, title) }),
  }
  const isSame = known?.condition === it.condition
  const lists = variants.map((variant): Action => ({
    comment: `${callName(variant)} lists ${isSame ? comment : 'it.'}`,
    target: instead
      ? `${variantPath(variant)}.codes[?@==${quoted(instead.code)}]`
      : `${variantPath(variant)}.codes`,
    update: code,
  }))
  return [
    ...(isSame ? [] : [entry]),
    ...lists,
    ...(instead ? unlisted(instead, contract, kept) : []),
  ]
}

/** The replaced code goes from the catalog with the last list that has it. */
function unlisted(
  instead: NonNullable<NewCode['instead']>,
  { operations, companions }: Contract,
  kept: readonly Deviation[],
): Action[] {
  const lists = [...operations, ...companions]
    .flatMap(({ variants }) => variants)
    .filter((variant) => variant.errors.includes(instead))
    .filter((variant) => !kept.some((it) => it.kind === 'missing' && it.variant === variant))
  const replacing = kept.filter((it) => it.kind === 'code' && it.instead === instead)
  const isGone = lists.every((variant) =>
    replacing.some((it) => it.kind === 'code' && it.variants.includes(variant)),
  )
  if (!isGone || replacing.length !== 1) return []
  const { product, code } = instead
  return [
    { comment: `Nothing lists ${code} any more.`, target: entryPath(product, code), remove: true },
  ]
}

function entryOf(it: NewCode, title: string): JsonObject {
  const { product, code, status, message, schema, condition, instead, inputs } = it
  const names = (isHeader: boolean) =>
    inputs.flatMap((input) => (input && (input.in === 'header') === isHeader ? [input.name] : []))
  const own = instead ?? { fields: names(false), headers: names(true) }
  return {
    ...{ code, product, status, message: message as JsonObject },
    handling: (instead?.handling ?? {}) as JsonObject,
    ...{ parameters: it.parameters, condition },
    ...(condition === 'missing' && own.fields?.length && { fields: own.fields }),
    ...(condition === 'missing' && own.headers?.length && { headers: own.headers }),
    ...{ schema, source: title },
    provenance: { condition: 'inferred', operations: 'inferred' },
    inferred: {
      en: 'The check inferred the reason from the requests that this code came for.',
      zh: '该错误码的原因由检查根据返回它的请求推断。',
    },
  }
}

function success(it: OtherSuccess, { contract }: Context): Action[] {
  const { operation, product, status, members, count } = it
  const others = operation.variants.filter((variant) => variant.product !== product)
  const shared = [...new Set(others.map((variant) => variant.product))].join(', ')
  const about = [
    `${operation.id} succeeds with ${status}${members.size > 0 ? ` and ${[...members.keys()].join(', ')}` : ' and no body'}: ${seen(count)}.`,
    ...(shared === ''
      ? []
      : [`The path is that of ${shared}, too; this changes it there as well.`]),
  ]
  const responses = `${operationPath(operation)}.responses`
  return [
    {
      comment: about.join(' '),
      target: `${responses}[${quoted(String(operation.success.status))}]`,
      remove: true,
    },
    {
      comment: 'The success as it was seen, with types in place of values.',
      target: responses,
      update: { [status]: responseOf(it, contract) },
    },
  ]
}

/** The contract's response with the members that were seen. */
function responseOf({ operation, members }: OtherSuccess, { bundle }: Contract): JsonObject {
  const item = bundle.paths[operation.path]?.[operation.method.toLowerCase()]
  const responses = isObject(item) && isObject(item.responses) ? item.responses : {}
  const { description, headers } = resolve(bundle, responses[String(operation.success.status)])
  const hadBody = operation.success.schema !== undefined
  const rest = {
    description: hadBody === members.size > 0 ? (description ?? 'Success.') : 'Success.',
    ...(headers !== undefined && { headers }),
  }
  if (members.size === 0) return rest
  const known = isObject(operation.success.schema?.properties)
    ? operation.success.schema.properties
    : {}
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

function seen(count: number, example?: string): string {
  const times = `${count} ${count === 1 ? 'response' : 'responses'}`
  return example === undefined ? times : `${times}, such as ${example}`
}

function operationPath({ path, method }: Operation): string {
  return `$.paths[${quoted(path)}].${method.toLowerCase()}`
}

function variantPath({ operation, product, mode }: Variant): string {
  const filter =
    mode === undefined
      ? `@.product==${quoted(product)}`
      : `@.product==${quoted(product)} && @.mode==${quoted(mode)}`
  return `${operationPath(operation)}['x-variants'][?${filter}]`
}

function entryPath(product: string, code: string): string {
  return `$['x-catalog'][?@.product==${quoted(product)} && @.code==${quoted(code)}]`
}

/** As a string of JSONPath. */
function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

function documentOf(
  { title, contract }: Pick<Context, 'title' | 'contract'>,
  actions: readonly Action[],
  left: readonly string[],
): string {
  const { info } = contract.bundle
  const document = new Document({
    overlay: '1.1.0',
    info: { title, version: '1.0.0' },
    'x-contract': { title: info.title, version: info.version },
    actions: actions.map(({ target, update, remove }) => ({
      target,
      ...(update !== undefined && { update }),
      ...(remove && { remove }),
    })),
  })
  document.commentBefore = comment([
    'What was seen of the deployment and is not in the contract. Read each action: what is a fault',
    'of the deployment is mended there and deleted here. Then name the file in the profile, as',
    'overlay: FILE, or give it to check, sandbox, generate and docs as --overlay FILE.',
  ])
  const list = document.get('actions', true)
  if (isSeq(list))
    for (const [index, node] of list.items.entries())
      if (isMap(node)) (node as Node).commentBefore = comment([actions[index]?.comment ?? ''])
  if (left.length > 0)
    document.comment = comment(['Seen, and not written:', ...left.map((it) => `- ${it}`)])
  return document.toString({ lineWidth: 0 })
}

/** Lines of a comment, without line breaks of their own. */
function comment(lines: readonly string[]): string {
  return lines.map((it) => ` ${it.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`).join('\n')
}
