// Passwords made to measure: one that keeps every rule, or one that breaks a single rule.
// Whatever proposes a candidate, the rules themselves judge it, so none slips through.
import { candidates } from './compose.ts'
import { type Rule, type Yardstick, edges, lengths, rules } from './rules.ts'

/** A password that keeps every rule in every reading; `seed` gives others. Undefined where the policy leaves none. */
export function goodPassword(yardstick: Yardstick, seed = 0): string | undefined {
  return candidates(lengths(yardstick.policy), seed).find((it) => keeps(it, yardstick))
}

/**
 * Passwords that break this rule in every reading and keep all others in every reading, one per way to break it.
 * Each turn takes others where it can, and those that keep another rule by a hair's breadth.
 */
export function badPasswords(
  rule: Rule,
  yardstick: Yardstick,
  usedPassword: string | undefined,
  turn = 0,
): string[] {
  const edge = edges[(turn + rules.indexOf(rule)) % edges.length]!
  return rule
    .ways(yardstick, usedPassword, turn)
    .map((way) => {
      const fits = (it: string) => breaksOnly(rule, it, yardstick)
      return way.find((it) => edge(it, yardstick.policy) && fits(it)) ?? way.find(fits)
    })
    .filter((it) => it !== undefined)
}

/** Whether the password keeps every rule in every reading. */
export function keeps(password: string, yardstick: Yardstick): boolean {
  return rules.every((rule) => !rule.readings.some((broken) => broken(password, yardstick)))
}

function breaksOnly(rule: Rule, password: string, yardstick: Yardstick): boolean {
  return rules.every((other) => {
    const isBroken = (reading: (typeof other.readings)[number]) => reading(password, yardstick)
    return other === rule ? other.readings.every(isBroken) : !other.readings.some(isBroken)
  })
}
