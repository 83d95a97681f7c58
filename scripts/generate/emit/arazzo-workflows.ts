// What the workflows are, before they are Arazzo: the clauses, then the ways that people go through several
// operations. There is no sign-in in the contract; that a password is in force shows by its being refused as used.
import { aimAt, clauseName, errorsFor } from '../../check/plan/clauses.ts'
import { withoutOptions } from '../../check/plan/implied-aims.ts'
import type { Aim } from '../../check/plan/probe.ts'
import { type Rehearsal, createRehearsal } from '../../check/plan/rehearsal.ts'
import { successAims } from '../../check/plan/success-aims.ts'
import type { CatalogError, Language } from '../../contract/catalog.ts'
import { type Bundle, type Variant, readContract, variantName } from '../../contract/contract.ts'
import { isObject } from '../../contract/json.ts'
import type { Facts } from '../../model/facts.ts'
import type { Request } from '../../model/request.ts'

export interface Step {
  description: string
  request: Request
  /** Undefined if the request succeeds. */
  error: CatalogError | undefined
  /** Undefined if the request asks for none. */
  language: Language | undefined
}

export interface Workflow {
  name: string
  summary: string
  steps: Step[]
}

/** In an order in which all can run, one after the other, from the same start. */
export function workflowsOf(bundle: Bundle, products: readonly string[], facts: Facts): Workflow[] {
  const contract = readContract(bundle)
  const rehearsal = createRehearsal(facts)
  const clauses = rehearsal.playClauses(contract, products).map((probe): Workflow => {
    const { error, language } = probe.clause ?? {}
    const name = probe.clause ? clauseName(probe.clause) : ''
    return {
      name,
      summary: error ? `${name}: ${error.message.en ?? error.message.zh ?? ''}` : name,
      steps: [{ description: probe.what, request: probe.request, error, language }],
    }
  })
  const variants = contract.operations
    .flatMap((operation) => operation.variants)
    .filter(({ product }) => products.includes(product))
  return [
    ...clauses,
    ...variants.map((variant) => ownFlow(bundle, variant, rehearsal)),
    ...forcedFlows(bundle, variants, rehearsal),
  ]
}

/** A wrong code, then the right one, then the new password once more. */
function ownFlow(bundle: Bundle, variant: Variant, rehearsal: Rehearsal): Workflow {
  const steps = [
    refused(variant, rehearsal, { condition: 'wrong-code', description: 'mistypes the code' }),
    succeeding(variant, rehearsal, 'sets a new password'),
    refused(variant, rehearsal, { condition: reused, description: 'the new password is in force' }),
  ]
  return {
    name: `flow, ${variant.operation.id}, ${variantName(variant)}`,
    summary: `${summaryOf(bundle, variant)}, a wrong code first`,
    steps: steps.filter((it) => it !== undefined),
  }
}

/** An administrator proves himself by an application's token and names the account; owners have a token of their own. */
function forcedFlows(bundle: Bundle, variants: Variant[], rehearsal: Rehearsal): Workflow[] {
  return variants.filter(isAdministrators).flatMap((administrator) =>
    variants
      .filter((it) => it.product === administrator.product && isOwners(it))
      .map((owner): Workflow => {
        const description = 'an administrator sets a password'
        const forced = succeeding(administrator, rehearsal, description, withoutOptions)
        const steps = [
          forced,
          refused(owner, rehearsal, {
            condition: reused,
            description: 'it is in force, so its owner cannot keep it',
          }),
          succeeding(owner, rehearsal, 'the owner chooses another'),
          refused(administrator, rehearsal, {
            ...{ condition: reused, description: 'the first one is remembered', turn: 1 },
          }),
        ]
        const { product, operation } = administrator
        return {
          name: `flow, ${operation.id} then ${owner.operation.id}, ${product}`,
          summary: `${summaryOf(bundle, administrator)}, and the owner chooses another`,
          steps: steps.filter((it) => it !== undefined),
        }
      }),
  )
}

function isAdministrators({ credentials, identities }: Variant): boolean {
  return credentials.length > 0 && identities.length > 0
}

function isOwners({ credentials, identities }: Variant): boolean {
  return credentials.length > 0 && identities.length === 0
}

const reused = 'password-reused'

interface Refused {
  condition: string
  description: string
  /** Which form of the condition; the first by default. */
  turn?: number
}

function refused(
  variant: Variant,
  rehearsal: Rehearsal,
  { condition, description, turn = 0 }: Refused,
): Step | undefined {
  const [error] = errorsFor(variant, condition)
  if (!error) return undefined
  const [language] = variant.languages
  const aim = aimAt(variant, { condition, entry: error, language, turn, only: true })
  const probe = rehearsal.play(aim)
  return probe && { description, request: probe.request, error, language }
}

function succeeding(
  variant: Variant,
  rehearsal: Rehearsal,
  description: string,
  change = (request: Request) => request,
): Step | undefined {
  const [aim] = successAims(variant, new Map())
  const probe = aim && rehearsal.play(changed(aim, change))
  return probe && { description, request: probe.request, error: undefined, language: undefined }
}

function changed(aim: Aim, change: (request: Request) => Request): Aim {
  return {
    ...aim,
    drafts(kit) {
      const drafts = aim.drafts(kit)
      if (typeof drafts === 'string') return drafts
      return drafts.map((draft) => ({ ...draft, request: change(draft.request) }))
    },
  }
}

function summaryOf({ paths }: Bundle, { operation: { path, method } }: Variant): string {
  const source = paths[path]?.[method.toLowerCase()]
  return isObject(source) ? String(source.summary) : ''
}
