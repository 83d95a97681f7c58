// Takes every secret of a run out of a text, by value and in every common encoding. What leaves the check,
// to a terminal or into a report, goes through here.
import { secretValues } from '../contract/values.ts'
import type { JsonObject } from '../contract/json.ts'
import { encodings } from './answer.ts'
import type { Probe } from './plan.ts'
import type { Profile } from './profile.ts'

export type Redact = (text: string) => string

interface Secret {
  /** Name of the variable that stands for it. */
  name: string
  value: string
}

/** Replaces each secret by `write(name)`, `$NAME` by default. */
export function redactor(profile: Profile, probes: Probe[], write = (name: string) => `$${name}`): Redact {
  const forms = secretsIn(profile, probes)
    .flatMap(({ name, value }) => encodings(value).map((form) => ({ name, form })))
    .filter(({ form }) => form.length > 3)
    .sort((a, b) => b.form.length - a.form.length)
  const names = new Map(forms.map(({ name, form }) => [form.toLowerCase(), name]))
  if (forms.length === 0) return (text) => text
  const pattern = new RegExp([...names.keys()].map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi')
  return (text) => text.replace(pattern, (found) => write(names.get(found.toLowerCase()) ?? 'SECRET'))
}

/** The secrets of the profile, and what the probes carry beside them. */
function secretsIn(profile: Profile, probes: Probe[]): Secret[] {
  const { account, otherAccount, deletedAccount, newPasswords = [], idToken, accessToken, verifyCode } = profile
  const known: [string, string | undefined][] = [
    ['IDAAS_PASSWORD', account?.password],
    ...newPasswords.map((value, index): [string, string] => [`IDAAS_NEW_${index + 1}`, value]),
    ['IDAAS_ID_TOKEN', idToken],
    ['IDAAS_ACCESS_TOKEN', accessToken],
    ['IDAAS_CODE', verifyCode],
    ['IDAAS_OTHER_PASSWORD', otherAccount?.password],
    ['IDAAS_OTHER_ID_TOKEN', otherAccount?.idToken],
    ['IDAAS_OTHER_CODE', otherAccount?.verifyCode],
    ['IDAAS_DELETED_ID_TOKEN', deletedAccount?.idToken],
  ]
  const sent = probes.flatMap(({ dialect, request }): [string, string][] => {
    const body = JSON.parse(request.body ?? '{}') as JsonObject // our own JSON
    return dialect.inputs.flatMap(({ name, value, in: place }): [string, string][] => {
      const text = place === 'body' && secretValues.includes(value ?? '') ? body[name] : undefined
      return typeof text === 'string' ? [[value === 'newPassword' ? 'BROKEN_PASSWORD' : 'BROKEN_CODE', text]] : []
    })
  })
  const byValue = new Map<string, string>()
  for (const [name, value] of [...known, ...sent]) if (value && !byValue.has(value)) byValue.set(value, name)
  return [...byValue].map(([value, name]) => ({ name, value }))
}
