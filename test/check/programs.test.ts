// Verification codes from a program: asked for once per request that carries one, never for a plan, and a secret like any other.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AskCode } from '../../scripts/check/codes.ts'
import { codesBy, signInBy } from '../../scripts/check/command.ts'
import { faults } from '../../scripts/check/faults/index.ts'
import { plan } from '../../scripts/check/plan.ts'
import { type Profile, profileOf } from '../../scripts/check/profile.ts'
import { buildReport } from '../../scripts/check/report/build.ts'
import { json } from '../../scripts/check/report/json.ts'
import type { Report } from '../../scripts/check/report/report.ts'
import { run } from '../../scripts/check/run.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { type Sandbox, createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { type Listening, serve } from '../../scripts/sandbox/node-server.ts'
import { sendTo } from '../send.ts'
import { check, workplace } from './command.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const command = { command: './last-code.sh' }
const withCommand = (profile: Profile): Profile => ({
  ...profile,
  verifyCode: command,
  ...(profile.otherAccount && { otherAccount: { ...profile.otherAccount, verifyCode: command } }),
})

/** Sends a code at each call, as a program with an inbox would, and counts. */
function inbox({ state }: Sandbox, profile: Profile): { ask: AskCode; asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    async ask(key, purpose) {
      const { mobile = '', email = '' } = profile[key] ?? {}
      const code = String(100_000 + asked.length * 7)
      asked.push(`${key} ${purpose}`)
      for (const to of [mobile, email]) state.sendCode({ code, purpose: purpose ?? '', to })
      return code
    },
  }
}

describe('where a code works once only', () => {
  test('a code that is asked for each time verifies every promise, and one that is written down does not', async () => {
    const sandbox = createSandbox({ singleUse: true })
    const profile = withCommand(profileOf(sandbox, 'http://localhost'))
    const planned = plan(bundle, profile)
    const { ask, asked } = inbox(sandbox, profile)
    const result = await run(bundle, profile, planned, sendTo(sandbox), { askCode: ask })
    expect([...result.outcomes.flatMap(({ findings }) => findings), ...result.general]).toEqual([])
    expect(
      result.outcomes.filter(
        ({ verdict, promise }) =>
          verdict !== 'verified' && promise.error?.condition !== 'unavailable',
      ),
    ).toEqual([])
    const carrying = planned.probes.filter(({ request }) =>
      /code-of-(other-)?account-\d/.test(request.body ?? ''),
    )
    expect(asked).toHaveLength(carrying.filter(({ fault }) => !fault.includes('cut off')).length)
    expect(new Set(asked.map((it) => it.split(' ')[0]))).toEqual(
      new Set(['account', 'otherAccount']),
    )

    const other = createSandbox({ singleUse: true })
    const written = profileOf(other, 'http://localhost')
    const { general } = await run(bundle, written, plan(bundle, written), sendTo(other))
    expect(general.some(({ severity }) => severity === 'error')).toBe(true)
  })

  test('no code is asked for where only inert requests are allowed', async () => {
    const sandbox = createSandbox()
    const { allow: _, ...profile } = withCommand(profileOf(sandbox, 'http://localhost'))
    const { ask, asked } = inbox(sandbox, profile)
    await run(bundle, profile, plan(bundle, profile), sendTo(sandbox), { askCode: ask })
    expect(asked).toEqual([])
  })
})

