// Values for the inputs of the workflows, from what a profile knows, with passwords made to measure by the model.
import type { Profile } from '../check/profile/profile.ts'
import { isObject } from '../contract/json.ts'
import type { WorkflowInput } from '../generate/emit/arazzo-requests.ts'
import { passwordRules, type Yardstick } from '../model/password-rules.ts'
import { badPasswords, goodPassword } from '../model/made-passwords.ts'

const nobody: Record<string, string> = {
  'unknown.account.userId': 'no-such-user',
  'unknown.account.username': 'no-such-user',
  'unknown.account.name': 'Nobody At All',
  'unknown.account.mobile': '19900000000',
  'unknown.account.email': 'nobody@example.com',
  'wrong-code': '000-000',
  'wrong-password': 'Not-The-Password-1',
}

/** An input that the profile cannot fill is left out. */
export function respectInputs(inputs: WorkflowInput[], profile: Profile): Record<string, string> {
  const yardstick: Yardstick = {
    policy: profile.passwordPolicy ?? {},
    identity: profile.account ?? {},
  }
  const found = inputs.map(({ name, key }) => [name, valueOf(key, profile, yardstick)] as const)
  return Object.fromEntries(found.filter((it): it is [string, string] => it[1] !== undefined))
}

function valueOf(key: string, profile: Profile, yardstick: Yardstick): string | undefined {
  const [form, ...parts] = key.split(':')
  if (form === 'basic' && parts.length > 0) {
    const pair = parts.map((part) => valueOf(part, profile, yardstick))
    return pair.includes(undefined) ? undefined : Buffer.from(pair.join(':')).toString('base64')
  }
  const [, place] = /^newPassword(\d*)$/.exec(key) ?? []
  if (place !== undefined) return goodPassword(yardstick, Number(place) + 1)
  const rule = passwordRules.find(({ name }) => name === key)
  if (rule) return badPasswords(rule, yardstick)[0]?.password
  return (
    nobody[key] ??
    profile.tokens[key] ??
    textAt(profile, key.replace(/^verifyCode_/, 'verifyCode.').split('.'))
  )
}

/** The text at this place of a profile; at `verifyCode.TYPE` also the code that serves every type. */
function textAt(node: unknown, [first, ...rest]: string[]): string | undefined {
  if (typeof node === 'string') return node
  if (first === undefined || !isObject(node)) return undefined
  return textAt(node[first], rest)
}
