// What a request did, seen through the contract itself: a password that was set is refused as used. Where it
// cannot be seen so, the profile's program is asked whether a password signs in.
import type { Bundle } from '../contract/contract.ts'
import type { Answer } from './answer.ts'
import { type Deliver, type Delivered, type Tally, outcomeOf } from './deliver.ts'
import { goodDraft } from './draft.ts'
import { isKnown } from './place.ts'
import type { Found, SignIn, Step } from './probing.ts'
import { type Probe, passwordIn, probeOf, withPassword } from './probe.ts'
import type { Profile } from './profile.ts'
import { effectsOfSuccess, reuse, setsPassword } from './successes.ts'

/**
 * A password that was refused before, and for another reason, now counts as used: a refusal had set it. Which of
 * them cannot be told, so each is accused, and the order of sending does not matter.
 */
export function setInSilence(probe: Probe, findings: Found[], refused: Probe[]): Found[] {
  const { variant, expectation } = probe
  if (expectation.kind !== 'code' || expectation.error.condition === reuse) return []
  const reused = variant.errors
    .filter(({ condition }) => condition === reuse)
    .map(({ code }) => code)
  const found = findings.find(({ subject, got }) => subject === 'code' && reused.includes(got))
  const password = passwordIn(probe)
  const before =
    found && password !== undefined ? refused.filter((it) => passwordIn(it) === password) : []
  if (!found || before.length === 0) return []
  return [probe, ...before].map((it) =>
    stateFinding(
      it,
      it === probe ? found.answer : undefined,
      'a password that a refusal leaves unset',
      `${found.got}: a refusal of this password has set it`,
    ),
  )
}

/** A success is one only where its password signs in afterwards. */
export async function signsIn(
  { probe, answer, verdict }: Step,
  { account }: Profile,
  signIn: SignIn | undefined,
): Promise<Found[]> {
  const password = passwordIn(probe)
  if (
    !signIn ||
    probe.expectation.kind !== 'success' ||
    verdict !== 'verified' ||
    password === undefined ||
    !account
  )
    return []
  if (await signIn(account, password)) return []
  return [
    stateFinding(
      probe,
      answer,
      'a password that signs in',
      'it does not, though setting it was answered with success',
    ),
  ]
}

/** Before anything succeeds, the account still has the password that it had. */
export async function* keptPassword(
  probe: Probe,
  refused: Probe[],
  search: Search,
): AsyncGenerator<Step> {
  const { account } = search.profile
  if (
    !search.signIn ||
    account?.password === undefined ||
    (await search.signIn(account, account.password))
  )
    return
  const beside = { ...probe, promise: undefined }
  yield {
    probe: beside,
    verdict: 'wrong',
    isMore: true,
    findings: [
      stateFinding(beside, undefined, 'a password that no refusal changes', 'it signs in no more'),
    ],
  }
  for (const variant of new Set(refused.map((it) => it.variant)))
    yield* culprits({ ...probe, variant }, refused, search)
}

/** At the end the password that the account had at first signs in no more, where a known one is in its place for certain. */
export async function* formerPassword(
  probe: Probe,
  { passwords }: Pick<Tally, 'passwords'>,
  { profile: { account }, signIn }: Search,
): AsyncGenerator<Step> {
  const places = passwords.get('account')
  if (
    !signIn ||
    account?.password === undefined ||
    places?.size !== 1 ||
    places.has('account.password')
  )
    return
  if (!(await signIn(account, account.password))) return
  const beside = { ...probe, promise: undefined }
  yield {
    probe: beside,
    verdict: 'wrong',
    isMore: true,
    findings: [
      stateFinding(
        beside,
        undefined,
        'a former password that signs in no more',
        'it still signs in, beside the one that was set',
      ),
    ],
  }
}

export interface Search {
  profile: Profile
  /** Passwords that nothing in the plan sets; taken from the end. */
  spare: string[]
  deliver: Deliver
  signIn: SignIn | undefined
  /** Whether the budget allows one more failed attempt on the account. */
  mayAttempt(account: string): boolean
}

