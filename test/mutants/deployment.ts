// What mutants and freedoms are made of: the sandbox in process, and one peculiarity around it.
import type { CatalogError } from '../../scripts/contract/catalog.ts'
import { type Bundle, type Variant, readContract } from '../../scripts/contract/contract.ts'
import { tokenKeys } from '../../scripts/model/carried.ts'
import type { Deployed } from '../../scripts/peers/deployments-server.ts'
import { type SandboxOptions, createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { type Exchange, type Incoming, type Outgoing, reading } from './exchange.ts'

export interface Making {
  contract: Bundle
  product: string
}

export interface Deployment {
  /** A claim: `responds to a wrong code with 401`. */
  name: string
  /** Whether the product has anything to show it on: the code, the token, the body that it is about. */
  applies(making: Making): boolean
  /** Starts it on a fresh sandbox. */
  start(making: Making): Deployed
}

export type Family =
  | 'status'
  | 'shape'
  | 'code'
  | 'message'
  | 'leak'
  | 'enforcement'
  | 'state'
  | 'transport'

/** A deployment with one planted fault. */
export interface Mutant extends Deployment {
  family: Family
  /** What a finding about it must name; each given key must match one and the same finding. */
  names: Names
}

export interface Names {
  subject?: string
  /** A header of the response. */
  field?: string
  /** Of the catalog's entry whose clause is violated. */
  condition?: string
}

type Change = (exchange: Exchange) => Outgoing | Promise<Outgoing>
/** Either a change, or, in a `start`, one with a memory of its own for every deployment. */
export type Behaviour = Change | { start: () => Change }
export type Need = (variant: Variant) => boolean
export type ErrorResponse = Outgoing & { error: CatalogError }
/** Changes an error response of the sandbox. */
export type Edit = (response: ErrorResponse, exchange: Exchange) => Outgoing | Promise<Outgoing>

interface Peculiarity {
  name: string
  behaviour?: Behaviour
  needs?: Need | undefined
  options?: (making: Making) => SandboxOptions
}

export function deployment({
  name,
  behaviour = (exchange) => exchange.pass(),
  needs = () => true,
  options = (making) => ({ ...making }),
}: Peculiarity): Deployment {
  return {
    name,
    start(making) {
      const sandbox = createSandbox(options(making))
      const read = reading(sandbox)
      const change = typeof behaviour === 'function' ? behaviour : behaviour.start()
      return { sandbox, fetch: async (request) => toResponse(await change(await read(request))) }
    },
    applies: ({ contract, product }) =>
      readContract(contract).operations.some(({ variants }) =>
        variants.some((variant) => variant.product === product && needs(variant)),
      ),
  }
}

/** A maker of one family's mutants. If a mutant names a condition, a variant must list a code for it. */
export function familyOf(family: Family) {
  return (name: string, names: Names, behaviour: Behaviour, needs: Need = () => true): Mutant => ({
    family,
    names,
    ...deployment({
      name,
      behaviour,
      needs: (variant) =>
        (names.condition === undefined || lists(names.condition)(variant)) && needs(variant),
    }),
  })
}

export type ErrorRow = [
  name: string,
  condition: string | undefined,
  edit: Edit,
  needs?: Need,
  names?: Names,
]

/** Mutants that edit the error responses of one condition, or of all. */
export function errorMutants(family: Family, subject: string | undefined, rows: ErrorRow[]) {
  const mutant = familyOf(family)
  return rows.map(([name, condition, edit, needs, names]) =>
    mutant(
      name,
      {
        ...(subject !== undefined && { subject }),
        ...(condition !== undefined && { condition }),
        ...names,
      },
      onError(condition, edit),
      needs,
    ),
  )
}

export function onError(condition: string | undefined, edit: Edit): Change {
  return (exchange) => {
    const response = exchange.pass()
    const { error } = response
    if (!error || (condition !== undefined && error.condition !== condition)) return response
    return edit({ ...response, error }, exchange)
  }
}

export function onSuccess(
  change: (response: Outgoing, exchange: Exchange) => Outgoing | Promise<Outgoing>,
): Change {
  return (exchange) => {
    const response = exchange.pass()
    return exchange.operation && response.status < 300 ? change(response, exchange) : response
  }
}

/** If the sandbox refuses for this condition, it judges a mended request instead. */
export function accepting(
  condition: string,
  mend: (exchange: Exchange) => Incoming | undefined,
): Change {
  return (exchange) => {
    const response = exchange.pass()
    const mended = response.error?.condition === condition ? mend(exchange) : undefined
    return mended ? exchange.pass(mended) : response
  }
}

// Needs: what a variant must have for a mutant to show.

export const lists =
  (condition: string): Need =>
  ({ errors }) =>
    errors.some((error) => error.condition === condition)
export const has =
  (key: string): Need =>
  ({ inputOf }) =>
    inputOf.has(key)
export const setsPassword = has('newPassword')
/** The key of the token that the variant needs, such as `idToken`. */
export const tokenKey = (variant: Variant | undefined) => variant && tokenKeys(variant)[0]
export const needsToken: Need = ({ credentials }) => credentials.length > 0
export const hasBody: Need = ({ operation }) => operation.success.schema !== undefined
export const hasNoBody: Need = (variant) => !hasBody(variant)
/** If the list of codes is open, an unknown code is not a fault. */
export const isClosed: Need = ({ list }) => list === 'closed'
export const speaksChinese: Need = ({ languages }) => languages.includes('zh')

/** Bodies go out as bytes, since a Response gives a text a content type of its own. */
function toResponse({ status, headers, body }: Outgoing): Response {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return new Response(body === '' ? null : bytes, { status, headers })
}
