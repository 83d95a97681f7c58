// What the workflows are, before they are Arazzo: one for each error clause that a request can
// bring about, then one for each variant's success, which comes last, since it changes the
// password. Successes that need the current password come before those that do without it.
import { type CatalogError, type Language, template } from '../../contract/catalog.ts'
import { type Contract, type Variant, variantName } from '../../contract/contract.ts'
import { type Inputs, type WorkflowRequest, request, waysTo } from './arazzo-requests.ts'

export interface Step {
  variant: Variant
  description: string
  request: WorkflowRequest
  /** Undefined for a success. */
  error: CatalogError | undefined
  /** Undefined if the caller asks for none. */
  language: Language | undefined
}

export interface Workflow {
  name: string
  summary: string
  steps: Step[]
}

/** In an order in which all can run, one after the other, from the same start. */
export function workflowsOf({ operations }: Contract, inputs: Inputs): Workflow[] {
  const variants = operations.flatMap((operation) => operation.variants)
  const errors = variants.flatMap((variant) => errorWorkflows(variant, inputs))
  const needs = [...variants].sort((a, b) => needOfPassword(a) - needOfPassword(b))
  const passwords: Passwords = { count: 0, current: new Map() }
  return [...errors, ...needs.map((variant) => successWorkflow(variant, inputs, passwords))]
}

/** What the successes before have set. */
interface Passwords {
  count: number
  /** By product, as the expression of an input. */
  current: Map<string, string>
}

/** 0 for a request that needs the current password and keeps it, 1 if it changes it, 2 if it does not need it. */
function needOfPassword({ inputOf }: Variant): number {
  if (!inputOf.has('account.password')) return 2
  return inputOf.has('newPassword') ? 1 : 0
}

/** The passwords that a success sends: the current one, and a new one that is the current one afterwards. */
function passwordsOf(
  { inputOf, product }: Variant,
  inputs: Inputs,
  passwords: Passwords,
): Map<string, string> {
  const sent = new Map<string, string>()
  const current = passwords.current.get(product)
  if (current !== undefined && inputOf.has('account.password'))
    sent.set('account.password', current)
  if (!inputOf.has('newPassword')) return sent
  const next = inputs.use({ key: `newPassword${(passwords.count += 1)}`, isSecret: true })
  passwords.current.set(product, next)
  return sent.set('newPassword', next)
}

function errorWorkflows(variant: Variant, inputs: Inputs): Workflow[] {
  const languages = variant.languages.length > 0 ? variant.languages : [undefined]
  return variant.errors.flatMap((error) =>
    languages.flatMap((language): Workflow[] => {
      const steps = waysTo(error, variant, inputs).map(({ description, replaced }): Step => ({
        variant,
        description,
        request: request(variant, inputs, {
          replaced: new Map([...accepted(variant, inputs), ...replaced]),
          language,
        }),
        error,
        language,
      }))
      const name = [nameOf(variant), error.code, language].filter(Boolean).join(', ')
      return steps.length > 0 ? [{ name, summary: `${name}: ${template(error, 'en')}`, steps }] : []
    }),
  )
}

/** A password that the policy allows; error clauses share one, since none of them sets it. */
function accepted({ inputOf }: Variant, inputs: Inputs): [string, string][] {
  return inputOf.has('newPassword')
    ? [['newPassword', inputs.use({ key: 'newPassword', isSecret: true })]]
    : []
}

/** A mistyped code first, if the variant has one: it must not spoil the right one. */
function successWorkflow(variant: Variant, inputs: Inputs, passwords: Passwords): Workflow {
  const replaced = passwordsOf(variant, inputs, passwords)
  const success: Step = {
    variant,
    description: variant.effect === 'set-password' ? 'sets the new password' : 'is accepted',
    request: request(variant, inputs, { replaced, language: undefined }),
    error: undefined,
    language: undefined,
  }
  const wrongCode = variant.errors.find(({ condition }) => condition === 'wrong-code')
  const mistyped = wrongCode
    ? waysTo(wrongCode, variant, inputs).map((way): Step => ({
        variant,
        description: 'mistypes the code',
        request: request(variant, inputs, {
          replaced: new Map([...replaced, ...way.replaced]),
          language: undefined,
        }),
        error: wrongCode,
        language: undefined,
      }))
    : []
  const name = `${nameOf(variant)}, success`
  return { name, summary: name, steps: [...mistyped, success] }
}

function nameOf(variant: Variant): string {
  return `${variantName(variant)}, ${variant.operation.id}`
}
