// The world that the contract's own examples describe: a client, an account, a code. The sandbox starts
// with it and the check falls back to it on loopback, so that documented requests work as they stand.
import type { Contract } from './contract.ts'

/** The first example of each `x-value` in the contract, by its name. */
export function exampleValues({ operations }: Contract): Map<string, string> {
  const values = new Map<string, string>()
  for (const { inputs } of operations.flatMap((operation) => operation.variants)) {
    for (const {
      value,
      examples: [example],
    } of inputs) {
      if (value && typeof example === 'string' && !values.has(value)) values.set(value, example)
    }
  }
  return values
}
