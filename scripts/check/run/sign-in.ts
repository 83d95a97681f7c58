// What a program of the owner can see that no response shows: whether a password signs in.
import { createHash } from 'node:crypto'
import { learnSignIn } from '../../model/learn.ts'
import { worldOf } from '../../model/facts.ts'
import { mustChange, textOf } from '../../model/request.ts'
import type { Finding } from '../findings/finding.ts'
import { swappedCase } from '../plan/changed-letters.ts'
import type { Probe } from '../plan/probe.ts'
import type { RunOptions, RunState } from './state.ts'

/** Before anything is sent: which password is in place? A wrong guess is a failed attempt. */
export async function findPassword(options: RunOptions, state: RunState): Promise<void> {
  const [own, other] = ['account', 'otherAccount'].map((it) =>
    state.facts.accounts.find(({ name }) => name === it),
  )
  if (!options.signIn || !own) return
  const othersPassword = other?.current[0]
  if (othersPassword !== undefined) await signsIn(options, state, 'otherAccount', othersPassword)
  const guesses = [...own.current, ...own.set.map(({ password }) => password)].reverse()
  for (const password of new Set(guesses)) {
    if ((await signsIn(options, state, 'account', password)) !== 'no') return
  }
}

/**
 * Returns undefined if it may not be tried. Whether a password signs in that should is asked even if the budget is used
 * up, until one does not.
 */
export async function signsIn(
  { signIn, attempts, allow }: RunOptions,
  state: RunState,
  account: string,
  password: string,
): Promise<'yes' | 'no' | 'must-change' | undefined> {
  const failed = state.attempts.get(account) ?? 0
  const isKnown = state.facts.accounts.some(
    ({ name, current }) => name === account && current.includes(password),
  )
  const isSpent = isKnown ? failed > attempts : failed >= attempts
  if (!signIn || !allow.includes('attempt') || state.locked !== undefined || isSpent)
    return undefined
  const seen = await signIn(account, password)
  if (seen === 'no') state.attempts.set(account, failed + 1)
  else state.signedIn.set(account, seen)
  state.facts = learnSignIn(state.facts, account, password, seen !== 'no')
  return seen
}

type Moment = 'refusals' | 'success' | 'edge' | 'successes' | 'guesses'

/** What must be so after a part of the plan. */
export async function checkSignIn(
  options: RunOptions,
  state: RunState,
  moment: Moment,
  probe?: Probe,
): Promise<void> {
  if (!options.signIn || !options.allow.includes('attempt')) return
  if (moment === 'success' && probe) return checkSuccess(options, state, probe)
  if (moment === 'edge' && probe) return void (await isSet(options, state, probe))
  if (moment === 'successes') {
    if (state.mustChange.isTold || options.tellsMustChange)
      state.findings.push(...state.mustChange.found)
    return checkOthers(options, state)
  }
  const own = state.facts.accounts.find(({ name }) => name === 'account')
  const [password] = own?.current ?? []
  if (password === undefined || !own || own.perhapsUnknown || own.current.length > 1) return
  const last = state.refused.at(-1)
  const before = state.signedIn.get('account')
  const seen = last && (await signsIn(options, state, 'account', password))
  if (!last || seen === undefined || seen === 'yes' || seen === before) return
  const [id, got] =
    seen === 'no'
      ? (['refusal-set-password', 'it no longer signs in'] as const)
      : (['must-modify-ignored', `it ${isToBeChanged}`] as const)
  state.findings.push(stateFinding(last, id, 'a password that no refused request changes', got))
}

const isToBeChanged = 'must be changed at the next sign-in'

/** A finding if the password that a success has set does not sign in. */
async function isSet(options: RunOptions, state: RunState, probe: Probe): Promise<boolean> {
  const password = textOf(probe.request, 'newPassword')
  if (password === undefined) return false
  const seen = await signsIn(options, state, 'account', password)
  if (seen === 'must-change' || seen === 'yes') compareMustChange(state, probe, seen)
  if (seen === 'must-change' && !state.mustChange.isTold) {
    state.mustChange.isTold = true
    await checkOther(options, state, probe)
  }
  if (seen !== 'no') return true
  const expected = 'a password that signs in'
  const got = 'it does not, although setting it succeeded'
  state.findings.push(stateFinding(probe, 'password-not-set', expected, got))
  return false
}

