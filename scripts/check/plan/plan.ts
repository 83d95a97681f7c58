// Everything that a run tries, in its order: first what must be refused, then what is to succeed and
// what makes sense only afterwards, and the guesses at codes last, since some services end a code by them.
import type { Contract, Variant } from '../../contract/contract.ts'
import { clauseAims } from './clauses.ts'
import {
  bodyAims,
  bypassAims,
  credentialAims,
  methodAims,
  moreForms,
  spellingAims,
  unguardedAims,
} from './implied-aims.ts'
import { oddProofAims, oddValueAims } from './odd-values.ts'
import type { Aim } from './probe.ts'
import { successAims } from './success-aims.ts'

export interface Plan {
  variants: readonly Variant[]
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
  const clauses = variants.flatMap((variant, place) => clauseAims(variant, place))
  const implied = variants.flatMap((variant, place) => impliedAims(variant, place))
  const isGuess = ({ condition }: Aim) =>
    condition === 'wrong-code' || condition === 'wrong-password'
  return {
    variants,
    refusals: [...clauses, ...implied.filter((it) => !isGuess(it))],
    successes: variants.map((variant) => successAims(variant, names)),
    guesses: implied.filter(isGuess),
  }
}

/** Under which names the contract's inputs carry each value. */
function namesIn({ operations }: Contract): Map<string, string[]> {
  const inputs = operations.flatMap(({ variants }) => variants).flatMap((it) => it.inputs)
  const names = new Map<string, string[]>()
  for (const { value, name } of inputs) {
    if (value !== undefined) names.set(value, [...new Set([...(names.get(value) ?? []), name])])
  }
  return names
}

function impliedAims(variant: Variant, place: number): Aim[] {
  const ofOperation = isFirst(variant)
    ? [spellingAims, oddValueAims, bodyAims, methodAims, bypassAims, unguardedAims].flatMap(
        (aims) => aims(variant),
      )
    : []
  const ofVariant = [...moreForms(variant), ...oddProofAims(variant, place)]
  return [...ofVariant, ...credentialAims(variant), ...ofOperation]
}

/** Whether the product offers the operation first in this variant, which then stands for all of its modes. */
function isFirst(variant: Variant): boolean {
  return variant === variant.operation.variants.find(({ product }) => product === variant.product)
}
