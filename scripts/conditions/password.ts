// Every rule of the password policy as a condition. What a service that fails to refuse would do is
// set the password, so each of them may use up a code and change a password.
import { type Condition, put } from './condition.ts'
import { badPasswords } from './passwords.ts'
import type { Policy } from './policy.ts'
import { type Rule, isUnknown, rules } from './rules.ts'

export const passwordConditions: Condition[] = rules.map((rule) => ({
  name: rule.name,
  when: rule.when,
  effects: ['consume-code', 'change-password'],
  provoked: true,
  supplies: rule.supplies,
  holds(situation) {
    const password = situation.value('newPassword')
    if (password === undefined) return undefined
    return rule.readings[0]?.(password, situation.yardstick)
      ? rule.values(situation.yardstick.policy)
      : undefined
  },
  breaks({ variant, draft, account, policy, usedPassword, turn }) {
    const input = variant.inputOf.get('newPassword')
    if (!input) return 'this call sets no password'
    const unknown = whatIsUnknown(rule, policy, account, usedPassword)
    if (unknown) return unknown
    const yardstick = { policy, account, isUsed: (password: string) => password === usedPassword }
    const passwords = badPasswords(rule, yardstick, usedPassword, turn)
    if (passwords.length === 0)
      return 'no password breaks this rule alone under this policy and account'
    return passwords.map((password) => ({
      fault: `with a new password that breaks ${rule.name} alone`,
      draft: put(draft, input, password),
    }))
  },
}))

function whatIsUnknown(
  rule: Rule,
  policy: Policy,
  account: object,
  usedPassword: string | undefined,
): string | undefined {
  if (isUnknown(rule, policy)) return `needs passwordPolicy.${rule.needs} in the profile`
  if (rule.name === 'password-reused' && policy.history === 0)
    return 'passwordPolicy.history is 0, so no password is refused as used'
  if (rule.name === 'password-reused' && usedPassword === undefined)
    return 'needs account.password in the profile'
  if (rule.name === 'password-reverses-username' && !('username' in account))
    return 'needs account.username in the profile'
  return undefined
}
