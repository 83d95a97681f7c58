// Programs of the profile's owner: no shell, a process group of their own, one line of output.
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Profile } from '../../scripts/check/profile/profile.ts'
import { type ProgramOptions, programsOf } from '../../scripts/check/run/programs.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'programs-'))
let count = 0

function program(script: string): { command: string } {
  const command = path.join(folder, `program ${(count += 1)}; true`) // a shell would stumble over it
  writeFileSync(command, `#!/bin/sh\n${script}\n`)
  chmodSync(command, 0o755)
  return { command }
}

const account = { userId: '7', username: 'u', mobile: 'm', email: 'e' }

function programs(script: string, options: Partial<ProgramOptions> = {}) {
  const one = program(script)
  const profile: Profile = {
    baseUrl: 'https://a',
    products: ['ciam'],
    tokens: {},
    account,
    signIn: one,
    verifyCode: one,
  }
  const { signIn, askCode } = programsOf(profile, {
    onCode: () => undefined,
    redact: (it) => it,
    ...options,
  })
  return { signIn: () => signIn?.('account', 'P w'), askCode: () => askCode?.('account', 'RESET') }
}

test.for([
  [0, 'yes'],
  [1, 'no'],
  [2, 'must-change'],
] as const)('exit code %i of signIn means %s', async ([exitCode, seen]) => {
  expect(await programs(`exit ${exitCode}`).signIn()).toBe(seen)
})

test('identity, password and purpose are in the environment', async () => {
  expect(
    await programs('[ "$USER_ID $USERNAME $MOBILE $EMAIL $PASSWORD" = "7 u m e P w" ]').signIn(),
  ).toBe('yes')
  expect(await programs('echo "$PURPOSE-$USER_ID"').askCode()).toBe('RESET-7')
})

test.for([
  ['exit 3', 'ended with 3: it said nothing'],
  ['echo "code 123456 is wrong" >&2; exit 127', 'ended with 127: code … is wrong'],
  ['kill -9 $$', 'ended with SIGKILL'],
])('signIn that says "%s" fails', async ([script, message]) => {
  await expect(programs(script ?? '').signIn()).rejects.toMatchObject({
    isEnvironment: true,
    message: expect.stringContaining(message ?? '') as string,
  })
})

test.for([
  ['true', 'printed nothing'],
  ['printf "1234\\n::error::x\\n"', 'more than one line'],
  ['printf "12\\03334"', 'more than one line'],
  ['yes', 'printed too much'],
])('a verifyCode program of "%s" is refused', async ([script, message]) => {
  await expect(programs(script ?? '').askCode()).rejects.toThrow(message)
})

test('a code that a program printed is known as a secret', async () => {
  const codes: string[] = []
  await programs('echo 112233', { onCode: (it) => codes.push(it) }).askCode()
  expect(codes).toEqual(['112233'])
})

test.for([
  ['time limit', { timeLimit: 400 }, 'did not end within 0.4 s'],
  ['interruption', {}, 'interrupted'],
] as const)('what a program started ends with it: %s', async ([, options, message]) => {
  const mark = path.join(folder, `pid-${(count += 1)}`)
  const controller = new AbortController()
  const running = programs(`sleep 60 & echo $! > ${mark}; wait`, {
    ...options,
    signal: controller.signal,
  }).signIn()
  const settled = running?.then(
    () => undefined,
    (error: unknown) => String(error),
  )
  const pid = await expect
    .poll(() => Number(readFileSync(mark, { encoding: 'utf8', flag: 'a+' })), { timeout: 5000 })
    .toBeGreaterThan(0)
    .then(() => Number(readFileSync(mark, 'utf8')))
  if (message === 'interrupted') controller.abort()
  expect(await settled).toContain(message)
  await expect.poll(() => isRunning(pid)).toBe(false)
})

test('what a program said is cut only after its secrets are taken out', async () => {
  const redact = (text: string) => text.replaceAll('a-long-secret', '***')
  const { signIn } = programs(
    `printf '%290sa-long-secret' >&2; exit 3`.replace('%290s', 'x'.repeat(290)),
    { redact },
  )
  await expect(signIn()).rejects.toThrow(/x\*\*\*$/)
})

test('a program that is not there is said so', async () => {
  const profile: Profile = {
    baseUrl: 'https://a',
    products: ['ciam'],
    tokens: {},
    signIn: { command: '/nowhere' },
  }
  const { signIn } = programsOf(profile, { onCode: () => undefined, redact: (it) => it })
  await expect(signIn?.('account', 'p')).rejects.toThrow('cannot be started (ENOENT)')
})

function isRunning(pid: number): boolean {
  try {
    const [, state] = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return state !== 'Z'
  } catch {
    return false
  }
}

test('a program may have arguments, as a list', async () => {
  const { command } = program('test "$1 $2" = "sign in $PASSWORD" && exit 0; exit 1')
  const signIn = { command: [command, 'sign in', 'P w'] }
  const profile: Profile = {
    ...{ baseUrl: 'https://a', products: ['ciam'], tokens: {}, account, signIn },
  }
  const asking = programsOf(profile, { onCode: () => undefined, redact: (it) => it })
  expect(await asking.signIn?.('account', 'P w')).toBe('yes')
  const inOneText = { ...profile, signIn: { command: `${command} sign` } }
  await expect(
    programsOf(inOneText, { onCode: () => undefined, redact: (it) => it }).signIn?.(
      'account',
      'P w',
    ),
  ).rejects.toThrow('if it has arguments, write it as a list: [./print-code, expired]')
})