test('a code that comes back is a finding, and stands in no report', async () => {
  const fault = faults.find(({ name }) => name === 'hands back the verification code')!
  const { handler, sandbox } = fault.make({ contract: bundle, product: 'ciam' })
  const profile = withCommand(profileOf(sandbox, 'http://localhost'))
  const planned = plan(bundle, profile)
  const codes: string[] = []
  const { ask } = inbox(sandbox, profile)
  const askCode: AskCode = async (...asked) => {
    const code = await ask(...asked)
    codes.push(code)
    return code
  }
  const result = await run(bundle, profile, planned, sendTo({ fetch: handler }), { askCode })
  expect(
    result.outcomes.flatMap(({ findings }) => findings).some(({ subject }) => subject === 'secret'),
  ).toBe(true)
  const text = json(
    buildReport(result, {
      profile,
      plan: planned,
      startedAt: new Date(0),
      durationMs: 1,
      version: '0',
    }),
  )
  expect(codes.filter((code) => text.includes(code))).toEqual([])
  expect(text).toContain('code=$IDAAS_CODE')
})

describe('the program', () => {
  const { folder, write, remove } = workplace()
  const sandbox = createSandbox()
  let listening: Listening
  beforeAll(async () => {
    listening = await serve(sandbox)
  })
  afterAll(async () => {
    await listening.close()
    remove()
  })

  const log = path.join(folder, 'asked')
  const profileWith = (script: string, rest: Partial<Profile> = {}) => {
    const program = write('last-code.sh', `#!/bin/sh\n${script}\n`)
    return write('profile.yaml', {
      ...profileOf(sandbox, listening.url),
      verifyCode: { command: program },
      ...rest,
    })
  }

  test('learns purpose and account from its environment, and is not run for a plan', async () => {
    sandbox.reset()
    const file = profileWith(`echo "$PURPOSE $MOBILE $EMAIL" >> ${log}; echo 123456`)
    expect((await check(['--profile', file, '--only', 'success', '--plan'])).code).toBe(0)
    expect(existsSync(log)).toBe(false)
    const { code, output } = await check(['--profile', file, '--only', 'success'])
    expect([code, output]).toEqual([0, expect.stringContaining('promises verified')])
    const { mobile, email } = sandbox.data.accounts[0]!
    expect(readFileSync(log, 'utf8').trim().split('\n')).toEqual(
      ['UPDATE_PWD_SMS', 'FORGET_PWD_SMS', 'FORGET_PWD_EMS'].map(
        (purpose) => `${purpose} ${mobile} ${email}`,
      ),
    )
  })

  test.each([
    [
      'fails',
      'echo "no code for Harbour-42-Lamp, the last was 918273" >&2; exit 3',
      /ended with 3: no code for \$IDAAS_PASSWORD, the last was …$/m,
    ],
    ['prints nothing', 'true', /is to print the code and nothing else, but printed nothing$/m],
    [
      'prints more',
      'echo the code is 918273',
      /is to print the code and nothing else, but printed more$/m,
    ],
  ])(
    'that %s ends the run with 4 and a report of what was done, without a secret',
    async (_, script, message) => {
      sandbox.reset()
      const at = path.join(folder, 'failed')
      const { code, output } = await check([
        '--profile',
        profileWith(script),
        '--only',
        'success',
        '--report',
        at,
      ])
      expect([code, output]).toEqual([4, expect.stringMatching(message)])
      expect(JSON.parse(readFileSync(path.join(at, 'report.json'), 'utf8'))).toMatchObject({
        exitCode: 4,
        answer: expect.stringContaining('verifyCode.command'),
      })
      for (const name of ['report.json', 'report.html', 'junit.xml', 'summary.md'])
        expect(readFileSync(path.join(at, name), 'utf8')).not.toMatch(/918273|Harbour-42-Lamp/)
      expect(output).not.toMatch(/918273|Harbour-42-Lamp|\n\s+at /)
    },
  )

  test('is started without a shell', async () => {
    const trap = path.join(folder, 'trap')
    const file = write('profile.yaml', {
      ...profileOf(sandbox, listening.url),
      verifyCode: { command: `true; touch ${trap}` },
    })
    const { code, output } = await check(['--profile', file, '--only', 'success'])
    expect([code, output, existsSync(trap)]).toEqual([
      4,
      expect.stringContaining('cannot be started (ENOENT); is it there, and executable?'),
      false,
    ])
  })

  test('is ended when it takes too long', async () => {
    const program = write('slow.sh', '#!/bin/sh\nsleep 30\n')
    const ask = codesBy(
      { ...profileOf(sandbox, 'http://localhost'), verifyCode: { command: program } },
      50,
    )
    await expect(ask('account', 'ANY')).rejects.toThrow('did not end within 0.05 s')
  })
})

