// An aim that a request succeeds, and what those that set a password share.
import type { Variant } from '../../contract/contract.ts'
import { subjectOf } from '../../model/carried.ts'
import { type AccountFact, type Facts, worldOf } from '../../model/facts.ts'
import type { Request } from '../../model/request.ts'
import { validRequest } from './base-requests.ts'
import type { Aim, Draft, Kit } from './probe.ts'

/** That the valid request succeeds, as it is or changed. */
export function validAim(variant: Variant, draftsOf: (valid: Request, kit: Kit) => Draft[]): Aim {
  return {
    ...{ variant, clause: undefined, condition: undefined, entry: {} },
    drafts(kit) {
      const reason = whyNoSuccess(variant)
      if (reason) return reason
      const [language] = variant.languages
      const password = kit.passwordFor(variant)
      const valid = validRequest(variant, {
        facts: kit.facts,
        account: 'account',
        password,
        language,
      })
      return typeof valid === 'string' ? valid : draftsOf(valid, kit)
    },
  }
}

/** Whether a success of this variant may be tried at all; a reason if not. */
function whyNoSuccess({ operation, inputOf }: Variant): string | undefined {
  if (operation.method !== 'DELETE' || inputOf.has('newPassword')) return undefined
  return 'what a DELETE deletes is not known, so none is let succeed'
}

export function accountOf(request: Request, facts: Facts): AccountFact | undefined {
  const subject = subjectOf(request, worldOf(facts))?.account
  return facts.accounts.find((it) => it === subject)
}

/** More passwords than a run sets. */
export const mostSets = 1000
