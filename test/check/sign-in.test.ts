// What only a program of the owner sees: whether a password signs in, and whether it must be changed then.
import { expect, test } from 'vitest'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import type { Effect } from '../../scripts/model/effects.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { completedCheck } from './completed-check.ts'

type Flag = boolean | undefined

interface Sent {
  password: string
  PASSWORD?: string
  verify_code?: string
  must_modify?: boolean
}

interface Behaviour {
  /** What becomes of `must_modify`. */
  rule?: (given: Flag) => boolean
  /** What is stored of a password. */
  stored?: (password: string) => string
  /** Whether a request in English changes nothing, although it succeeds. */
  isDeafToEnglish?: boolean
  /** Which of the passwords that a request carries is stored. */
  chosen?: (body: Sent, query: URLSearchParams) => string
  /** Whether the verification code signs in, too. */
  codeSignsIn?: boolean
  canTell?: boolean
  /** Whether the profile says that the program can tell. */
  isSaidToTell?: boolean
  /** Whether the owner has to change a password that he chose, and anybody one after a refusal. */
  isDueFor?: { owner?: boolean; refused?: boolean; other?: boolean; everybody?: boolean }
  /** Whether calls that are not told so heed `must_modify` too. */
  isAlwaysHeeded?: boolean
}

/** The findings of a run on a sandbox that keeps passwords and the duty to change them in its own way. */
async function findingsOf({
  rule = (given) => given ?? true,
  stored = (it) => it,
  chosen = ({ password }) => password,
  codeSignsIn = false,
  isDeafToEnglish = false,
  canTell = true,
  isSaidToTell = false,
  isDueFor: { owner = false, refused = false, other = false, everybody = false } = {},
  isAlwaysHeeded = false,
}: Behaviour) {
  const sandbox = createSandbox({ product: 'ciam' })
  const profile = profileOf(sandbox, 'http://localhost', 'a seed of a test')
  let current = profile.account?.password ?? ''
  let used: string | undefined
  let isDue = false
  let isOthersDue = false
  const send = sendBy(async (request) => {
    const text = await request.clone().text()
    const response = await sandbox.fetch(request)
    const isHeard = !isDeafToEnglish || request.headers.get('X-L') !== 'en'
    if (response.status === 200 && isHeard) {
      const body = JSON.parse(text) as Sent
      current = stored(chosen(body, new URL(request.url).searchParams))
      used = body.verify_code
      const isAsked = isAlwaysHeeded && body.must_modify === true
      isDue = request.method === 'PUT' ? rule(body.must_modify) : owner || isAsked
      isOthersDue = other || (everybody && isDue)
    } else if (refused) isDue = true
    return response
  })
  const signIn = async (account: string, password: string) => {
    if (account !== 'account') return isOthersDue ? ('must-change' as const) : ('yes' as const)
    if (codeSignsIn && password === used) return 'yes' as const
    if (password !== current) return 'no' as const
    return isDue && canTell ? ('must-change' as const) : ('yes' as const)
  }
  const report = await completedCheck(profile, {
    ...{ send, signIn, label: 'a test' },
    tellsMustChange: isSaidToTell,
  })
  return report.findings.map(({ id, what }) => ({ id, what }))
}

test('a service that keeps must_modify, and its default, is not accused', async () => {
  expect(await findingsOf({})).toEqual([])
})

test('nor is any by a program that cannot tell', async () => {
  expect(await findingsOf({ canTell: false })).toEqual([])
})

test('that no password ever has to be changed is found if the program is said to tell', async () => {
  const never = { rule: () => false }
  expect(await findingsOf(never)).toEqual([])
  expect(await findingsOf({ ...never, isSaidToTell: true })).toContainEqual(
    expect.objectContaining({ id: 'must-modify-ignored' }),
  )
  expect(await findingsOf({ isSaidToTell: true })).toEqual([])
})

test.for<[string, (given: Flag) => boolean]>([
  ['is always true', () => true],
  ['is false by default', (given) => given ?? false],
  ['is the other way round', (given) => !(given ?? true)],
])('must_modify that %s is found', async ([, rule]) => {
  const findings = await findingsOf({ rule })
  expect(new Set(findings.map(({ id }) => id))).toEqual(new Set(['must-modify-ignored']))
})

