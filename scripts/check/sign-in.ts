// Asks the profile's command whether a password signs in.
import { execFile } from 'node:child_process'
import type { ProfileAccount } from './profile.ts'

/** The command finds USER_ID, USERNAME, MOBILE, EMAIL and PASSWORD in its environment, and exits with 0 where they sign in. */
export function signInBy(command: string): (account: ProfileAccount, password: string) => Promise<boolean> {
  return ({ userId, username, mobile, email }, password) =>
    new Promise((resolve) => {
      const environment = { ...process.env, USER_ID: userId, USERNAME: username, MOBILE: mobile, EMAIL: email, PASSWORD: password }
      execFile(command, { env: environment, timeout: 30_000 }, (error) => resolve(error === null))
    })
}
