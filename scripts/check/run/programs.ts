// Programs of the profile's owner: one tells whether a password signs in, one prints the code that was
// sent. They are started without a shell, and learn whom they are asked about from their environment.
import { type ChildProcess, spawn } from 'node:child_process'
import type { CodeSource, Command, Profile, ProfileAccount } from '../profile/profile.ts'
import { isCommand } from '../profile/world.ts'
import { visible } from '../report/plain-text.ts'
import type { Programs } from './state.ts'
import { Stop } from './stop.ts'

export interface ProgramOptions {
  signal?: AbortSignal | undefined
  /** Milliseconds until a program is ended. */
  timeLimit?: number
  /** Learns each code that a program printed: it is a secret. */
  onCode(code: string): void
  /** Takes secrets out of what a program said. */
  redact(text: string): string
}

/** Longest output that is read, in characters. */
const mostOutput = 10_000

export function programsOf(profile: Profile, options: ProgramOptions): Programs {
  const sources = {
    account: profile.verifyCode,
    otherAccount: profile.otherAccount?.verifyCode,
    expired: profile.expired?.verifyCode,
  }
  const identityOf = (name: string) =>
    identity(name === 'otherAccount' ? profile.otherAccount : profile.account)
  return {
    ...(profile.signIn && {
      signIn: async (account, password) => {
        const { command } = profile.signIn as Command // it is there
        const environment = { ...identityOf(account), PASSWORD: password }
        const { exitCode, problem } = await start(command, environment, options)
        const seen = exitCode === undefined ? undefined : outcomes[exitCode]
        if (!seen) throw failure('signIn.command', problem ?? `ended with ${exitCode}`)
        return seen
      },
      tellsMustChange: profile.signIn.tellsMustChange === true,
    }),
    ...(Object.values(sources).some(isCommand) && {
      askCode: async (whose, purpose = '') => {
        const place = whose === 'account' ? 'verifyCode.command' : `${whose}.verifyCode.command`
        const source: CodeSource | undefined = sources[whose]
        if (!isCommand(source)) return undefined
        const environment = { ...identityOf(whose), PURPOSE: purpose }
        const { exitCode, output, problem } = await start(source.command, environment, options)
        if (exitCode !== 0) throw failure(place, problem ?? `ended with ${exitCode}`)
        const code = output.replace(/\r?\n$/, '')
        if (code.trim() === '') throw failure(place, 'printed nothing; it must print the code')
        options.onCode(code.trim())
        if (code !== code.trim() || /[\p{C}\u2028\u2029]/u.test(code))
          throw failure(
            place,
            'printed more than one line with a code; it must print the code only',
          )
        return code
      },
    }),
  }
}

const outcomes: Record<number, 'yes' | 'no' | 'must-change'> = {
  0: 'yes',
  1: 'no',
  2: 'must-change',
}

function failure(place: string, problem: string): Stop {
  return new Stop(`${place}: the program ${problem}`, { isEnvironment: true })
}

function identity({ userId, username, mobile, email }: ProfileAccount = {}): NodeJS.ProcessEnv {
  return { USER_ID: userId, USERNAME: username, MOBILE: mobile, EMAIL: email }
}

interface Ended {
  output: string
  /** Undefined if it did not start, or did not end by itself. */
  exitCode?: number | undefined
  problem?: string | undefined
}

/** Runs a program in its own process group, so that what it started ends with it. */
function start(
  command: Command['command'],
  environment: NodeJS.ProcessEnv,
  { signal, timeLimit = 30_000, redact }: ProgramOptions,
): Promise<Ended> {
  if (signal?.aborted) return Promise.reject(new Stop('interrupted'))
  const [program = '', ...parameters] = [command].flat()
  const child = spawn(program, parameters, {
    env: { ...process.env, ...environment },
    detached: true,
  })
  return new Promise((resolve, reject) => {
    let output = ''
    let complaint = ''
    const end = (ended: Ended | Stop) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', interrupt)
      kill(child)
      if (ended instanceof Stop) reject(ended)
      else resolve(ended)
    }
    const interrupt = () => end(new Stop('interrupted'))
    const problem = `did not end within ${timeLimit / 1000} s`
    const timer = setTimeout(() => end({ output, problem }), timeLimit)
    signal?.addEventListener('abort', interrupt)
    child.stdin.on('error', () => undefined).end()
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (output.length > mostOutput) end({ output: '', problem: 'printed too much' })
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(0, mostOutput)
    })
    child.on('error', ({ code }: NodeJS.ErrnoException) =>
      end({ output, problem: `cannot be started (${code}); ${hintFor(program)}` }),
    )
    child.on('exit', () => kill(child)) // what it left behind would keep its output open
    child.on('close', (code, by) =>
      end({
        output,
        exitCode: code ?? undefined,
        problem: `ended with ${code ?? by}: ${quoted(redact(complaint))}`,
      }),
    )
  })
}

function hintFor(program: string): string {
  return /\s/.test(program)
    ? 'if it has arguments, write it as a list: [./print-code, expired]'
    : 'is it there, and executable?'
}

function kill({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended, and everything that it started.
  }
}

/** The start of what a program said, cut once no secret is left that could be cut too; digits that could be a code are left out, since nobody knows it yet. */
function quoted(complaint: string): string {
  const text = visible(complaint.trim().slice(0, 1000).replaceAll(/\s+/g, ' '))
  const safe = text.replaceAll(/(?<!\d)\d{4,8}(?!\d)/g, '…')
  return safe === '' ? 'it said nothing' : safe.slice(0, 300)
}