/** Counts only if the program is able to tell: the profile says so, or it was heard to. */
function compareMustChange(state: RunState, probe: Probe, seen: 'yes' | 'must-change'): void {
  const isDue = mustChange(probe.request)
  const got = seen === 'yes' ? 'it need not be' : 'it must be'
  if (isDue !== (seen === 'must-change')) {
    const expected = `a password that ${isDue ? 'must' : 'need not'} be changed at the next sign-in`
    state.mustChange.found.push(stateFinding(probe, 'must-modify-ignored', expected, got))
  }
}

/** What a careless service takes for the password. */
const nearMisses: ((password: string) => string)[] = [
  (it) => it.slice(0, -1),
  (it) => it.toLowerCase(),
  swappedCase,
  (it) => it.slice(0, 8),
  (it) => createHash('md5').update(it).digest('hex'),
  () => '',
]

/** Of so many variants each tries a part of the guesses. */
const shares = 4

/** How many passwords that must not sign in are tried: these, the verification code, and the former one. */
export const signInGuesses = nearMisses.length + 2

async function checkSuccess(options: RunOptions, state: RunState, probe: Probe): Promise<void> {
  const password = textOf(probe.request, 'newPassword')
  if (password === undefined || !(await isSet(options, state, probe))) return
  if (state.findings.some(({ id }) => id === 'near-password-signs-in')) return
  const code = textOf(probe.request, 'verifyCode') ?? ''
  const guesses = [...nearMisses.map((it) => it(password)), code]
  const turn = state.signInTurns++
  // Each guess is a failed attempt, so later variants share them out.
  const mine = guesses.filter((_, index) => turn === 0 || index % shares === turn % shares)
  for (const guess of new Set(mine)) {
    if (guess === password || (await failsOnce(options, state, guess)) !== 'works') continue
    state.findings.push(
      stateFinding(
        probe,
        'near-password-signs-in',
        'only the password itself signs in',
        guess !== '' && guess === code
          ? 'the verification code signs in too'
          : `what is nearly it (${nearness(guess, password)}) signs in too`,
      ),
    )
  }
}

function nearness(guess: string, password: string): string {
  if (guess === '') return 'nothing'
  if (guess.length > password.length) return 'its MD5'
  return guess.length < password.length ? `${guess.length} characters of it` : 'in another case'
}

/** A guess that is not learned from: it is no password that was ever set. */
async function failsOnce({ signIn, attempts }: RunOptions, state: RunState, guess: string) {
  const failed = state.attempts.get('account') ?? 0
  if (!signIn || state.locked !== undefined || failed >= attempts) return 'unknown'
  if ((await signIn('account', guess)) !== 'no') return 'works'
  state.attempts.set('account', failed + 1)
  return 'fails'
}

/** The former password no longer signs in, and the other account still has its own. */
async function checkOthers(options: RunOptions, state: RunState): Promise<void> {
  const probe = state.refused.at(-1)
  const own = state.facts.accounts.find(({ name }) => name === 'account')
  if (!probe || !own) return
  const world = worldOf(state.facts)
  const former = own.set.findLast(
    ({ password, was }) => was === 'yes' && world.isCurrent(own, password) === 'no',
  )
  if (former && (await failsOnce(options, state, former.password)) === 'works') {
    state.findings.push(
      stateFinding(
        probe,
        'former-password-signs-in',
        'a former password that no longer signs in',
        'it still signs in, beside the one that was set',
      ),
    )
  }
  return checkOther(options, state, probe)
}

/** Tells once that the other account's password, or its duty to be changed, is no longer as it was. */
async function checkOther(options: RunOptions, state: RunState, probe: Probe): Promise<void> {
  const other = state.facts.accounts.find(({ name }) => name === 'otherAccount')
  const [password] = other?.current ?? []
  const isKnown = state.findings.some(({ id }) => id === 'other-account-changed')
  if (!other || password === undefined || !options.signIn || isKnown) return
  const seen = await options.signIn('otherAccount', password)
  if (seen === 'yes' || seen === state.signedIn.get('otherAccount')) return
  const got = seen === 'no' ? 'its password no longer signs in' : `its password ${isToBeChanged}`
  const expected = 'another account that keeps its password'
  state.findings.push(stateFinding(probe, 'other-account-changed', expected, got))
}

function stateFinding(
  { variant, what }: Probe,
  id: Finding['id'],
  expected: string,
  got: string,
): Finding {
  return {
    id,
    severity: 'error',
    variant,
    clause: undefined,
    what,
    expected,
    got,
    at: '',
    exchange: undefined,
  }
}
