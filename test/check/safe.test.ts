// Rules that keep a run from doing harm. Each test fails if its rule is taken out.
import { expect, test } from 'vitest'
import { validators } from '../../generated/validators.js'
import type { CheckOptions } from '../../scripts/check/check.ts'
import type { Profile } from '../../scripts/check/profile/profile.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { completedCheck } from './completed-check.ts'

interface Sent {
  method: string
  url: string
  body: string
}

/** Runs the check on a sandbox, in whose place `instead` may answer. */
async function run(
  change: Partial<Profile>,
  options: CheckOptions = {},
  instead: () => Response | undefined = () => undefined,
  product = 'ciam',
) {
  const sandbox = createSandbox({ product })
  const profile = { ...profileOf(sandbox, 'http://localhost'), ...change }
  const sent: Sent[] = []
  const effects: string[][] = []
  const send = sendBy(async (request) => {
    const body = await request.clone().text()
    sent.push({ method: request.method, url: request.url, body })
    return instead() ?? sandbox.fetch(request)
  })
  const onProbe: CheckOptions['onProbe'] = (probe) => {
    effects.push([...probe.effects])
    options.onProbe?.(probe)
  }
  const report = await completedCheck(profile, { ...options, send, onProbe })
  return { report, sent, effects }
}

test('no request of a whole run deletes anything', async () => {
  const { sent } = await run({})
  expect(sent.length).toBeGreaterThan(100)
  expect(sent.map(({ method }) => method)).not.toContain('DELETE')
})

test('the budget of requests is never exceeded', async () => {
  const { sent, report } = await run({ budget: { attempts: 50, requests: 20, perSecond: 0 } })
  expect(sent.length).toBeLessThanOrEqual(20)
  expect(report.stopped).toMatch(/requests/)
})

test('the budget of attempts is never exceeded', async () => {
  const { effects } = await run({ budget: { attempts: 1, requests: 1000, perSecond: 0 } })
  expect(effects.filter((it) => it.includes('attempt'))).toHaveLength(1)
})

test('what the network loses counts as attempts, and accuses nobody if the budget ends the repetitions', async () => {
  let isNext = false
  let lost = 0
  const onProbe: CheckOptions['onProbe'] = ({ effects }) => (isNext = effects.includes('attempt'))
  const lose = () => {
    if (!isNext) return undefined
    lost += 1
    throw new Error('ECONNRESET')
  }
  const budget = { attempts: 2, requests: 1000, perSecond: 0 }
  const { report } = await run({ budget }, { onProbe }, lose)
  expect(lost).toBe(2)
  expect(report.findings.map(({ id }) => id)).not.toContain('no-response')
})

test.for([500, 524, 408, 302])(
  'after a %i to a change the new password may be in place',
  async (status) => {
    let isNext = false
    const onProbe: CheckOptions['onProbe'] = ({ effects }) =>
      (isNext = effects.includes('change-password'))
    const instead = () => (isNext ? new Response(null, { status }) : undefined)
    const { report } = await run({}, { onProbe, only: ['updatePasswordByEmail'] }, instead)
    const own = report.ledger.find(({ account }) => account === 'account')
    expect(own?.places).toContain('account.password')
    expect(own?.places.length).toBeGreaterThan(1)
  },
)

test('without permission no request carries anything of the account', async () => {
  const sandbox = createSandbox({ product: 'ciam' })
  const { account, verifyCode } = profileOf(sandbox, 'http://localhost')
  const { sent } = await run({ allow: [] })
  const own = [account?.mobile, account?.email, account?.userId, account?.password]
  const codes = typeof verifyCode === 'object' ? Object.values(verifyCode) : [verifyCode]
  const text = sent.map((it) => `${decodeURIComponent(it.url)} ${it.body}`).join('\n')
  expect(sent.length).toBeGreaterThan(20)
  for (const value of [...own, ...codes].filter((it) => it !== undefined)) {
    expect(text).not.toContain(value)
  }
})

test('--only with an effect lets no other effect happen', async () => {
  const { effects } = await run({}, { only: ['consume-code'] })
  expect(effects.flat().filter((it) => it !== 'consume-code')).toEqual([])
})

/** Answers each attempt with the response; returns the effects of each request. */
async function whenAttempted(response: Response, options: CheckOptions = {}, product?: string) {
  let isNext = false
  const onProbe: CheckOptions['onProbe'] = ({ effects }) => (isNext = effects.includes('attempt'))
  const budget = { attempts: 50, requests: 1000, perSecond: 0 }
  const instead = () => (isNext ? response.clone() : undefined)
  const { effects } = await run({ budget }, { ...options, onProbe }, instead, product)
  return effects
}

const isAttempt = (effects: string[]) => effects.includes('attempt')

test.for([
  ['a status that locks', 423, { error_code: 'X.1', error_msg: 'No' }],
  ['a status that limits', 429, { error_code: 'X.1', error_msg: 'No' }],
  [
    'words of a lock under a code that nobody knows',
    400,
    { error_code: 'X.1', error_msg: 'The account is locked' },
  ],
  ['words of few attempts in Chinese', 400, { error_code: 'X.1', error_msg: '剩余 1 次机会' }],
  ['words of a lock without a code', 403, { message: 'Too many failures' }],
  ['words of a lock of a gateway, whose requests are repeated', 503, { message: 'locked' }],
  [
    'words of a lock under the code for busy, whose requests are repeated',
    400,
    { error_code: 'IDAAS.SDK.PARAM.0009', error_msg: 'The account is locked' },
  ],
  ['a lock that the code alone tells', 403, { error_code: 'USER_LOCKED', error_msg: 'No' }],
  ['a lock in words run together', 400, { error_code: 'X.1', error_msg: 'AccountLockedError' }],
  ['an account that is frozen', 400, { error_code: 'X.1', error_msg: '帐号已冻结' }],
  ['chances that are left', 400, { error_code: 'X.1', error_msg: '您还有 1 次机会' }],
  ['tries that are left', 400, { error_code: 'X.1', error_msg: '2 tries left' }],
] as const)('after %s nothing more is attempted', async ([, status, body]) => {
  const effects = await whenAttempted(Response.json(body, { status }))
  expect(effects.length).toBeGreaterThan(100)
  expect(effects.filter(isAttempt)).toHaveLength(1)
})

test('after a code of the contract that says that the account is locked nothing more is attempted', async () => {
  const listing = structuredClone(bundle)
  const locked = listing['x-catalog'].find(({ code }) => code === 'SDK.LOGIN.1003')!
  for (const variant of variantsOf(listing, 'eiam')) variant.codes.push(locked.code)
  const body = { error_code: locked.code, error_msg: locked.message.en }
  const response = Response.json(body, { status: locked.status })
  const effects = await whenAttempted(response, { bundle: listing, validators }, 'eiam')
  expect(effects.length).toBeGreaterThan(20)
  expect(effects.filter(isAttempt)).toHaveLength(1)
})

/** The variants of a product as the bundle has them. */
function variantsOf({ paths }: Bundle, product: string) {
  const operations = Object.values(paths).flatMap((it) => Object.values(it as object))
  const variants = operations.flatMap((it: { 'x-variants'?: Listing[] }) => it['x-variants'] ?? [])
  return variants.filter((it) => it.product === product)
}

interface Listing {
  product: string
  codes: string[]
}
