// An aim that a request succeeds, and what those that set a password share.
import type { Variant } from '../../contract/contract.ts'
import { subjectOf } from '../../model/carried.ts'
import { type AccountFact, type Facts, worldOf } from '../../model/facts.ts'
import type { Request } from '../../model/request.ts'
import { validRequest } from './base-requests.ts'
import { wantedBy } from './implied-aims.ts'
import type { Aim, Draft, Kit } from './probe.ts'

/** That the valid request succeeds, as it is or changed; each turn asks in the next language. */
export function validAim(
  variant: Variant,
  draftsOf: (valid: Request, kit: Kit) => Draft[],
  turn = 0,
): Aim {
  return {
    ...{ variant, clause: undefined, condition: undefined, entry: {} },
    drafts(kit) {
      const reason = whyNoSuccess(variant)
      if (reason) return reason
      const { languages } = variant
      const language = languages[turn % languages.length]
      const valid = validRequest(variant, wantedBy(variant, kit, language))
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
