// Values of another JSON type, where a text is asked for: a service that takes them for the right one is found.
import { expect, test } from 'vitest'
import { type Report, check } from '../../scripts/check/check.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { isObject } from '../../scripts/contract/json.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

type Members = Record<string, unknown>

/** The check of a sandbox that gets another body than was sent, or of a crash in its place. */
async function checked(change: (members: Members, code: unknown) => Members | Response) {
  const sandbox = createSandbox({ product: 'ciam' })
  const profile = profileOf(sandbox, 'http://localhost')
  const send = sendBy(async (request) => {
    const members = membersOf(await request.clone().text())
    if (!members) return sandbox.fetch(request)
    const changed = change(members, profile.verifyCode)
    if (changed instanceof Response) return changed
    const { url, method, headers } = request
    return sandbox.fetch(new Request(url, { method, headers, body: JSON.stringify(changed) }))
  })
  return check(profile, { send })
}

function membersOf(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined // sent as it is
  }
}

const found = ({ findings }: Report) => findings.map(({ id, what }) => `${id}: ${what}`)

test('nothing is found if the body arrives as it was sent', async () => {
  expect(found(await checked((members) => members))).toEqual([])
})

test('true taken for the right verification code is an error', async () => {
  const report = await checked((members, code) =>
    members.verify_code === true ? { ...members, verify_code: code } : members,
  )
  expect(found(report)).toContain('not-refused: with true as verify_code')
})

test('a crash over a null is told', async () => {
  const report = await checked((members) =>
    Object.values(members).includes(null) ? new Response('', { status: 500 }) : members,
  )
  expect(found(report)).toContain('server-error: with null as each text of the body')
})

test.for<[string, (password: unknown) => boolean]>([
  ['white space', (it) => typeof it === 'string' && it.trim() === '' && it !== ''],
  ['a list of one text', Array.isArray],
  ['a number', (it) => typeof it === 'number'],
])('%s that is set as a password is found', async ([what, isOdd]) => {
  let sets = 0
  const report = await checked((members) => {
    if (!isOdd(members.password)) return members
    sets += 1
    return { ...members, password: `Another-Good-${sets}` }
  })
  expect(found(report)).toContain(`not-refused: with ${what} as password`)
})
