// The order of judging as it showed, recorded and never judged. A shielded request meets two conditions at once,
// so the code that comes tells which the service looked at first; nothing is sent for it.
import { type Bundle, type Variant, variantName } from '../contract/contract.ts'
import { parse } from './answer.ts'
import type { Step } from './probing.ts'
import { codeIn } from './shape.ts'

/** What was seen of one operation in one product and mode. */
export interface Observed {
  variant: Variant
  /** Pairs of codes, the one that came and the one that the request would have earned as well. */
  pairs: { first: string; then: string }[]
}

/** Collects the pairs of a run, each once. */
export function observer(bundle: Bundle): { observe(step: Step): void; observed: Observed[] } {
  const observed: Observed[] = []
  return {
    observed,
    observe({ probe: { variant, expectation }, answer }) {
      if (expectation.kind !== 'code' || answer === undefined) return
      const parsed = parse(answer)
      const came =
        parsed.kind === 'object' ? codeIn(bundle, variant.errors, parsed.value)?.code : undefined
      const { error, others, shield } = expectation
      const masked = others.some(({ code }) => code === came)
      // Only the shield's condition is met for certain beside the one that was broken.
      const then =
        came === error.code
          ? others.filter(({ condition }) => condition === shield).map(({ code }) => code)
          : masked
            ? [error.code]
            : []
      if (came === undefined || then.length === 0) return
      const of = observed.find((it) => it.variant === variant) ?? { variant, pairs: [] }
      if (!observed.includes(of)) observed.push(of)
      for (const code of then)
        if (!of.pairs.some((pair) => pair.first === came && pair.then === code))
          of.pairs.push({ first: came, then: code })
    },
  }
}

/** Whether the contract lists the pair in this order. */
export function isAsListed(
  { errors }: Variant,
  { first, then }: Observed['pairs'][number],
): boolean {
  const place = (code: string) => errors.findIndex((error) => error.code === code)
  return place(first) < place(then)
}

/** `updatePasswordByMobile, ciam reset: USER.0001 before PARAM.0009`, where the contract lists them otherwise. */
export function otherwise({ variant, pairs }: Observed): string[] {
  return pairs
    .filter((pair) => !isAsListed(variant, pair))
    .map(
      ({ first, then }) =>
        `${variant.operation.id}, ${variantName(variant)}: ${first} before ${then}`,
    )
}
