// What the shipped faulty deployments are made of: the sandbox, and one thing done wrong around it.
// No code, path, field or product is named here; faults choose by condition and by `x-value`.
import type { CatalogError } from '../../contract/catalog.ts'
import { type Bundle, type Variant, readContract } from '../../contract/contract.ts'
import { type Json, type JsonObject, isObject, resolve } from '../../contract/json.ts'
import { type Sandbox, type SandboxOptions, createSandbox } from '../../sandbox/sandbox.ts'
import { type Answer, type Call, type Visit, looking } from './visit.ts'

export type Handler = (request: Request) => Promise<Response>

export interface Making {
  contract: Bundle
  product: string
}

export interface Deployment {
  /** A claim: `answers a wrong code with 401`. */
  name: string
  /** A handler with exactly this one peculiarity, made from a fresh sandbox. */
  make(options: Making): { handler: Handler; sandbox: Sandbox }
  /** Whether the product has anything to show it on: the code, the token, the body that it is about. */
  applies(options: Making): boolean
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

export interface FaultyDeployment extends Deployment {
  family: Family
  /** What a finding about it must name; each given key must match some finding. */
  names: Names
}

export interface Names {
  subject?: string
  /** Where in the answer: a header. */
  field?: string
  /** Of the catalog entry whose promise is broken. */
  condition?: string
}

/** What the contract permits: no finding may be about it. */
export type BenignDeployment = Deployment

export type Behaviour = (visit: Visit) => Answer | Promise<Answer>

export function deployment(
  name: string,
  behave: Behaviour,
  applies: Need = () => true,
  options: (making: Making) => SandboxOptions = asGiven,
): Deployment {
  return {
    name,
    make: (making) => {
      const sandbox = createSandbox(options(making))
      const look = looking(sandbox)
      return { sandbox, handler: async (request) => toResponse(await behave(await look(request))) }
    },
    applies: ({ contract, product }) =>
      readContract(contract).operations.some(({ variants }) =>
        variants.some((variant) => variant.product === product && applies(variant)),
      ),
  }
}

export type Need = (variant: Variant) => boolean

const asGiven = ({ contract, product }: Making): SandboxOptions => ({ contract, product })

/** Makers of a family's faults; where names have a condition, a variant must list it for the fault to show. */
export function familyOf(family: Family) {
  return (
    name: string,
    names: Names,
    behave: Behaviour,
    needs: Need = () => true,
  ): FaultyDeployment => {
    const listed: Need = (variant) =>
      names.condition === undefined ||
      variant.errors.some((error) => isAbout(error, names.condition))
    return {
      family,
      names,
      ...deployment(name, behave, (variant) => listed(variant) && needs(variant)),
    }
  }
}

export type Refusal = Answer & { error: CatalogError }

/** Changes the sandbox's refusals, those of one condition or all. */
export function refusing(
  condition: string | undefined,
  change: (answer: Refusal, visit: Visit) => Answer | Promise<Answer>,
): Behaviour {
  return (visit) => {
    const answer = visit.pass()
    const { error } = answer
    if (!error || (condition !== undefined && error.condition !== condition)) return answer
    return change({ ...answer, error }, visit)
  }
}

/** Changes the sandbox's successes. */
export function succeeding(
  change: (answer: Answer, visit: Visit) => Answer | Promise<Answer>,
): Behaviour {
  return (visit) => {
    const answer = visit.pass()
    return visit.operation && answer.status < 300 ? change(answer, visit) : answer
  }
}

/** Where the sandbox refuses for this condition, has it judge a mended request instead. */
export function accepting(condition: string, mend: (visit: Visit) => Call | undefined): Behaviour {
  return (visit) => {
    const answer = visit.pass()
    const mended = answer.error?.condition === condition ? mend(visit) : undefined
    return mended ? visit.pass(mended) : answer
  }
}

/** The property of an entry's body that holds its `error.code` or its `error.message`. */
export function holder(
  { sandbox: { contract } }: Visit,
  { schema }: Pick<CatalogError, 'schema'>,
  value: 'error.code' | 'error.message',
): string {
  const { properties } = resolve(contract.bundle, { $ref: `#/x-shapes/${schema}` })
  const members = Object.entries(isObject(properties) ? properties : {})
  return (
    members.find(([, property]) => resolve(contract.bundle, property)['x-value'] === value)?.[0] ??
    ''
  )
}

export function withCode(answer: Refusal, visit: Visit, code: Json): Answer {
  return withBody(answer, {
    ...membersOf(answer),
    [holder(visit, answer.error, 'error.code')]: code,
  })
}

export function withMessage(answer: Refusal, visit: Visit, message: Json): Answer {
  return withBody(answer, {
    ...membersOf(answer),
    [holder(visit, answer.error, 'error.message')]: message,
  })
}

export function messageOf(answer: Refusal, visit: Visit): string {
  return String(membersOf(answer)[holder(visit, answer.error, 'error.message')])
}

export function withBody(answer: Answer, body: Json): Answer {
  return {
    ...answer,
    headers: { ...answer.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }
}

/** The properties of an answer; none where it has no body. */
export function membersOf({ body }: Answer): JsonObject {
  return typeof body === 'string' && body !== '' ? (JSON.parse(body) as JsonObject) : {} // the sandbox's own JSON
}

export function html(answer: Answer, body: string): Answer {
  return { ...answer, headers: { 'Content-Type': 'text/html;charset=utf-8' }, body }
}

export function isAbout(error: CatalogError, condition: string | undefined): boolean {
  return error.condition === condition
}

/** Bodies go out as bytes, since a Response gives a text a content type of its own. */
function toResponse({ status, headers, body }: Answer): Response {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return new Response(body === '' ? null : bytes, { status, headers })
}
