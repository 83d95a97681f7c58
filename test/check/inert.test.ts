// Inert is inert, whatever a service does: services that find the account by one thing alone, and check
// nothing else, are left as they were by a profile without `allow`.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Profile } from '../../scripts/check/profile/profile.ts'
import { carriedTexts, compose } from '../../scripts/check/plan/wire.ts'
import { startingFacts } from '../../scripts/check/profile/world.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { type Effect, effectsOf } from '../../scripts/model/effects.ts'
import { completedCheck } from './completed-check.ts'

const own = {
  userId: '20240311081500123-7F3A-C0FFEE001',
  username: 'Jing.Chen-86',
  name: '陈静',
  mobile: '12093847561',
  email: 'chen.j@example.com',
  password: 'Maple-Bridge47',
}
const other = {
  userId: '20240311081500987-7F3A-C0FFEE002',
  username: 'Yang_Liu.31',
  mobile: '12708394650',
  email: 'liu.y@example.com',
  password: 'Copper!Field93',
  idToken: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJvdGhlciJ9.b3RoZXItc2lnbmF0dXJl',
  verifyCode: '850362',
}
const idToken = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJvd25lciJ9.b3duZXItc2lnbmF0dXJl'
const verifyCode = '739146'

const profile: Profile = {
  baseUrl: 'http://localhost',
  products: ['ciam', 'eiam'],
  clientId: 'kQ7mZs2pVbX4tLwJ9cRfYh6GdN3aEu8T',
  device: { os: 'a', fingerprint: 'b', agent: 'c' },
  account: own,
  otherAccount: other,
  deletedAccount: { idToken: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJnb25lIn0.Z29uZS1zaWduYXR1cmU' },
  tokens: { idToken, accessToken: '9e1d7c40-made-up-access-token' },
  verifyCode,
  passwordPolicy: { minLength: 8, maxLength: 20, minClasses: 3, maxRepeat: 3, history: 5 },
  passwordSeed: 'a seed of a test, long enough',
  budget: { attempts: 1000, requests: 1000, perSecond: 0 },
}

/** What a service may find an account by, with the values that each account has. */
const ways: Record<string, [own: string, other: string]> = {
  'id token': [idToken, other.idToken],
  'claims of the id token': [idToken.split('.')[1] ?? '', other.idToken.split('.')[1] ?? ''],
  'verification code': [verifyCode, other.verifyCode],
  'mobile number': [own.mobile, other.mobile],
  'end of the mobile number': [own.mobile.slice(-8), other.mobile.slice(-8)],
  'e-mail address': [own.email, other.email],
  'local part of the e-mail address': ['chen.j@', 'liu.y@'],
  'user id': [own.userId, other.userId],
  'end of the user id': [own.userId.slice(-9), other.userId.slice(-9)],
  username: [own.username, other.username],
  'current password': [own.password, other.password],
}

const accounts = { account: 0, otherAccount: 1 } as const
const codes = [verifyCode, other.verifyCode]

/** An empty code is a missing one. */
const carriesCode = /verify_code"?\s*[:=]\s*"?[^"\s&,}]/

/** Accepts everything; notes what each way to find an account would have done to whose value stands in a request. */
function trustingService() {
  const done = new Set<string>()
  async function answer(request: Request): Promise<Response> {
    const body = await request.text()
    const texts = [decodeURIComponent(request.url), body, ...request.headers.values()]
    const all = texts.join('\n').toLowerCase()
    for (const [way, values] of Object.entries(ways)) {
      for (const at of Object.values(accounts)) {
        if (!all.includes(values[at].toLowerCase())) continue
        if (request.method !== 'GET') done.add(`changes by the ${way}`)
        if (all.includes(codes[at] ?? '')) done.add(`uses a code by the ${way}`)
        else if (carriesCode.test(body)) done.add(`counts an attempt by the ${way}`)
      }
    }
    return new Response(null, { status: 200 })
  }
  return { answer, done }
}

async function doneBy(allow: Effect[] | undefined): Promise<string[]> {
  const service = trustingService()
  const given = { ...profile, ...(allow && { allow }) }
  await completedCheck(given, { send: sendBy(service.answer), label: 'test' })
  return [...service.done]
}

describe('services that find the account by one thing and check nothing else', () => {
  test('are left as they were without `allow`', async () => {
    expect(await doneBy(undefined)).toEqual([])
  })

  test('are left as they were by attempts alone, each of which could change a password', async () => {
    expect(await doneBy(['attempt'])).toEqual([])
  })

  test('keep their codes and passwords if codes alone may be used up', async () => {
    expect(await doneBy(['consume-code'])).toEqual([])
  })

  test('have no wrong and no used code if passwords alone may be changed', async () => {
    const done = await doneBy(['change-password'])
    expect(done.filter((it) => !it.startsWith('changes'))).toEqual([])
  })
})

describe('what belongs to somebody is not sent without `allow`', () => {
  const bare: Profile = {
    baseUrl: 'http://localhost',
    products: ['ciam', 'eiam', 'oneaccess'],
    clientId: 'kQ7mZs2pVbX4tLwJ9cRfYh6GdN3aEu8T',
    device: { os: 'a', fingerprint: 'b', agent: 'c' },
    tokens: {},
    budget: { attempts: 1000, requests: 1000, perSecond: 0 },
  }
  const claims = (it: object) => `e30.${Buffer.from(JSON.stringify(it)).toString('base64url')}.c2ln`
  const account = { ...own, userId: '7' }
  const deleted = (idToken: string) => ({ ...bare, account: own, deletedAccount: { idToken } })
  const hex = Buffer.from(own.username).toString('hex')

  test.for<[string, Partial<Profile>, string]>([
    ['a token, if nothing tells of its account', { tokens: { idToken } }, idToken],
    ['a code, if nothing tells of its account', { verifyCode }, verifyCode],
    ['an expired token of his', { expired: { idToken } }, idToken],
    ...[{ sub: '7' }, { sub: 7 }, { user: { name: own.username } }].map(
      (it): [string, Partial<Profile>, string] => {
        const accessToken = claims(it)
        return [
          `a token with ${JSON.stringify(it)}`,
          { account, tokens: { accessToken } },
          accessToken,
        ]
      },
    ),
    ['a token in hex', { account, tokens: { accessToken: `${hex}00` } }, hex],
    ['a token of a gone account of his number', deleted(claims({ a: own.mobile })), 'e30.'],
    ['user 0', { account, tokens: { accessToken: 'opaque-token' } }, 'users/0'],
  ])('%s', async ([, given, value]) => {
    const sent: string[] = []
    const answer = async (request: Request) => {
      sent.push([request.url, ...request.headers.values(), await request.text()].join('\n'))
      return Response.json({ error_code: 'A', error_msg: 'a' }, { status: 400 })
    }
    await completedCheck({ ...bare, ...given }, { send: sendBy(answer) })
    expect(sent.length).toBeGreaterThan(20)
    expect(sent.filter((it) => it.includes(value))).toEqual([])
  })
})

test('an account gets no more wrong codes than the budget has, whosever they are and whatever is answered', async () => {
  let wrong = 0
  const answer = async (request: Request) => {
    const body = await request.text()
    const all = [decodeURIComponent(request.url), body, ...request.headers.values()].join('\n')
    const isNamed = Object.values(ways).some(([value]) => all.includes(value))
    if (isNamed && carriesCode.test(body) && !body.includes(verifyCode)) wrong += 1
    return new Response(null, { status: 200 })
  }
  const budget = { attempts: 3, requests: 1000, perSecond: 0 }
  const allow: Effect[] = ['attempt', 'consume-code', 'change-password']
  const { passwordSeed: _, ...listed } = profile
  const newPasswords = ['Harbour-Lamp62', 'Quiet=Meadow75', 'Velvet+Stone38']
  await completedCheck({ ...listed, newPasswords, budget, allow }, { send: sendBy(answer) })
  expect(wrong).toBeGreaterThan(0)
  expect(wrong).toBeLessThanOrEqual(3)
})

describe('effectsOf', async () => {
  const facts = await startingFacts(profile)
  const contract = readContract(bundle)
  const variants = contract.operations.flatMap((operation) => operation.variants)
  const values = [
    ...[own.userId, own.username, own.mobile, own.email, own.password, idToken, verifyCode],
    ...[other.userId, other.mobile, other.email, other.idToken, other.verifyCode],
  ]
  const owned = fc.constantFrom(...values)
  const free = fc.string({ unit: 'binary-ascii', minLength: 1 })
  /** As it is, in another case, with a tail, or without its last character. */
  const alike = owned.chain((value) =>
    fc.constantFrom(value, value.toUpperCase(), `${value}0`, value.slice(0, -1), `+86-${value}`),
  )

  test('says that nothing is inert that carries something of an account at any place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...variants), fc.nat(), alike, (variant, at, value) => {
        const keys = variant.credentials.flatMap((it) => it.values)
        const places = [
          ...variant.inputs.filter(({ schema }) => schema.const === undefined),
          ...keys,
        ]
        const place = places[at % places.length]
        const inputs = new Map(variant.inputs.map((it) => [it, it === place ? value : 'nobody']))
        const credentials = new Map(keys.map((key) => [key, key === place ? value : 'nothing']))
        const request = { variant, values: inputs, credentials }
        const { effects } = effectsOf(request, carriedTexts(compose(request), variant), facts)
        expect(effects).toContain('change-password')
      }),
      { numRuns: 300 },
    )
  })

  test('says that nothing is inert whose carried texts have something of an account among others', () => {
    fc.assert(
      fc.property(fc.constantFrom(...variants), fc.array(free), owned, (variant, others, value) => {
        const request = { variant, values: new Map(), credentials: new Map() }
        const { touched } = effectsOf(request, [...others, value, ...others], facts)
        expect(touched).not.toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('says that a request in which nothing belongs to anybody is inert', () => {
    const [variant] = variants
    const request = { variant: variant!, values: new Map(), credentials: new Map() }
    const nothing = ['00000000000', 'nobody@contract-check.example', 'no-code', 'Shielded-Probe-1']
    expect(effectsOf(request, nothing, facts)).toEqual({ effects: [], touched: [] })
  })

  test('takes a pattern for anybody’s, and the token of an account that is gone for a live one that it holds', async () => {
    const [variant] = variants
    const request = { variant: variant!, values: new Map(), credentials: new Map() }
    const touchedBy = (text: string, given = facts) => effectsOf(request, [text], given).touched
    expect(touchedBy('%')).toEqual(['account', 'otherAccount'])
    expect(touchedBy('.*')).toEqual(['account', 'otherAccount'])
    expect(touchedBy('-.-')).toEqual([])
    const gone = profile.deletedAccount?.idToken ?? ''
    expect(touchedBy(gone)).toEqual([])
    const withTail = `${idToken}x9`
    const wrong = await startingFacts({ ...profile, deletedAccount: { idToken: withTail } })
    expect(touchedBy(withTail, wrong)).toEqual(['account'])
  })
})
