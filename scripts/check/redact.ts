// Takes every secret of a run out of a text, by value and in every common encoding. What leaves the check,
// to a terminal or into a report, goes through here.
import { otherDigits } from '../conditions/request.ts'
import type { Variant } from '../contract/contract.ts'
import { secretValues } from '../contract/values.ts'
import { quoted, spellings } from './answer.ts'
import { handyCodes } from './codes.ts'
import type { Probe } from './probe.ts'
import type { Profile } from './profile.ts'
import { bodyOf } from './request.ts'

export type Redact = (text: string) => string

interface Secret {
  /** Name of the variable that stands for it. */
  name: string
  value: string
}

/** Replaces each secret by `write(name)`, `$NAME` by default; `codes` are those that a program printed. */
export function redactor(
  profile: Profile,
  probes: Probe[],
  codes: readonly string[] = [],
  write = (name: string) => `$${name}`,
): Redact {
  const secrets = secretsIn(profile, probes, codes)
    .filter(({ value }) => value.length > 3)
    .sort((a, b) => b.value.length - a.value.length)
  if (secrets.length === 0) return (text) => text
  const known = secrets.map(({ name, value }) => ({
    name,
    length: value.length,
    ...spellings(value),
  }))
  const names = new Map(
    known
      .toReversed()
      .flatMap(({ name, encodings }) => encodings.map((form) => [form.toLowerCase(), name])),
  )
  const encoded = [...names.keys()].map((form) => ({ length: form.length, pattern: quoted(form) }))
  const inClear = known.map(({ length, inClear: pattern }) => ({ length, pattern }))
  // All at once and the longest first: a token that holds an encoding of another secret goes as a whole.
  const all = new RegExp(
    [...inClear, ...encoded]
      .sort((a, b) => b.length - a.length)
      .map(({ pattern }) => pattern)
      .join('|'),
    'gi',
  )
  // Groups would tell which it is, and make the pattern slower by far.
  const found = new Map<string, string>()
  const nameOf = (text: string) => {
    const name =
      names.get(text.toLowerCase()) ??
      found.get(text) ??
      known.find((it) => new RegExp(`^(?:${it.inClear})$`, 'i').test(text))?.name ??
      'SECRET'
    found.set(text, name)
    return name
  }
  return (text) => text.replace(all, (it) => write(nameOf(it)))
}

/** Whether the contract's own messages have it: a weak password may be a word that every refusal says. */
export function isWord(variant: Variant, value: string): boolean {
  const text =
    messages.get(variant) ??
    variant.errors
      .flatMap(({ message }) => Object.values(message))
      .join('\n')
      .toLowerCase()
  messages.set(variant, text)
  return text.includes(value.toLowerCase())
}

const messages = new WeakMap<Variant, string>()

/** The start of a text that an answer holds; cut after its secrets are out, of which a cut would leave a part. */
export function quote(text: string, profile: Profile, probe: Probe, length = 60): string {
  return redactor(profile, [probe])(text).slice(0, length)
}

/** The secrets of the profile, what programs printed, and what the probes carry beside them. */
function secretsIn(profile: Profile, probes: Probe[], codes: readonly string[]): Secret[] {
  const {
    account,
    otherAccount,
    deletedAccount,
    newPasswords = [],
    idToken,
    accessToken,
    verifyCode,
  } = profile
  const known: [string, string | object | undefined][] = [
    ['IDAAS_PASSWORD', account?.password],
    ...newPasswords.map((value, index): [string, string] => [`IDAAS_NEW_${index + 1}`, value]),
    ['IDAAS_ID_TOKEN', idToken],
    ['IDAAS_ACCESS_TOKEN', accessToken],
    ['IDAAS_CODE', verifyCode],
    ['IDAAS_OTHER_PASSWORD', otherAccount?.password],
    ['IDAAS_OTHER_ID_TOKEN', otherAccount?.idToken],
    ['IDAAS_OTHER_CODE', otherAccount?.verifyCode],
    ['IDAAS_DELETED_ID_TOKEN', deletedAccount?.idToken],
    ...codes.flatMap((value): [string, string][] => [
      ['IDAAS_CODE', value],
      ['BROKEN_CODE', otherDigits(value)],
    ]),
  ]
  const sent = probes.flatMap(({ variant, request }): [string, string][] => {
    const body = bodyOf(request)
    const inBody = variant.inputs.flatMap(({ name, value, in: place }): [string, string][] => {
      const text = place === 'body' && secretValues.includes(value ?? '') ? body[name] : undefined
      return typeof text === 'string' && !isWord(variant, text) && !handyCodes(text).includes(text)
        ? [[value === 'newPassword' ? 'BROKEN_PASSWORD' : 'BROKEN_CODE', text]]
        : []
    })
    const token = request.headers.Authorization?.replace('Bearer ', '').trim()
    return token ? [...inBody, ['BROKEN_TOKEN', token]] : inBody
  })
  const byValue = new Map<string, string>()
  for (const [name, value] of [...known, ...sent])
    if (typeof value === 'string' && value !== '' && !byValue.has(value)) byValue.set(value, name)
  return [...byValue].map(([value, name]) => ({ name, value }))
}
