// A deployment as a peer gets it, made from the sandbox behind it.
import { profileOf } from '../check/profile/sandbox-profile.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { Target } from './peer.ts'

export function targetOf(sandbox: Sandbox, url: string): Target {
  const { state } = sandbox
  return {
    url,
    profile: profileOf(sandbox, url),
    async signIn({ userId }, password) {
      const account = state.accounts().find(({ identity }) => identity.userId === userId)
      return account !== undefined && state.isCurrent(account, password)
    },
  }
}
