// Programs of the profile's owner: one tells whether a password signs in, one prints the code that was sent.
// They are started without a shell, and learn whom they are asked about from their environment alone.
import { execFile } from 'node:child_process'
import type { AccountKey, AskCode } from './codes.ts'
import type { Profile, ProfileAccount } from './profile.ts'
import { visible } from './report/report.ts'

/** A program that failed; what it said is quoted, so whoever prints this redacts it. */
export class CommandError extends Error {}

/** Milliseconds until a program is ended. */
const timeLimit = 30_000

/**
 * Asks the program of `signIn`: it finds USER_ID, USERNAME, MOBILE, EMAIL and PASSWORD in its environment, and exits
 * with 0 where they sign in, with 1 to 125 where they do not. The function throws a CommandError where it does neither.
 */
export function signInBy(
  command: string,
  limit = timeLimit,
): (account: ProfileAccount, password: string) => Promise<boolean> {
  return async (account, password) => {
    const { fault, exitCode } = await start(
      command,
      { ...namesOf(account), PASSWORD: password },
      limit,
    )
    // From 126 on a shell says that something could not be run, or was killed.
    if (exitCode === undefined || exitCode > 125)
      throw new CommandError(`signIn.command ${command} ${fault}`)
    return exitCode === 0
  }
}

/**
 * Asks the program of `verifyCode` for each code that a request needs: it finds PURPOSE beside the account in its
 * environment and prints the code. The function throws a CommandError where it prints none.
 */
export function codesBy(profile: Profile, limit = timeLimit): AskCode {
  return async (key: AccountKey, purpose) => {
    const { verifyCode, otherAccount } = profile
    const asked = key === 'account' ? verifyCode : otherAccount?.verifyCode
    if (typeof asked !== 'object') throw new CommandError(`${key} has no verifyCode.command`)
    const { output, fault } = await start(
      asked.command,
      { ...namesOf(profile[key] ?? {}), PURPOSE: purpose ?? '' },
      limit,
    )
    const name = `verifyCode.command ${asked.command}`
    if (fault !== undefined) throw new CommandError(`${name} ${fault}`)
    const code = output.trim()
    if (code === '' || /\s/.test(code))
      throw new CommandError(
        `${name} is to print the code and nothing else, but printed ${code === '' ? 'nothing' : 'more'}`,
      )
    return code
  }
}

function namesOf({ userId, username, mobile, email }: ProfileAccount): NodeJS.ProcessEnv {
  return { USER_ID: userId, USERNAME: username, MOBILE: mobile, EMAIL: email }
}

interface Ended {
  output: string
  /** Undefined where the program did not start, or did not end by itself. */
  exitCode?: number
  /** What went wrong, unless it ended with 0. */
  fault?: string
}

function start(command: string, environment: NodeJS.ProcessEnv, timeout: number): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      command,
      { env: { ...process.env, ...environment }, timeout, killSignal: 'SIGKILL' },
      (error, output, complaint) => {
        if (error === null) resolve({ output, exitCode: 0 })
        else if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
          resolve({ output, fault: 'printed more than 1 MB' })
        else if (error.killed) resolve({ output, fault: `did not end within ${timeout / 1000} s` })
        else if (typeof error.code === 'string')
          resolve({
            output,
            fault: `cannot be started (${error.code}); is it there, and executable?`,
          })
        else
          resolve({
            output,
            ...(error.code != null && { exitCode: error.code }),
            fault: `ended with ${error.code ?? error.signal}: ${quoted(complaint)}`,
          })
      },
    )
  })
}

/** The start of what a program said; digits that could be a code are left out, since nobody knows it yet. */
function quoted(complaint: string): string {
  const text = visible(complaint.trim())
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<!\d)\d{4,8}(?!\d)/g, '…')
  return text === '' ? 'it said nothing' : text.slice(0, 300)
}
