// What the check does to an account when a deployment, or its own profile, is not what it should be.
import { describe, expect, test, vi } from 'vitest'
import { plan } from '../../scripts/check/plan.ts'
import type { Profile } from '../../scripts/check/profile.ts'
import { type Result, run } from '../../scripts/check/run.ts'
import { exitCode, lastLine } from '../../scripts/check/terminal.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { sendTo } from '../send.ts'
import { profile } from './conforming-profile.ts'
import { type ConformingService, createConformingService, facts } from './conforming-service.ts'

vi.setConfig({ testTimeout: 60_000 })

type Around = (
  request: Request,
  body: Record<string, unknown>,
  service: ConformingService,
) => Promise<Response> | Response

/** Runs the profile against the conforming service, whose requests go through `around`. */
async function against(
  around: Around,
  changed: Partial<Profile> = {},
): Promise<{ result: Result; service: ConformingService; sent: number }> {
  const service = createConformingService()
  const it = { ...profile, ...changed }
  let sent = 0
  const fetch = async (request: Request) => {
    sent += 1
    const text = await request.clone().text()
    let body: Record<string, unknown> = {}
    try {
      body = JSON.parse(text) as typeof body // the check's own JSON
    } catch {}
    return around(request, body, service)
  }
  const result = await run(bundle, it, plan(bundle, it), sendTo({ fetch }), {
    pause: async () => {},
  })
  return { result, service, sent }
}

const asItIs: Around = (request, _, service) => service.fetch(request)
const findings = ({ outcomes, general }: Result) => [
  ...outcomes.flatMap((it) => it.findings),
  ...general,
]

describe('a verification code that is refused', () => {
  test.each([1, 2, 5])(
    'is sent no more often than a budget of %i allows, and is the reason why the run ends, not a finding',
    async (attempts) => {
      const { result, service } = await against(asItIs, {
        verifyCode: '111222',
        budget: { attempts },
      })
      expect(service.failedAttempts).toBe(attempts)
      expect(result.stopped).toBe(
        `the verification code of the profile is not accepted; ${attempts} attempts made`,
      )
      expect([exitCode(result), findings(result)]).toEqual([2, []])
    },
  )

  test.each([['eiam'], ['ciam']])(
    'is within the budget for %s too, where a success may be the first to show it',
    async (product) => {
      const { result, service } = await against(asItIs, {
        products: [product],
        verifyCode: '111222',
        budget: { attempts: 2 },
      })
      expect([service.failedAttempts, result.stopped]).toEqual([
        2,
        expect.stringContaining('is not accepted; 2 attempts made'),
      ])
    },
  )

  test('is a finding where others are accepted', async () => {
    const { result } = await against(async (request, body, service) => {
      const response = await service.fetch(request)
      const { error_code: code } = (await response
        .clone()
        .json()
        .catch(() => ({}))) as { error_code?: string } // the service's own JSON
      return code === 'IDAAS.SDK.PWD.0007'
        ? Response.json(
            { error_code: 'IDAAS.SDK.CAPTCHA.0007', error_msg: 'Incorrect verification code.' },
            { status: 400 },
          )
        : response
    })
    expect(result.stopped).toBeUndefined()
    expect(
      findings(result).some(
        ({ subject, got }) => subject === 'code' && got === 'IDAAS.SDK.CAPTCHA.0007',
      ),
    ).toBe(true)
  })
})

test('a refusal that comes with the status 200 has changed no password', async () => {
  const usual = await against(asItIs)
  const { result, service, sent } = await against(async (request, _, it) => {
    const response = await it.fetch(request)
    return response.status === 400
      ? new Response(await response.text(), { status: 200, headers: response.headers })
      : response
  })
  expect(sent).toBeLessThanOrEqual(usual.sent + 5)
  const [, index] = /^newPasswords\[(\d+)\]$/.exec(result.passwords?.get('account') ?? '') ?? []
  expect(service.passwordOf(facts.account.userId)).toBe(profile.newPasswords?.[Number(index)])
})

test('a password that cannot be set back ends the run at once, and the last line says how it is made', async () => {
  let lost: string | undefined
  let after = 0
  const { result } = await against((request, body, service) => {
    const { password } = body
    if (lost !== undefined)
      return (
        (after += 1),
        new Response('{}', { status: 403, headers: { 'Content-Type': 'application/json' } })
      )
    if (
      typeof password !== 'string' ||
      password.length <= 64 ||
      body.mobile !== facts.account.mobile ||
      body.verify_code !== facts.verifyCode
    )
      return service.fetch(request)
    lost = password
    return new Response('', { status: 200 })
  })
  expect(lost).toBeDefined()
  expect(after).toBeLessThanOrEqual(5)
  expect(lastLine(result)).toMatch(
    /stopped: THE PASSWORD OF account WAS CHANGED .* it is now: (newPasswords\[\d+\] followed by \d+ times "."|none of the profile, but the one of \d+ characters that the request ".+" .+ asks for)/,
  )
  expect(lastLine(result)).not.toContain(lost)
  expect(exitCode(result)).toBe(1)
})

describe('a deployment that dies', () => {
  const refused = Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  })

  test.each([5, 40, 100])(
    'after %i requests ends the run after three more with 4, and says what is known of the password',
    async (living) => {
      let left = living
      const { result, service } = await against((request, _, it) => {
        if ((left -= 1) < 0) throw refused
        return it.fetch(request)
      })
      expect([result.stopped, exitCode(result), result.requests]).toEqual([
        'the deployment no longer answers',
        4,
        living + 3,
      ])
      if (service.changes === 0) expect(result.passwords?.size).toBe(0)
    },
  )

  test('leaves each place of the password named once', async () => {
    let left = 60
    const { result } = await against((request, _, it) => {
      if ((left -= 1) < 0)
        throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
      return it.fetch(request)
    })
    const places = (result.passwords?.get('account') ?? '').split(' or ')
    expect(places.length).toBeGreaterThan(1)
    expect(new Set(places).size).toBe(places.length)
  })
})

test('a limit ends the run, but what its answer hands back is a finding', async () => {
  let number = 0
  const { result } = await against((request, body, service) =>
    (number += 1) === 25
      ? Response.json({ error_code: 'X', error_msg: `not ${body.password}` }, { status: 429 })
      : service.fetch(request),
  )
  expect(result.stopped).toBe('429: the deployment limits or locks')
  expect(findings(result).map(({ subject }) => subject)).toEqual(['secret'])
  expect([exitCode(result), number]).toEqual([1, 25])
})

test('a small budget of attempts goes to each mode first, and the one that is needed is named', () => {
  const small = plan(bundle, { ...profile, products: ['ciam'], budget: { attempts: 3 } })
  const tried = small.probes.filter(
    ({ effects, account }) => effects.includes('attempt') && account === 'account',
  )
  expect([
    tried.length,
    new Set(tried.map(({ variant }) => variant)).size,
    new Set(tried.map(({ promise }) => promise?.language)).size,
  ]).toEqual([3, 3, 1])
  const [, needed] =
    /^needs budget\.attempts: (\d+)$/.exec(
      small.untried.find(({ promise }) => promise.error?.condition === 'wrong-code')?.reason ?? '',
    ) ?? []
  const enough = plan(bundle, {
    ...profile,
    products: ['ciam'],
    budget: { attempts: Number(needed) },
  })
  expect(enough.untried.filter(({ promise }) => promise.error?.condition === 'wrong-code')).toEqual(
    [],
  )
})
