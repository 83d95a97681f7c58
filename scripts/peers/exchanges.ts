// Every documented answer with a request that earns it: what the independent tools are driven by. The requests
// are those of the check's plan, so a tool differs from the check in what it looks at, never in what it sends.
import type { CatalogError, Language } from '../contract/catalog.ts'
import { type Bundle, type Variant, variantName, readContract } from '../contract/contract.ts'
import { goodDraft } from '../check/draft.ts'
import { conditions } from '../conditions/index.ts'
import { plan } from '../check/plan.ts'
import type { Profile } from '../check/profile.ts'
import { type ProbeRequest, compose } from '../check/request.ts'

export interface Exchange {
  variant: Variant
  /** Undefined where the call succeeds. */
  error: CatalogError | undefined
  /** Undefined where the caller asks for none. */
  language: Language | undefined
  /** What was done to the good request. */
  fault: string
  request: ProbeRequest
  status: number
}

/** In the plan's order, since a success changes what is refused. What nobody can provoke is asked for by `Prefer`. */
export function exchanges(bundle: Bundle, profile: Profile): Exchange[] {
  const { probes } = plan(bundle, profile)
  const provoked = probes.flatMap(({ variant, promise, fault, request }): Exchange[] =>
    promise
      ? [
          {
            variant,
            error: promise.error,
            language: promise.language,
            fault,
            request,
            status: statusOf(variant, promise.error),
          },
        ]
      : [],
  )
  const unprovoked = (error: CatalogError) =>
    conditions.get(error.condition ?? '')?.provoked === false
  return [
    ...preferred(bundle, profile).filter(({ error }) => error && unprovoked(error)),
    ...provoked,
  ]
}

/** The good request, with a `Prefer` that names the answer: for a mock that plays examples. */
export function preferred(bundle: Bundle, profile: Profile): Exchange[] {
  const variants = readContract(bundle).operations.flatMap((operation) =>
    operation.variants.filter(({ product }) => profile.products.includes(product)),
  )
  return variants.flatMap((variant) => {
    const draft = goodDraft(variant, profile, profile.newPasswords?.[0])
    if (typeof draft === 'string') return []
    const request = compose(variant, draft)
    return [undefined, ...variant.errors].map((error): Exchange => {
      const status = statusOf(variant, error)
      const prefer = error ? `code=${status}, example=${error.code}` : `code=${status}`
      return {
        variant,
        error,
        language: undefined,
        fault: `with Prefer: ${prefer}`,
        request: { ...request, headers: { ...request.headers, Prefer: prefer } },
        status,
      }
    })
  })
}

/** `updatePasswordByMobile, ciam change, IDAAS.SDK.PARAM.0001, en: without X-agent` */
export function exchangeName({ variant, error, language, fault, status }: Exchange): string {
  const place = [variant.operation.id, variantName(variant), error?.code ?? status, language]
  return `${place.filter(Boolean).join(', ')}: ${fault}`
}

function statusOf({ operation }: Variant, error: CatalogError | undefined): number {
  return error?.status ?? operation.success.status
}
