// What the shipped faults cannot show on the sandbox: tokens with a signature, header names as they are spelt, and
// policies that know less, or ask for less, than the sandbox's own.
import { describe, expect, test } from 'vitest'
import { places } from '../../scripts/check/answer.ts'
import { benign } from '../../scripts/check/faults/index.ts'
import { plan } from '../../scripts/check/plan.ts'
import { type Profile, profileOf } from '../../scripts/check/profile.ts'
import { redactor } from '../../scripts/check/redact.ts'
import { type Result, type Send, run } from '../../scripts/check/run.ts'
import { signInTo } from '../../scripts/check/self-test.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { defaultData } from '../../scripts/sandbox/default-data.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { sendTo } from '../send.ts'

const jwt = `${btoa('{"alg":"RS256"}')}.${btoa('{"sub":"1"}').replaceAll('=', '')}.c2lnbmF0dXJlLW9mLXRoZS1rZXk`
const usual = defaultData(readContract(bundle))

const sandboxWith = (passwordPolicy = usual.passwordPolicy) =>
  createSandbox({
    data: {
      ...usual,
      passwordPolicy,
      accounts: usual.accounts.map((it, index) => (index === 0 ? { ...it, idToken: jwt } : it)),
    },
  })

async function errorsOf(profile: Profile, send: Send): Promise<string[]> {
  const { outcomes, general }: Result = await run(bundle, profile, plan(bundle, profile), send)
  const found = [...outcomes.flatMap(({ findings }) => findings), ...general].filter(
    ({ severity }) => severity === 'error',
  )
  return found.map(({ subject, probe }) => `${subject}: ${probe.fault}`)
}

test('a token that claims to need no signature is believed', async () => {
  const sandbox = sandboxWith()
  const send = sendTo(sandbox)
  const believing: Send = (request) => {
    const isUnsigned = request.headers.Authorization?.endsWith('.')
    return send(
      isUnsigned
        ? { ...request, headers: { ...request.headers, Authorization: `Bearer ${jwt}` } }
        : request,
    )
  }
  const profile = profileOf(sandbox, 'http://localhost')
  expect(await errorsOf(profile, believing)).toEqual([
    'enforcement: with a token that claims to need no signature',
  ])
  expect(
    await errorsOf(profileOf(sandboxWith(), 'http://localhost'), sendTo(sandboxWith())),
  ).toEqual([])
})

test('header names are known in one spelling alone', async () => {
  const sandbox = sandboxWith()
  const send = sendTo(sandbox)
  const insisting: Send = (request) =>
    send({
      ...request,
      headers: Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => name !== name.toLowerCase()),
      ),
    })
  const errors = await errorsOf(profileOf(sandbox, 'http://localhost'), insisting)
  expect(errors.length).toBeGreaterThan(0)
  expect(
    errors.every((it) => it.startsWith('code: ') && it.endsWith('with header names in lower case')),
  ).toBe(true)
})

test('a policy that remembers no password has none refused as used', async () => {
  const sandbox = sandboxWith({ ...usual.passwordPolicy, history: 0 })
  expect(await errorsOf(profileOf(sandbox, 'http://localhost'), sendTo(sandbox))).toEqual([])
})

test('a rule that the profile does not know may come first', async () => {
  const sandbox = sandboxWith({
    ...usual.passwordPolicy,
    minClasses: 4,
    weak: ['password', 'letmein12'],
  })
  const { passwordPolicy, ...profile } = profileOf(sandbox, 'http://localhost')
  const { minClasses: _, maxRepeat: __, ...known } = passwordPolicy ?? {}
  expect(await errorsOf({ ...profile, passwordPolicy: known }, sendTo(sandbox))).toEqual([])
})

test('a weak password that is a word of the messages is no secret', async () => {
  const policy = { minLength: 8, maxLength: 20, history: 5, weak: ['password'] }
  const sandbox = sandboxWith(policy)
  expect(await errorsOf(profileOf(sandbox, 'http://localhost'), sendTo(sandbox))).toEqual([])
})

describe('no false alarm', () => {
  test('where the profile has no access token', async () => {
    for (const allow of [profileOf(sandboxWith(), 'http://localhost').allow!, []]) {
      const sandbox = sandboxWith()
      const { accessToken: _, ...profile } = profileOf(sandbox, 'http://localhost')
      expect(await errorsOf({ ...profile, allow }, sendTo(sandbox))).toEqual([])
    }
  })

  test('where a success finds a gateway that does not answer', async () => {
    const sandbox = sandboxWith()
    const send = sendTo(sandbox)
    const profile = profileOf(sandbox, 'http://localhost')
    const first = plan(bundle, profile).probes.find(
      ({ expectation }) => expectation.kind === 'success',
    )
    let isUp = false
    const flaky: Send = async (request) => {
      if (isUp || request.body !== first?.request.body || request.path !== first?.request.path)
        return send(request)
      isUp = true
      return {
        ...(await send({ ...request, method: 'TRACE' })),
        status: 503,
        body: '<html>503</html>',
      }
    }
    expect(await errorsOf(profile, flaky)).toEqual([])
    expect(isUp).toBe(true)
  })

  test('where a change ends its token and nobody knows the first password', async () => {
    const ending = benign.find(({ name }) => name === 'ends the token that changed a password')!
    const { handler, sandbox } = ending.make({ contract: bundle, product: 'ciam' })
    const profile = profileOf(sandbox, 'http://localhost')
    expect(
      await errorsOf(
        { ...profile, account: { ...profile.account, password: undefined } },
        sendTo({ fetch: handler }),
      ),
    ).toEqual([])
  })
})

test('without permission for attempts nobody tries to sign in with a password that is wrong', async () => {
  const sandbox = sandboxWith()
  const profile: Profile = {
    ...profileOf(sandbox, 'http://localhost'),
    allow: ['consume-code', 'change-password'],
  }
  const asked: boolean[] = []
  await run(bundle, profile, plan(bundle, profile), sendTo(sandbox), {
    signIn: async (account, password) => {
      const isRight = await signInTo(sandbox)(account, password)
      asked.push(isRight)
      return isRight
    },
  })
  expect(asked.length).toBeGreaterThan(0)
  expect(asked).not.toContain(false)
})

test('a token goes as a whole, also where it holds an encoding of another secret', () => {
  const holder = `${btoa('{"alg":"RS256"}')}.${btoa('{"mobile":"12345678901","n":1}').replaceAll('=', '')}.c2lnbmF0dXJlLW9mLXRoZS1rZXk`
  const profile = {
    ...profileOf(sandboxWith(), 'http://localhost'),
    verifyCode: '123456',
    idToken: holder,
  }
  expect(redactor(profile, [])(`Bearer ${holder}!`)).toBe('Bearer $IDAAS_ID_TOKEN!')
})

// It takes minutes where the search is not linear, and the runner's limit ends it.
test('no answer makes the search for secrets slow', () => {
  const answer = {
    status: 400,
    headers: new Map<string, string>(),
    body: '\\'.repeat(200_000),
    milliseconds: 1,
  }
  expect(places('!Se\\cr\\et99', answer)).toEqual([])
})
