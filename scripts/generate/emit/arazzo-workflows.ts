// What the workflows are, before they are Arazzo: the plan's promises, then the ways that people go through
// several calls. There is no sign-in in the contract; that a password is in force shows by its being refused as reused.
import { goodDraft } from '../../check/draft.ts'
import { plan } from '../../check/plan.ts'
import { conditionOf, passwordIn, promiseName } from '../../check/probe.ts'
import type { Profile } from '../../check/profile/profile.ts'
import { type ProbeRequest, compose } from '../../check/request.ts'
import type { CatalogError, Language } from '../../contract/catalog.ts'
import { type Bundle, type Variant, variantName } from '../../contract/contract.ts'
import { type JsonObject, isObject } from '../../contract/json.ts'

export interface Step {
  variant: Variant
  description: string
  request: ProbeRequest
  /** Undefined where the call succeeds. */
  error: CatalogError | undefined
  /** Undefined where the caller asks for none. */
  language: Language | undefined
}

export interface Workflow {
  name: string
  summary: string
  steps: Step[]
}

/** In an order in which all can run, one after the other, from the same start. */
export function workflowsOf(bundle: Bundle, profile: Profile): Workflow[] {
  const { probes } = plan(bundle, profile, { isVaried: false })
  const promises = new Map<string, Workflow>()
  for (const { variant, promise, fault, request } of probes) {
    if (!promise) continue
    const { error, language } = promise
    const name = promiseName(promise)
    const workflow = promises.get(name) ?? {
      name,
      summary: error ? `${name}: ${error.message.en ?? error.message.zh ?? ''}` : name,
      steps: [],
    }
    workflow.steps.push({ variant, description: fault, request, error, language })
    promises.set(name, workflow)
  }
  return [...promises.values(), ...flows(bundle, profile)]
}

function flows(bundle: Bundle, profile: Profile): Workflow[] {
  const { probes, promises } = plan(bundle, profile, { isVaried: false })
  const variants = [...new Set(promises.map(({ variant }) => variant))]
  const set = new Set(
    probes.filter(({ expectation }) => expectation.kind === 'success').map(passwordIn),
  )
  const fresh = (profile.newPasswords ?? []).filter((it) => !set.has(it)).values()
  const next = () => fresh.next().value

  const own = variants.flatMap((variant): Workflow[] => {
    const [mistyped] = probes.filter(
      (probe) => probe.variant === variant && probe.promise && conditionOf(probe) === 'wrong-code',
    )
    const password = next()
    const good = step(variant, profile, password, 'sets a new password')
    if (!good) return []
    const mistake = mistyped && {
      variant,
      description: 'mistypes the code',
      request: mistyped.request,
      error: mistyped.promise?.error,
      language: mistyped.promise?.language,
    }
    const steps = [
      mistake,
      good,
      reused(variant, profile, password, 'the new password is in force'),
    ].filter((it) => it !== undefined)
    return [
      {
        name: `flow, ${variant.operation.id}, ${variantName(variant)}`,
        summary: `${summaryOf(bundle, variant)}, a wrong code first`,
        steps,
      },
    ]
  })

  // An administrator is who calls with a token that names no user; owners change by their own id token.
  const forced = variants.filter(isAdministrators).flatMap((administrator) =>
    variants
      .filter((it) => it.product === administrator.product && it.security && !isAdministrators(it))
      .flatMap((owner): Workflow[] => {
        const [given, chosen] = [next(), next()]
        const steps = [
          forcing(step(administrator, profile, given, 'an administrator sets a password')),
          reused(owner, profile, given, 'it is in force, so its owner cannot keep it'),
          step(owner, profile, chosen, 'the owner chooses another'),
          reused(administrator, profile, given, 'the first one is remembered'),
        ].filter((it) => it !== undefined)
        return [
          {
            name: `flow, ${administrator.operation.id} then ${owner.operation.id}, ${administrator.product}`,
            summary: `${summaryOf(bundle, administrator)}, and the owner chooses another`,
            steps,
          },
        ]
      }),
  )
  return [...own, ...forced]
}

function isAdministrators({ security, identities }: Variant): boolean {
  return security !== undefined && identities.length > 0
}

/** Without what the contract leaves to its defaults, one of which makes the owner choose another password. */
function forcing(given: Step | undefined): Step | undefined {
  const optional =
    given?.variant.inputs
      .filter(({ in: place, required }) => place === 'body' && !required)
      .map(({ name }) => name) ?? []
  if (!given?.request.body) return given
  const body = JSON.parse(given.request.body) as JsonObject // our own JSON
  return {
    ...given,
    request: {
      ...given.request,
      body: JSON.stringify(
        Object.fromEntries(Object.entries(body).filter(([name]) => !optional.includes(name))),
      ),
    },
  }
}

function step(
  variant: Variant,
  profile: Profile,
  password: string | undefined,
  description: string,
  error?: CatalogError,
): Step | undefined {
  const draft = goodDraft(variant, profile, password)
  return typeof draft === 'string'
    ? undefined
    : { variant, description, request: compose(variant, draft), error, language: undefined }
}

function reused(
  variant: Variant,
  profile: Profile,
  password: string | undefined,
  description: string,
): Step | undefined {
  const error = variant.errors.find(({ condition }) => condition === 'password-reused')
  return error && step(variant, profile, password, description, error)
}

function summaryOf({ paths }: Bundle, { operation: { path, method } }: Variant): string {
  const source = paths[path]?.[method.toLowerCase()]
  return isObject(source) ? String(source.summary) : ''
}
