// Every documented response with a request that earns it: what the independent tools are driven by. The requests
// are those of the check's plan, so a tool differs from the check in what it looks at, never in what it sends.
import { validRequest } from '../check/plan/base-requests.ts'
import { createRehearsal } from '../check/plan/rehearsal.ts'
import { compose } from '../check/plan/wire.ts'
import type { Profile } from '../check/profile/profile.ts'
import { factsOf } from '../check/profile/world.ts'
import type { WireRequest } from '../check/exchange.ts'
import type { CatalogError, Language } from '../contract/catalog.ts'
import { type Bundle, type Variant, readContract, variantName } from '../contract/contract.ts'
import { conditions } from '../model/conditions.ts'

export interface Exchange {
  variant: Variant
  /** Undefined if the request succeeds. */
  error: CatalogError | undefined
  /** Undefined if the request asks for none. */
  language: Language | undefined
  /** What was done to the valid request. */
  what: string
  request: WireRequest
  status: number
  /** Whether a header `Prefer` asks for the response. */
  isForced: boolean
}

/** In the plan's order, since a success changes what is refused. What nobody can provoke is asked for by `Prefer`. */
export function exchanges(bundle: Bundle, profile: Profile): Exchange[] {
  const rehearsal = createRehearsal(factsOf(profile))
  const provoked = rehearsal
    .playClauses(readContract(bundle), profile.products)
    .map(({ variant, clause, what, wire }): Exchange => {
      const { error, language } = clause ?? {}
      return {
        ...{ variant, error, language, what, request: wire },
        ...{ status: statusOf(variant, error), isForced: false },
      }
    })
  const isUnprovoked = ({ error }: Exchange) =>
    error !== undefined && conditions.get(error.condition ?? '')?.provoked === false
  return [...preferred(bundle, profile).filter(isUnprovoked), ...provoked]
}

/** The valid request, with a `Prefer` that names the response: for a mock that plays examples. */
export function preferred(bundle: Bundle, profile: Profile): Exchange[] {
  const wanted = {
    ...{ facts: factsOf(profile), account: 'account', language: undefined },
    password: 'Only-For-Examples-1',
  }
  const variants = readContract(bundle).operations.flatMap((operation) =>
    operation.variants.filter(({ product }) => profile.products.includes(product)),
  )
  return variants.flatMap((variant) => {
    const valid = validRequest(variant, wanted)
    if (typeof valid === 'string') return []
    const request = compose(valid)
    return [undefined, ...variant.errors].map((error): Exchange => {
      const status = statusOf(variant, error)
      const prefer = error ? `code=${status}, example=${error.code}` : `code=${status}`
      return {
        ...{ variant, error, language: undefined, what: `with Prefer: ${prefer}`, status },
        ...{ request: withHeader(request, 'Prefer', prefer), isForced: true },
      }
    })
  })
}

export function withHeader(request: WireRequest, name: string, value: string): WireRequest {
  return { ...request, headers: [...request.headers, [name, value]] }
}

/** `updatePasswordByMobile, ciam change, IDAAS.SDK.PARAM.0001, en: without X-agent` */
export function exchangeName({ variant, error, language, what, status }: Exchange): string {
  const place = [variant.operation.id, variantName(variant), error?.code ?? status, language]
  return `${place.filter(Boolean).join(', ')}: ${what}`
}

function statusOf({ operation }: Variant, error: CatalogError | undefined): number {
  return error?.status ?? operation.success.status
}
