// The options of the client: what fills headers in the contract, and the tokens of its security schemes.
import type { Contract, Input } from '../../contract/contract.ts'
import { literal } from '../literal.ts'
import { isOption } from './alternatives.ts'

interface Leaf {
  description: string
  type: string
  required: boolean
}

/** `ClientOptions` and the types of a call's own options. */
export function optionTypes({ operations }: Contract): string {
  const dialects = operations.flatMap((operation) => operation.dialects)
  const leaves = new Map<string, Leaf>()
  for (const { required, ...input } of dialects.flatMap(({ inputs }) => inputs.filter(isOption))) {
    const value = input.value ?? ''
    leaves.set(value, { description: input.description, type: typeOf(input), required: required || leaves.get(value)?.required === true })
  }
  for (const { security } of dialects) {
    if (security) leaves.set(security.value, { description: security.description, type: 'Token', required: false })
  }
  const groups = new Set([...leaves.keys()].map((value) => value.split('.')[0] ?? ''))
  return [...groups].map((name) => member(name, [...leaves].filter(([value]) => value.split('.')[0] === name))).join('\n')
}

function member(name: string, members: [string, Leaf][]): string {
  const [[value, leaf] = ['', undefined]] = members
  if (value === name && leaf) return `  /** ${leaf.description} */\n  ${name}?: ${leaf.type}`
  const inner = members.map(([path, { description, type, required }]) => `    /** ${description} */\n    ${path.slice(name.length + 1)}${required ? '' : '?'}: ${type}`)
  return `  ${name}?: {\n${inner.join('\n')}\n  }`
}

function typeOf({ schema }: Pick<Input, 'schema'>): string {
  return Array.isArray(schema.enum) ? schema.enum.map((value) => literal(value)).join(' | ') : 'string'
}
