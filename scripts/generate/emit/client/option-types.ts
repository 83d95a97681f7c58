// The options of the client: what fills headers in the contract, and what its security schemes carry.
import type { Contract, Input } from '../../../contract/contract.ts'
import { list } from '../../../contract/json.ts'
import { comment, literal } from '../literal.ts'
import { isOption, waysOf } from '../../../contract/ways-to-call.ts'
import { unique } from '../../../contract/unique.ts'

interface Leaf {
  description: string
  type: string
  required: boolean
}

/** The members of `ClientOptions` that come from the contract. */
export function optionTypes(contract: Contract): string {
  const members = groupsOf(contract).map(([name, leaves]) => member(name, leaves))
  return [...productOption(contract), ...members].join('\n')
}

/** The members of `rules`: what cannot be sent in each option. */
export function optionRules(contract: Contract): string {
  const members = groupsOf(contract).map(([name, leaves]) => {
    const rules = leaves.map(([path, { type }]) => {
      const rule = type === 'Token' ? 'unfitToken' : 'unfitHeader'
      return path === name ? rule : `${path.slice(name.length + 1)}: ${rule}`
    })
    return `  ${name}: ${leaves.some(([path]) => path === name) ? rules[0] : `{ ${rules.join(', ')} }`},`
  })
  return [...(productOption(contract).length > 0 ? ["  product: 'string',"] : []), ...members].join(
    '\n',
  )
}

/** Asked for by operations that products call in ways which no input tells apart. */
function productOption({ operations }: Contract): string[] {
  const all = operations.flatMap((it) => waysOf(it).flatMap(({ products }) => products ?? []))
  const names = unique(all).map((name) => literal(name))
  return names.length === 0
    ? []
    : [
        '  /** The product that is called, for operations that each product wants to be called in its own way. */',
        `  product?: ${names.join(' | ')} | undefined`,
      ]
}

/** What refuses an unknown member of a group of options, such as `device`, and names it. */
export function groupChecks(contract: Contract): string {
  const groups = groupsOf(contract).filter(([name, members]) =>
    members.every(([value]) => value !== name),
  )
  const names = groups.map(
    ([name]) =>
      `  ${name}?: { [Name in Exclude<keyof NonNullable<Options['${name}' & keyof Options]>, keyof NonNullable<ClientOptions['${name}']>>]: NotAnOption<Name> } | undefined`,
  )
  return names.length > 0 ? ` & {\n${names.join('\n')}\n}` : ''
}

function groupsOf({ operations }: Contract): [name: string, members: [string, Leaf][]][] {
  const variants = operations.flatMap((operation) => operation.variants)
  const leaves = new Map<string, Leaf>()
  for (const { required, ...input } of variants.flatMap(({ inputs }) => inputs.filter(isOption))) {
    const value = input.value ?? ''
    leaves.set(value, {
      description: textual(input.description, input),
      type: typeOf(input),
      required: required || leaves.get(value)?.required === true,
    })
  }
  for (const { values, description } of variants.flatMap(({ credentials }) => credentials)) {
    for (const value of values)
      if (!leaves.has(value)) leaves.set(value, { description, type: 'Token', required: false })
  }
  const groups = new Set([...leaves.keys()].map((value) => value.split('.')[0] ?? ''))
  return [...groups].map((name) => [
    name,
    [...leaves].filter(([value]) => value.split('.')[0] === name),
  ])
}

/** What a header cannot carry, and the way out, where an editor shows it. */
function textual(description: string, input: Pick<Input, 'schema'>): string {
  return typeOf(input) === 'string'
    ? `${description.trim()} For characters beyond Latin-1, such as Chinese ones, give \`encodeURIComponent(text)\`.`
    : description
}

function member(name: string, members: [string, Leaf][]): string {
  const [[value, leaf] = ['', undefined]] = members
  if (value === name && leaf)
    return `  /** ${comment(leaf.description)} */\n  ${name}?: ${leaf.type} | undefined`
  const inner = members.map(
    ([path, { description, type, required }]) =>
      `    /** ${comment(description)} */\n    ${path.slice(name.length + 1)}${required ? '' : '?'}: ${type}${required ? '' : ' | undefined'}`,
  )
  const names = members.map(([path]) => `\`${path.slice(name.length + 1)}\``).join(', ')
  return `  /** ${names} of every request that needs the ${name}. */\n  ${name}?: {\n${inner.join('\n')}\n  } | undefined`
}

function typeOf({ schema }: Pick<Input, 'schema'>): string {
  const values = list<string>(schema.enum)
  return values.length > 0 ? values.map((value) => literal(value)).join(' | ') : 'string'
}
