// A deployment as a peer gets it, made from the sandbox behind it.
import { profileOf } from '../check/profile/sandbox-profile.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { Target } from './peer.ts'

export function targetOf(sandbox: Sandbox, url: string): Target {
  const { state } = sandbox
  const places = ['account', 'otherAccount']
  return {
    url,
    profile: profileOf(sandbox, url),
    async signIn(name, password) {
      const account = state.accounts()[places.indexOf(name)]
      return account !== undefined && state.isCurrent(account, password) ? 'yes' : 'no'
    },
  }
}
