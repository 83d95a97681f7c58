// The error responses that can be provoked: for each code the forms of a valid request that meet its
// condition, told as changes, so that they can be laid over whatever stands in the form.
import { formsOf } from '../../check/plan/condition-forms.ts'
import type { CatalogError } from '../../contract/catalog.ts'
import type { Input } from '../../contract/contract.ts'
import type { Json } from '../../contract/json.ts'
import { conditions } from '../../model/conditions.ts'
import { type Facts, worldOf } from '../../model/facts.ts'
import { possible } from '../../model/possible.ts'
import { type Request, withCredential, withValue } from '../../model/request.ts'

/** A part of a request: an input, or the key of a credential. */
export type Part = Input | string

/** One difference to the valid request. */
export interface Change {
  part: Part
  /** Undefined if the value is left out. */
  value: Json | undefined
}

/** A code that can be provoked. */
export interface Choice {
  error: CatalogError
  condition: string
  /** For each way in which the condition can be met, the changes; empty if `prefer` is set. */
  ways: Change[][]
  /** The value of the header `Prefer` if no request meets the condition and the sandbox must be asked. */
  prefer: string | undefined
}

/** In the order of judging, without what nothing can provoke here; `canForce` says whether `Prefer` is understood. */
export function choicesOf(valid: Request, facts: Facts, canForce: boolean): Choice[] {
  return valid.variant.errors.flatMap((error): Choice[] => {
    const condition = conditions.get(error.condition ?? '')
    if (!condition) return []
    const choice = { error, condition: condition.name }
    if (!condition.provoked) {
      const prefer = `code=${error.status}, example=${error.code}`
      return canForce ? [{ ...choice, ways: [], prefer }] : []
    }
    const forms = formsOf(condition.name, valid, { facts, entry: error, turn: 0 })
    if (typeof forms === 'string') return []
    const ways = forms
      .filter(({ request }) => firstError(request, facts) === error)
      .map(({ request }) => changesBetween(valid, request))
    return ways.length === 0 ? [] : [{ ...choice, ways, prefer: undefined }]
  })
}

/** The first error that is certain in the catalog's order. */
function firstError(request: Request, facts: Facts): CatalogError | undefined {
  const { errors } = possible(request, worldOf(facts))
  return request.variant.errors.find((error) => errors.get(error) === 'yes')
}

/** The request with the changes laid over it. */
export function change(request: Request, changes: readonly Change[]): Request {
  return changes.reduce((changed, { part, value }): Request => {
    if (typeof part !== 'string') return withValue(changed, part, value)
    return withCredential(changed, part, value === undefined ? undefined : String(value))
  }, request)
}

/** The name that a request carries the part by. */
export function nameOfPart({ variant }: Request, part: Part): string {
  if (typeof part !== 'string') return part.name
  const credential = variant.credentials.find(({ values }) => values.includes(part))
  return credential?.values.length === 1 ? credential.name : part
}

function changesBetween(valid: Request, changed: Request): Change[] {
  return [
    ...differences<Input>(valid.values, changed.values),
    ...differences<string>(valid.credentials, changed.credentials),
  ]
}

function differences<P extends Part>(
  before: ReadonlyMap<P, Json>,
  after: ReadonlyMap<P, Json>,
): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((part) => before.get(part) !== after.get(part))
    .map((part) => ({ part, value: after.get(part) }))
}
