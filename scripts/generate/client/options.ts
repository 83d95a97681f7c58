// The options of the client: what fills headers in the contract, and the tokens of its security schemes.
import type { Contract, Input } from '../../contract/contract.ts'
import { comment, literal } from '../emit/literal.ts'
import { isOption } from './alternatives.ts'

interface Leaf {
  description: string
  type: string
  required: boolean
}

/** The members of `ClientOptions` that come from the contract. */
export function optionTypes(contract: Contract): string {
  return groupsOf(contract)
    .map(([name, members]) => member(name, members))
    .join('\n')
}

/** What refuses an unknown member of a group of options, such as `device`. */
export function groupChecks(contract: Contract): string {
  const groups = groupsOf(contract).filter(([name, members]) =>
    members.every(([value]) => value !== name),
  )
  const names = groups.map(
    ([name]) =>
      `  ${name}?: { [Name in Exclude<keyof NonNullable<Given['${name}' & keyof Given]>, keyof NonNullable<ClientOptions['${name}']>>]: never } | undefined`,
  )
  return names.length > 0 ? ` & {\n${names.join('\n')}\n}` : ''
}

function groupsOf({ operations }: Contract): [name: string, members: [string, Leaf][]][] {
  const variants = operations.flatMap((operation) => operation.variants)
  const leaves = new Map<string, Leaf>()
  for (const { required, ...input } of variants.flatMap(({ inputs }) => inputs.filter(isOption))) {
    const value = input.value ?? ''
    leaves.set(value, {
      description: input.description,
      type: typeOf(input),
      required: required || leaves.get(value)?.required === true,
    })
  }
  for (const { security } of variants) {
    if (security)
      leaves.set(security.value, {
        description: security.description,
        type: 'Token',
        required: false,
      })
  }
  const groups = new Set([...leaves.keys()].map((value) => value.split('.')[0] ?? ''))
  return [...groups].map((name) => [
    name,
    [...leaves].filter(([value]) => value.split('.')[0] === name),
  ])
}

function member(name: string, members: [string, Leaf][]): string {
  const [[value, leaf] = ['', undefined]] = members
  if (value === name && leaf)
    return `  /** ${comment(leaf.description)} */\n  ${name}?: ${leaf.type} | undefined`
  const inner = members.map(
    ([path, { description, type, required }]) =>
      `    /** ${comment(description)} */\n    ${path.slice(name.length + 1)}${required ? '' : '?'}: ${type}${required ? '' : ' | undefined'}`,
  )
  return `  ${name}?: {\n${inner.join('\n')}\n  } | undefined`
}

function typeOf({ schema }: Pick<Input, 'schema'>): string {
  return Array.isArray(schema.enum)
    ? schema.enum.map((value) => literal(value)).join(' | ')
    : 'string'
}
