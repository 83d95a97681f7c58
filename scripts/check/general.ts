// Probes that no single code calls for, but that the contract as a whole implies.
import type { Draft, Effect } from '../conditions/condition.ts'
import type { Dialect } from '../contract/contract.ts'
import { conditions } from '../conditions/index.ts'
import { type AccountKey, plannedCode } from './codes.ts'
import { errorsFor, goodDraft, shielded } from './draft.ts'
import { type Probe, probeOf } from './probe.ts'
import type { Profile } from './profile.ts'
import { effectsOfSuccess } from './successes.ts'

export function generalProbes(dialect: Dialect, profile: Profile): Probe[] {
  return [...withoutLanguage(dialect, profile), ...wrongMethod(dialect, profile), ...cutOff(dialect, profile), ...credentials(dialect, profile)]
}

/** Without a language the answer may be in either, but it is the same code. Inert conditions only, one form of each. */
function withoutLanguage(dialect: Dialect, profile: Profile): Probe[] {
  const shield = shielded(dialect, profile)
  if (dialect.languages.length === 0 || typeof shield === 'string') return []
  const orphanIdToken = profile.deletedAccount?.idToken
  return dialect.errors.flatMap((error) => {
    const condition = conditions.get(error.condition ?? '')
    if (!condition || condition.effects.length > 0) return []
    const broken = condition.breaks({ dialect, draft: shield.draft, account: {}, policy: {}, usedPassword: undefined, orphanIdToken }, error)
    if (typeof broken === 'string') return []
    const others = [...shield.others, ...(condition.maskedBy ?? []).flatMap((name) => errorsFor(dialect, name))].filter((it) => it !== error)
    return broken.slice(0, 1).map(({ fault, draft }) => {
      const shielding = shield.holds(draft) && { shield: shield.condition }
      return probeOf(dialect, { fault: `${fault} and without a language`, draft }, [], { kind: 'code', error, others, ...shielding })
    })
  })
}

/** A method that the contract does not have must not do the work of one that it has. */
function wrongMethod(dialect: Dialect, profile: Profile): Probe[] {
  const shield = shielded(dialect, profile)
  if (typeof shield === 'string') return []
  const { operation } = dialect
  const { request, ...probe } = probeOf(dialect, { fault: '', draft: shield.draft }, [], { kind: 'refusal' })
  // One that carries no body, and one that does.
  const strangers = [['GET', 'DELETE'], ['PUT', 'POST', 'PATCH']].flatMap((group) => group.find((method) => !operation.methods.includes(method)) ?? [])
  return strangers.map((method) => ({
    ...probe,
    fault: `with the method ${method}`,
    request: { ...request, method, body: method === 'GET' ? undefined : request.body },
  }))
}

/** Half a body cannot be read: services that lean on their framework here tell what it is made of. */
function cutOff(dialect: Dialect, profile: Profile): Probe[] {
  const shield = shielded(dialect, profile)
  const isFirst = dialect === dialect.operation.dialects.find(({ product }) => product === dialect.product)
  if (!isFirst || typeof shield === 'string') return []
  const probe = probeOf(dialect, { fault: 'with a body that is cut off', draft: shield.draft }, [], { kind: 'refusal' })
  const { body } = probe.request
  return body === undefined ? [] : [{ ...probe, request: { ...probe.request, body: body.slice(0, -2) } }]
}

/** Credentials that are not the account's own must not open it. */
function credentials(dialect: Dialect, profile: Profile): Probe[] {
  const { security } = dialect
  const shield = shielded(dialect, profile)
  const good = goodDraft(dialect, profile, profile.newPasswords?.[0])
  const changes = effectsOfSuccess(dialect).filter((effect) => effect !== 'consume-code')
  const probes: Probe[] = []
  if (security && typeof shield !== 'string') {
    probes.push(probeOf(dialect, { fault: 'without a token', draft: { ...shield.draft, token: undefined } }, [], { kind: 'refusal', condition: 'invalid-token' }))
  }
  if (typeof good === 'string') return probes
  const tried = (fault: string, condition: string, draft: Draft, effects: Effect[], account: AccountKey = 'account') => {
    if (!effects.every((effect) => profile.allow?.includes(effect))) return
    probes.push({ ...probeOf(dialect, { fault, draft }, effects, { kind: 'refusal', condition }), account })
  }
  const otherKind = security?.value === 'idToken' ? profile.accessToken : profile.idToken
  if (security && otherKind !== undefined) tried('with a token of the other kind', 'invalid-token', { ...good, token: otherKind }, changes)
  if (security) tried('with a blank in place of the token', 'invalid-token', { ...good, token: ' ' }, changes)
  if (security && good.token !== undefined) tried('with a token whose end is altered', 'invalid-token', { ...good, token: altered(good.token) }, changes)
  const other = profile.otherAccount
  const codeInput = dialect.inputOf.get('verifyCode')
  if (!codeInput || !other) return probes
  const otherCode = plannedCode(other.verifyCode, 'otherAccount')
  if (otherCode !== undefined && otherCode !== good.values.get(codeInput)) {
    tried('with the verification code of another account', 'wrong-code', { ...good, values: new Map(good.values).set(codeInput, otherCode) }, ['attempt', ...changes])
  }
  if (security && other.idToken !== undefined) {
    tried('with the token of another account', 'wrong-code', { ...good, token: other.idToken }, ['attempt', ...changes], 'otherAccount')
  }
  return probes
}

/** A character in the middle of the last part is another one: its very last may carry no bits of a signature. */
function altered(token: string): string {
  const at = Math.floor((token.lastIndexOf('.') + 1 + token.length) / 2)
  return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
}