describe('the program that signs in', () => {
  const { folder, write, remove } = workplace()
  const sandbox = createSandbox()
  const [account] = sandbox.data.accounts
  let listening: Listening
  beforeAll(async () => {
    listening = await serve(sandbox)
  })
  afterAll(async () => {
    await listening.close()
    remove()
  })

  const run = async (script: string) => {
    sandbox.reset()
    const signIn = { command: write('sign-in.sh', `#!/bin/sh\n${script}\n`) }
    const at = path.join(folder, 'report')
    const { code, output } = await check([
      '--profile',
      write('profile.yaml', { ...profileOf(sandbox, listening.url), signIn }),
      '--only',
      'success',
      '--report',
      at,
    ])
    const { promises, general } = JSON.parse(
      readFileSync(path.join(at, 'report.json'), 'utf8'),
    ) as Report
    return {
      code,
      output,
      verified: promises.filter(({ verdict }) => verdict === 'verified').length,
      findings: [...promises.flatMap((it) => it.findings), ...general],
    }
  }

  test('is asked for the password before anything changes it, for each that was set, and at the end for the first again', async () => {
    const log = path.join(folder, 'asked')
    const { code, findings, verified } = await run(
      `echo "$USER_ID $PASSWORD" >> ${log}; [ "$PASSWORD" != Harbour-42-Lamp ] || [ "$(wc -l < ${log})" -eq 1 ]`,
    )
    expect([code, findings]).toEqual([0, []])
    const asked = readFileSync(log, 'utf8').trim().split('\n')
    expect(asked[0]).toBe(`${account?.userId} ${account?.password}`)
    expect(asked.filter((it) => it.startsWith(`${account?.userId} `))).toHaveLength(2 + verified)
  })

  test('that lets a former password in shows that it is still in force', async () => {
    const { code, findings } = await run('exit 0')
    expect(code).toBe(1)
    expect(findings.map(({ subject, got }) => `${subject}: ${got}`)).toEqual([
      'state: it still signs in, beside the one that was set',
    ])
  })

  test('decides by its exit code whether a success was one', async () => {
    const { code, findings } = await run('[ "$PASSWORD" = Harbour-42-Lamp ]')
    expect(code).toBe(1)
    expect(findings.map(({ subject, expected }) => `${subject}: ${expected}`)).toContain(
      'state: a password that signs in',
    )
  })

  test.each([
    [
      'lacks what it needs',
      'no-such-browser',
      /signIn\.command .+ ended with 127: .*no-such-browser/,
    ],
    ['is killed', 'kill -9 $$', /signIn\.command .+ ended with SIGKILL/],
    [
      'breaks down after a success',
      '[ "$PASSWORD" = Harbour-42-Lamp ] || exit 126',
      /signIn\.command .+ ended with 126/,
    ],
  ])('that %s ends the run with 4 and accuses nobody', async (_, script, message) => {
    const { code, output, findings, verified } = await run(script)
    expect([code, output]).toEqual([4, expect.stringMatching(message)])
    expect(findings).toEqual([])
    expect(verified).toBe(script.includes('126') ? 1 : 0)
  })

  test('that is missing or too slow is no refusal', async () => {
    await expect(signInBy('./no-such-program')({}, 'any')).rejects.toThrow(
      'cannot be started (ENOENT)',
    )
    await expect(
      signInBy(write('slow.sh', '#!/bin/sh\nsleep 30\n'), 50)({}, 'any'),
    ).rejects.toThrow('did not end within 0.05 s')
  })
})
