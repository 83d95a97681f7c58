// The state as tests change it, in their own process or over HTTP: what they get wrong is refused with its place, since
// a misspelt key or purpose would do nothing in silence.
import * as v from 'valibot'
import { strictObject } from '../contract/named-values.ts'
import { policyContradictions } from './start-data-contradictions.ts'
import { parse, readAccount, readAccountPart, readClients, readPolicy, text } from './start-data.ts'
import type { State } from './state.ts'

const codeSchema = strictObject({ purpose: text, to: text, code: v.optional(text) })

/** `purposes` are the verification types that the contract knows. */
export function checkedState(state: State, purposes: ReadonlySet<string>): State {
  const { policy: _, ...unchanged } = state
  return {
    ...unchanged,
    get policy() {
      return state.policy
    },
    sendCode(given) {
      const { code, ...sent } = parse(codeSchema, given, 'the code')
      refuseUnknownPurpose(sent.purpose, purposes)
      return state.sendCode({ ...sent, code })
    },
    addAccount(given) {
      const account = readAccount(given)
      refuseUnknownPurposes(account.verifyCode, purposes)
      return state.addAccount(account)
    },
    changeAccount(account, given) {
      const part = readAccountPart(given)
      refuseUnknownPurposes(part.verifyCode, purposes)
      state.changeAccount(account, part)
    },
    setPolicy(given) {
      const policy = readPolicy(given)
      const [contradiction] = policyContradictions(policy)
      if (contradiction) throw new TypeError(contradiction)
      state.setPolicy(policy)
    },
    setClients: (ids) => state.setClients(readClients(ids)),
  }
}

function refuseUnknownPurposes(
  verifyCode: string | Record<string, string> | undefined,
  purposes: ReadonlySet<string>,
): void {
  if (typeof verifyCode !== 'object') return
  for (const purpose of Object.keys(verifyCode)) refuseUnknownPurpose(purpose, purposes)
}

export function refuseUnknownPurpose(purpose: string, purposes: ReadonlySet<string>): void {
  if (!purposes.has(purpose))
    throw new TypeError(
      `purpose: no operation has this verification type; use one of ${[...purposes].join(', ')}`,
    )
}