test.for([
  { isDueFor: { owner: true }, id: 'must-modify-ignored' },
  { isDueFor: { refused: true }, id: 'must-modify-ignored' },
  { isDueFor: { other: true }, id: 'other-account-changed' },
  { isDueFor: { everybody: true }, id: 'other-account-changed' },
])('a password that has to be changed for no reason is found: $isDueFor', async (it) => {
  const findings = await findingsOf({ isDueFor: it.isDueFor })
  expect(new Set(findings.map(({ id }) => id))).toEqual(new Set([it.id]))
})

test('a call that heeds must_modify although the contract does not give it that is found', async () => {
  const findings = await findingsOf({ isAlwaysHeeded: true })
  expect(findings).not.toEqual([])
  expect(new Set(findings.map(({ id }) => id))).toEqual(new Set(['must-modify-ignored']))
})

test.for<[string, (password: string) => string]>([
  ['escapes for HTML', (it) => it.replaceAll('<', '&lt;')],
  ['has no room for characters beyond the first plane', (it) => it.replace(/\p{So}/u, '?')],
  ['cuts after 16 characters', (it) => it.slice(0, 16)],
])('a store that %s is found', async ([, stored]) => {
  const findings = await findingsOf({ stored })
  expect(findings.map(({ id }) => id)).toContain('password-not-set')
})

test.for<[string, NonNullable<Behaviour['chosen']>]>([
  ['a member in another case', ({ password, PASSWORD }) => PASSWORD ?? password],
  ['the query', ({ password }, query) => query.get('password') ?? password],
])('a service that takes the password from %s is found', async ([, chosen]) => {
  const findings = await findingsOf({ chosen })
  expect(new Set(findings.map(({ id }) => id))).toEqual(new Set(['password-not-set']))
})

test('a success that has no effect in one language is found', async () => {
  const findings = await findingsOf({ isDeafToEnglish: true })
  expect(new Set(findings.map(({ id }) => id))).toContain('password-not-set')
})

test('a verification code that signs in afterwards is found', async () => {
  const findings = await findingsOf({ codeSignsIn: true })
  expect(findings.map(({ id }) => id)).toEqual(['near-password-signs-in'])
})

test.for<[string, Effect[], number, number]>([
  ['none without permission to attempt', ['consume-code', 'change-password'], 5, 0],
  ['one beyond a budget of none', ['attempt', 'consume-code', 'change-password'], 0, 1],
  ['one beyond a budget of two', ['attempt', 'consume-code', 'change-password'], 2, 3],
])('of passwords that do not sign in, at most %s is tried', async ([, allow, attempts, most]) => {
  const sandbox = createSandbox({ product: 'ciam' })
  const { verifyCode, ...profile } = profileOf(sandbox, 'http://localhost', 'a seed of a test')
  let failed = 0
  await completedCheck(
    {
      ...{ ...profile, allow, budget: { attempts, perSecond: 0 } },
      ...(typeof verifyCode === 'string' && { verifyCode }),
    },
    {
      send: sendBy((request) => sandbox.fetch(request)),
      signIn: async (account) => {
        if (account === 'account') failed += 1
        return account === 'account' ? 'no' : 'yes'
      },
    },
  )
  expect(failed).toBeLessThanOrEqual(most)
})

test('a code that a function of the caller tells is a secret in responses and report', async () => {
  const sandbox = createSandbox({ product: 'ciam' })
  const { verifyCode, ...profile } = profileOf(sandbox, 'http://localhost', 'a seed of a test')
  const code = typeof verifyCode === 'string' ? verifyCode : ''
  expect(code).not.toBe('')
  const report = await completedCheck(profile, {
    send: sendBy(async (request) => {
      const response = await sandbox.fetch(request)
      if (response.status === 200) return response
      return Response.json({ ...(await response.json()), debug: code }, { status: response.status })
    }),
    askCode: async (account) => (account === 'account' ? code : undefined),
  })
  expect(report.findings.map(({ id }) => id)).toContain('secret-returned')
  expect(JSON.stringify(report)).not.toMatch(new RegExp(`debug\\W+${code}`))
})
