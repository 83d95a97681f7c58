// Probes that no single code calls for, but that the contract as a whole implies.
import { type Draft, type Effect, without } from '../conditions/condition.ts'
import type { Dialect } from '../contract/contract.ts'
import { goodDraft, shielded } from './draft.ts'
import { type Probe, probeOf } from './plan.ts'
import type { Profile } from './profile.ts'

export function generalProbes(dialect: Dialect, profile: Profile): Probe[] {
  return [...withoutLanguage(dialect, profile), ...wrongMethod(dialect, profile), ...credentials(dialect, profile)]
}

/** Without a language the answer may be in either, but it is the same code. */
function withoutLanguage(dialect: Dialect, profile: Profile): Probe[] {
  const error = dialect.errors.find((it) => it.condition === 'missing')
  const input = dialect.inputs.find(({ name, in: place }) => (place === 'header' ? error?.headers : error?.fields)?.includes(name))
  const shield = shielded(dialect, profile)
  if (!error || !input || dialect.languages.length === 0 || typeof shield === 'string') return []
  const draft = without(shield.draft, input)
  const others = dialect.errors.filter(({ condition }) => condition === shield.condition)
  return [probeOf(dialect, { fault: `without ${input.name} and without a language`, draft }, [], { kind: 'code', error, others })]
}

/** A method that the contract does not have must not do the work of one that it has. */
function wrongMethod(dialect: Dialect, profile: Profile): Probe[] {
  const shield = shielded(dialect, profile)
  if (typeof shield === 'string') return []
  const { request, ...probe } = probeOf(dialect, { fault: 'with the method GET', draft: shield.draft }, [], { kind: 'refusal' })
  return [{ ...probe, request: { ...request, method: 'GET', body: undefined } }]
}

/** Credentials that are not the account's own must not open it. */
function credentials(dialect: Dialect, profile: Profile): Probe[] {
  const { security } = dialect
  const shield = shielded(dialect, profile)
  const good = goodDraft(dialect, profile, profile.newPasswords?.[0])
  const refusal = { kind: 'refusal' } as const
  const probes: Probe[] = []
  if (security && typeof shield !== 'string') {
    probes.push(probeOf(dialect, { fault: 'without a token', draft: { ...shield.draft, token: undefined } }, [], refusal))
  }
  if (typeof good === 'string') return probes
  const tried = (fault: string, draft: Draft, effects: Effect[]) => {
    if (effects.every((effect) => profile.allow?.includes(effect))) probes.push(probeOf(dialect, { fault, draft }, effects, refusal))
  }
  const codeInput = dialect.inputOf.get('verifyCode')
  const otherKind = security?.value === 'idToken' ? profile.accessToken : profile.idToken
  if (security && otherKind !== undefined) tried('with a token of the other kind', { ...good, token: otherKind }, ['change-password'])
  if (security) tried('with a blank in place of the token', { ...good, token: ' ' }, ['change-password'])
  const other = profile.otherAccount
  if (codeInput && other?.verifyCode !== undefined && other.verifyCode !== good.values.get(codeInput)) {
    tried('with the verification code of another account', { ...good, values: new Map(good.values).set(codeInput, other.verifyCode) }, ['attempt', 'change-password'])
  }
  if (codeInput && security && other?.idToken !== undefined) {
    tried('with the token of another account', { ...good, token: other.idToken }, ['attempt', 'change-password'])
  }
  return probes
}
