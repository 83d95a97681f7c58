// The world that a session's state is: the model asks it, and it knows everything, so nothing in it is a maybe.
import { trilean } from '../model/trilean.ts'
import type { Subject, World } from '../model/world.ts'
import type { Account } from './accounts.ts'
import type { State } from './state.ts'

export function worldOf(state: State): World {
  return {
    complete: true,
    get policy() {
      return state.policy
    },
    isClient: (id) => trilean(state.isClient(id)),
    isClientSecret: (id, secret) =>
      trilean(id !== undefined && state.isClient(id) && state.isClientSecret(id, secret)),
    find(identity) {
      const account = state.find(identity)
      return account && { account, is: 'yes' }
    },
    token(key, value) {
      if (!state.isToken(key, value)) return { valid: 'no', account: undefined, orphan: false }
      const account = key === 'accessToken' ? undefined : state.accountOf(value)
      return { valid: 'yes', account, orphan: key !== 'accessToken' && !account }
    },
    isCode: (code, purpose = '', subject) =>
      trilean(state.isCode(code, purpose, subject && accountOf(subject))),
    isCurrent: (subject, password) => trilean(state.isCurrent(accountOf(subject), password)),
    isUsed: (subject, password) => trilean(state.isUsed(accountOf(subject), password)),
  }
}

/** Every subject of this world is one of the state's accounts. */
export function accountOf(subject: Subject): Account {
  return subject as Account
}
