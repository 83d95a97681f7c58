// Values of another JSON type, where a text is asked for: a service that takes them for the right one is found.
import { expect, test } from 'vitest'
import { type Report, check } from '../../scripts/check/check.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

type Members = Record<string, unknown>

/** The check of a sandbox that sees the body changed; a response instead of one stands for a crash. */
async function checked(change: (members: Members) => Members | Response): Promise<Report> {
  const sandbox = createSandbox({ product: 'ciam' })
  const [code = ''] = codesOf(profileOf(sandbox, 'http://localhost').verifyCode)
  const profile = { ...profileOf(sandbox, 'http://localhost') }
  const send = sendBy(async (request) => {
    const text = await request.clone().text()
    const members = membersOf(text)
    if (!members) return sandbox.fetch(request)
    const changed = change({ ...members, ...(members.verify_code === true && { right: code }) })
    if (changed instanceof Response) return changed
    const { right, ...rest } = changed
    const body = JSON.stringify(right === undefined ? rest : { ...rest, verify_code: right })
    const { url, method, headers } = request
    return sandbox.fetch(new Request(url, { method, headers, body }))
  })
  return check(profile, { send })
}

function codesOf(source: unknown): string[] {
  return typeof source === 'string' ? [source] : Object.values(source as Record<string, string>)
}

function membersOf(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Members)
      : undefined
  } catch {
    return undefined
  }
}

const found = ({ findings }: Report) => findings.map(({ id, what }) => `${id}: ${what}`)

test('nothing is found if the body arrives as it was sent', async () => {
  const report = await checked((members) => ({ ...members, right: undefined }))
  expect(found(report)).toEqual([])
})

test('true taken for the right verification code is an error', async () => {
  expect(found(await checked((members) => members))).toContain(
    'not-refused: with true as verify_code',
  )
})

test('a crash over a null is told', async () => {
  const report = await checked((members) =>
    Object.values(members).includes(null) ? new Response('', { status: 500 }) : members,
  )
  expect(found(report)).toContain('server-error: with null as each text of the body')
})
