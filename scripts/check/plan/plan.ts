// Everything that a run tries, in its order: first what must be refused, then what is to succeed and
// what makes sense only afterwards, and the guesses at codes last, since some services end a code by them.
import type { Contract, Variant } from '../../contract/contract.ts'
import { type Share, clauseAims } from './clauses.ts'
import { credentialAims } from './credential-aims.ts'
import {
  bodyAims,
  historyAims,
  moreForms,
  repeatedAims,
  spellingAims,
  unsentAims,
} from './implied-aims.ts'
import { bypassAims, methodAims, unguardedAims } from './undocumented-routes.ts'
import { oddProofAims, oddValueAims } from './odd-values.ts'
import type { Aim } from './probe.ts'
import { successAims } from './success-aims.ts'

export interface Plan {
  variants: readonly Variant[]
  /** Codes that nobody sent; tried before any is. */
  unsent: readonly Aim[]
  /** Aims that must be refused. */
  refusals: readonly Aim[]
  /** Per variant, a success first and then what follows from it. */
  successes: readonly (readonly Aim[])[]
  /** Guesses at codes and passwords. */
  guesses: readonly Aim[]
}

export function planFor(contract: Contract, products: readonly string[]): Plan {
  const variants = contract.operations
    .flatMap((operation) => operation.variants)
    .filter(({ product }) => products.includes(product))
  const names = namesIn(contract)
  const implied = variants.map((variant) => impliedAims(variant, variants))
  const firsts = variants.filter((variant) => shareOf(variant, variants).at === 0)
  const isGuess = ({ condition }: Aim) =>
    condition === 'wrong-code' || condition === 'wrong-password'
  return {
    variants,
    unsent: firsts.flatMap(unsentAims),
    refusals: [...clauseAims(variants), ...implied.flat().filter((it) => !isGuess(it))],
    successes: variants.map((variant) => successAims(variant, names, shareOf(variant, variants))),
    guesses: [
      ...inTurns(implied.map((aims) => aims.filter(isGuess))),
      ...firsts.flatMap(repeatedAims),
    ],
  }
}

/** One of each list after the other, so that a budget of attempts that is soon used up serves every variant. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat()
}

/** Under which names the contract's inputs carry each value. */
function namesIn({ operations, companions }: Contract): Map<string, string[]> {
  const inputs = [...operations, ...companions]
    .flatMap(({ variants }) => variants)
    .flatMap((it) => it.inputs)
  const names = new Map<string, string[]>()
  for (const { value, name } of inputs) {
    if (value !== undefined) names.set(value, [...new Set([...(names.get(value) ?? []), name])])
  }
  return names
}

function impliedAims(variant: Variant, variants: readonly Variant[]): Aim[] {
  const ofOperations = shareOf(variant, variants.filter(isFirst), () => true)
  const ofOperation = isFirst(variant)
    ? [
        ...spellingAims(variant, ofOperations),
        ...oddValueAims(variant, ofOperations),
        ...bodyAims(variant, ofOperations),
        ...[methodAims, bypassAims, unguardedAims].flatMap((aims) => aims(variant, ofOperations)),
      ]
    : []
  const ofVariant = [
    ...historyAims(variant),
    ...moreForms(variant, shareOf(variant, variants)),
    ...oddProofAims(variant, shareOf(variant, variants)),
  ]
  return [...ofVariant, ...credentialAims(variant), ...ofOperation]
}

/** Which part of what is spread over a product's variants falls to this one. */
function shareOf(
  variant: Variant,
  variants: readonly Variant[],
  carries = ({ inputOf }: Variant) => inputOf.has('verifyCode'),
): Share {
  const alike = variants.filter(({ product }) => product === variant.product)
  const carrying = alike.filter(carries)
  const among = carrying.includes(variant) ? carrying : alike
  return { at: among.indexOf(variant), of: among.length }
}

/** Whether the product offers the operation first in this variant, which then stands for all of its modes. */
function isFirst(variant: Variant): boolean {
  return variant === variant.operation.variants.find(({ product }) => product === variant.product)
}