/** Which of the refused requests sets the password all the same: each is sent with a fresh one, which is then looked for. */
export async function* culprits(
  success: Probe,
  refused: Probe[],
  { profile, spare, deliver, signIn, mayAttempt }: Search,
): AsyncGenerator<Step> {
  const suspects = refused.filter(
    (it) =>
      it.variant === success.variant && passwordIn(it) === profile.newPasswords?.[0] && it.promise,
  )
  const oneEach = [...new Map(suspects.map((it) => [it.fault, it])).values()]
  for (const suspect of oneEach) {
    if (suspect.effects.includes('attempt') && !mayAttempt(suspect.account)) continue
    const fresh = spare.pop()
    if (fresh === undefined) return
    const { probe } = await deliver({ ...suspect, request: withPassword(suspect, fresh) })
    const isSet =
      signIn && profile.account
        ? await signIn(profile.account, fresh)
        : await isRefused({ ...success, request: withPassword(success, fresh) }, deliver)
    if (isSet)
      yield {
        probe: suspect,
        verdict: 'wrong',
        isMore: true,
        findings: [
          stateFinding(
            probe,
            undefined,
            'a password that a refusal leaves unset',
            'the refusal has set it',
          ),
        ],
      }
  }
}

async function isRefused(probe: Probe, deliver: Deliver): Promise<boolean> {
  const { answer } = await deliver(probe)
  return answer !== undefined && answer.status >= 300
}

export function stateFinding(
  probe: Probe,
  answer: Answer | undefined,
  expected: string,
  got: string,
): Found {
  return { severity: 'error', subject: 'state', expected, got, probe, answer }
}

/** Whether a password that the owner does not know may have been set: a broken one, or none, may have been accepted for the account itself. */
export function mayBeLost(bundle: Bundle, delivered: Delivered, profile: Profile): boolean {
  const { probe } = delivered
  const isOwn =
    probe.account === 'account' &&
    setsPassword(probe.variant) &&
    profile.allow?.includes('change-password')
  return (
    Boolean(isOwn) &&
    probe.expectation.kind === 'code' &&
    outcomeOf(bundle, delivered) !== 'refused' &&
    !isKnown(profile, probe)
  )
}

/**
 * Sets a password of the profile again, by the good request of the same variant; where that is not accepted, of
 * another one. Tells whether one was; a way that needs a code is left out where that may be an attempt too many.
 */
export async function restore(
  bundle: Bundle,
  { variant }: Probe,
  variants: Probe['variant'][],
  profile: Profile,
  password: string | undefined,
  deliver: Deliver,
  mayUseCode: () => boolean,
): Promise<boolean> {
  for (const way of new Set([variant, ...variants].filter(setsPassword))) {
    const draft = goodDraft(way, profile, password)
    if (typeof draft === 'string' || (way.inputOf.has('verifyCode') && !mayUseCode())) continue
    const delivered = await deliver(
      probeOf(way, { fault: 'to set a known password again', draft }, effectsOfSuccess(way), {
        kind: 'success',
      }),
    )
    if (outcomeOf(bundle, delivered) === 'done') return true
  }
  return false
}

/**
 * What a plan did not foresee: a password was set by a request that should have been refused. Later probes then
 * ask for a fresh one in its place, so that what they find does not depend on what came before. The account has then
 * had more passwords than the plan says.
 */
export function renewing(
  bundle: Bundle,
  profile: Profile,
  spare: string[],
  passwordOf: () => string | undefined,
): { renew(planned: Probe): Probe; note(delivered: Delivered): void; hasMore(): boolean } {
  const fresh = new Map<string, string>()
  const fromNow = (password: string): string =>
    fresh.has(password) ? fromNow(fresh.get(password)!) : password
  let isSurprised = false
  return {
    hasMore: () => isSurprised,
    renew(planned) {
      const password = passwordIn(planned)
      const { expectation } = planned
      const isReuse = expectation.kind === 'code' && expectation.error.condition === reuse
      const wanted =
        password === undefined
          ? undefined
          : isReuse
            ? isSurprised
              ? passwordOf()
              : undefined
            : fromNow(password)
      return wanted === undefined || wanted === password
        ? planned
        : { ...planned, request: withPassword(planned, wanted) }
    },
    note(delivered) {
      const { probe } = delivered
      const { account, effects, expectation } = probe
      if (
        account !== 'account' ||
        !setsPassword(probe.variant) ||
        !effects.includes('change-password') ||
        expectation.kind === 'success' ||
        outcomeOf(bundle, delivered) === 'refused'
      )
        return
      isSurprised = true
      const password = passwordIn(probe)
      const next =
        password !== undefined && profile.newPasswords?.includes(password) ? spare.pop() : undefined
      if (password !== undefined && next !== undefined) fresh.set(password, next)
    },
  }
}
