// Values that are nearly right, which careless services accept.
import { expect, test } from 'vitest'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { completedCheck } from './completed-check.ts'

test.for([
  ['six digits', '730614', /(?<="verify_code":")\d{6}(?=")/],
  ['six letters', 'KMPQRT', /(?<="verify_code":")[A-Z]{6}(?=")/],
] as const)('a service that takes any %s for the right code is found', async ([, code, shape]) => {
  const data = structuredClone(createSandbox({ product: 'ciam' }).data)
  data.accounts![0]!.verifyCode = code
  const sandbox = createSandbox({ product: 'ciam', data })
  const careless = async (request: Request) => {
    const body = (await request.text()).replace(shape, code)
    return sandbox.fetch(new Request(request, { ...(body && { body }) }))
  }
  const profile = profileOf(sandbox, 'http://localhost')
  const { findings } = await completedCheck(profile, { send: sendBy(careless) })
  const found = findings.filter(({ what }) => what === 'with another verification code')
  expect(found.map(({ id }) => id)).toContain('not-refused')
})
