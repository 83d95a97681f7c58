// Without permission nothing changes, even on a service that refuses nothing at all.
import { expect, test, vi } from 'vitest'
import { plan } from '../../scripts/check/plan.ts'
import { type Profile, profileOf } from '../../scripts/check/profile.ts'
import { run } from '../../scripts/check/run.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { sendTo } from '../send.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/**
 * Accepts every request. It changes a password wherever an account can be found at all: by an identity in
 * path or body, else by the token; and counts an attempt wherever a wrong code is for somebody.
 */
function acceptsEverything(profile: Profile) {
  const { account = {}, idToken, verifyCode } = profile
  const counted = { changes: 0, attempts: 0 }
  const set: unknown[] = []
  return {
    counted,
    set,
    async fetch(request: Request): Promise<Response> {
      const text = await request.text()
      // A body that is cut off is read as far as it goes.
      const body: Record<string, unknown> = Object.fromEntries(
        [...text.matchAll(/"(\w+)":"([^"]*)/g)].map(([, name, value]) => [name, value]),
      )
      const values = Object.values(body)
      const identities = [account.userId, account.mobile, account.email, account.username]
      const named = identities.some(
        (it) =>
          it !== undefined && (values.includes(it) || request.url.includes(encodeURIComponent(it))),
      )
      const byToken =
        idToken !== undefined && request.headers.get('authorization') === `Bearer ${idToken}`
      if (named || byToken) {
        counted.changes += 1
        if (request.method === 'POST' || request.method === 'PUT') set.push(body.password)
        if ('verify_code' in body && body.verify_code !== verifyCode) counted.attempts += 1
      }
      return Response.json({}, { status: 200 })
    },
  }
}

test.each(readContract(bundle).products)(
  'the plan for %s without permission changes nothing and counts no attempt',
  async (product) => {
    const { allow: _, ...profile } = profileOf(createSandbox({ product }), 'http://localhost')
    const service = acceptsEverything(profile)
    const planned = plan(bundle, profile)
    expect(planned.probes.length).toBeGreaterThan(3)
    await run(bundle, profile, planned, sendTo(service))
    expect(service.counted).toEqual({ changes: 0, attempts: 0 })
  },
)

test('with permission the same service is seen to accept everything, and each password that is not of the profile is replaced at once', async () => {
  const profile = profileOf(createSandbox(), 'http://localhost')
  const service = acceptsEverything(profile)
  const result = await run(bundle, profile, plan(bundle, profile), sendTo(service))
  expect(service.counted.changes).toBeGreaterThan(0)
  const refusals = result.outcomes.filter(
    ({ promise, reason }) => promise.error && reason === undefined,
  )
  expect(refusals.every(({ verdict }) => verdict === 'wrong')).toBe(true)
  const known: unknown[] = [...(profile.newPasswords ?? []), profile.account?.password]
  const left = service.set.filter(
    (it, index) => !known.includes(it) && !known.includes(service.set[index + 1]),
  )
  expect(left).toEqual([])
  expect(service.set.some((it) => !known.includes(it))).toBe(true)
})

test.each(readContract(bundle).products)(
  'a request for %s that may change the password says so, whatever the profile allows',
  async (product) => {
    const all = profileOf(createSandbox({ product }), 'http://localhost')
    for (const allow of [all.allow ?? [], ['attempt' as const], ['change-password' as const], []]) {
      const profile = { ...all, allow }
      const service = acceptsEverything(profile)
      const silent: string[] = []
      for (const { request, fault, effects } of plan(bundle, profile).probes) {
        const { changes, attempts } = service.counted
        await sendTo(service)(request)
        // An attempt may ask for the password that the account has already.
        const isNew = service.set.at(-1) !== profile.account?.password
        if (service.counted.changes > changes && isNew && !effects.includes('change-password'))
          silent.push(fault)
        if (
          service.counted.attempts > attempts &&
          !effects.includes('attempt') &&
          !effects.includes('change-password')
        )
          silent.push(fault)
      }
      expect(silent).toEqual([])
    }
  },
)

test('what attempts alone are allowed for asks for the password that the account has already', () => {
  const profile = { ...profileOf(createSandbox(), 'http://localhost'), allow: ['attempt' as const] }
  const attempts = plan(bundle, profile).probes.filter(({ effects }) => effects.includes('attempt'))
  expect(attempts.length).toBeGreaterThan(0)
  for (const { request } of attempts)
    expect(JSON.parse(request.body ?? '{}').password).toBe(profile.account?.password)
})
