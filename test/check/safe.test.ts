// Rules that keep a run from doing harm. Each test fails if its rule is taken out.
import { expect, test } from 'vitest'
import { type CheckOptions, check } from '../../scripts/check/check.ts'
import type { Profile } from '../../scripts/check/profile/profile.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

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
) {
  const sandbox = createSandbox({ product: 'ciam' })
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
  const report = await check(profile, { ...options, send, onProbe })
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

test.for([
  ['a status that locks', 423, 'No'],
  ['a status that limits', 429, 'No'],
  ['words of a lock under a code that nobody knows', 400, 'The account is locked'],
  ['words of few attempts in Chinese', 400, '剩余 1 次机会'],
] as const)('after %s nothing more is attempted', async ([, status, message]) => {
  const lock = Response.json({ error_code: 'X.1', error_msg: message }, { status })
  let isNext = false
  const { effects } = await run(
    { budget: { attempts: 50, requests: 1000, perSecond: 0 } },
    { onProbe: (probe) => (isNext = probe.effects.includes('attempt')) },
    () => (isNext ? lock.clone() : undefined),
  )
  expect(effects.length).toBeGreaterThan(100)
  expect(effects.filter((it) => it.includes('attempt'))).toHaveLength(1)
})
