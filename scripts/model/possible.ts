// The question that sandbox and check ask alike: which responses are possible for this request?
import type { CatalogError } from '../contract/catalog.ts'
import type { Input, Variant } from '../contract/contract.ts'
import { type Condition, conditions } from './conditions.ts'
import { type ErrorEntry } from './carried.ts'
import { isUnnamed } from './password-rules.ts'
import type { Request } from './request.ts'
import type { Trilean } from './trilean.ts'
import type { World } from './world.ts'

export interface Possible {
  /** Errors of the variant that may come, and whether their condition is met for certain. */
  errors: ReadonlyMap<CatalogError, 'yes' | 'maybe'>
  /** Conditions without a published code that are met, or may be: then any error response may come. */
  unpublished: ReadonlyMap<string, 'yes' | 'maybe'>
  /** Whether the request may succeed: no condition is met for certain. */
  success: boolean
}

/** What may come for a request; which of several errors comes first is not promised. */
export function possible(request: Request, world: World): Possible {
  const { variant } = request
  const errors = new Map<CatalogError, 'yes' | 'maybe'>()
  for (const error of variant.errors) {
    const is = conditions.get(error.condition ?? '')?.holds(request, world, error) ?? 'no'
    if (is !== 'no') errors.set(error, is)
  }
  const unpublished = new Map<string, 'yes' | 'maybe'>()
  for (const condition of unpublishedConditions(variant)) {
    const is = withoutCode(condition, request, world)
    if (is !== 'no' && !isPublished(variant, errors, condition.name, is)) {
      unpublished.set(condition.name, is)
    }
  }
  const success = ![...errors.values(), ...unpublished.values()].includes('yes')
  return { errors, unpublished, success }
}

/** Whether an error that is already found covers the condition as far as it is met. */
function isPublished(
  { errors }: Variant,
  found: Possible['errors'],
  name: string,
  is: Trilean,
): boolean {
  const own = errors.filter(({ condition }) => condition === name)
  return own.some((error) => found.get(error) === 'yes' || (is === 'maybe' && found.has(error)))
}

/** What a service that knows everything does with a request. */
export type Decision =
  | { kind: 'error'; error: CatalogError }
  /** A condition is met that no published code covers. */
  | { kind: 'unpublished'; condition: Condition }
  | { kind: 'success' }

/** The first error in the catalog's order, or the success. */
export function decide(request: Request, world: World): Decision {
  const { variant } = request
  const met = (condition: Condition | undefined, entry: ErrorEntry) =>
    condition?.holds(request, world, entry) === 'yes'
  const error = variant.errors.find((it) => met(conditions.get(it.condition ?? ''), it))
  if (error) return { kind: 'error', error }
  const required = requiredOf(variant)
  const condition = unpublishedConditions(variant).find((it) => met(it, required))
  return condition ? { kind: 'unpublished', condition } : { kind: 'success' }
}

/** Conditions that count although no code of the variant may cover them. */
function unpublishedConditions({ list }: Variant): Condition[] {
  return [...conditions.values()].filter(({ indispensable }) => list === 'open' || indispensable)
}

/**
 * Leaving out what is only logged may do no harm. A rule that
 * neither a code nor a policy names may be another product's.
 */
function withoutCode(condition: Condition, request: Request, world: World): Trilean {
  const is = condition.holds(request, world, neededOf(request.variant))
  if (world.complete) return is
  if (is === 'yes' && isUnnamed(condition.name, world.policy)) {
    return hasCode(request.variant, condition) ? is : 'maybe'
  }
  // Other conditions look at no entry.
  if (is !== 'no' || condition.name !== 'missing') return is
  const strictly = condition.holds(request, world, requiredOf(request.variant))
  return strictly === 'no' ? 'no' : 'maybe'
}

function hasCode({ errors }: Variant, { name }: Condition): boolean {
  return errors.some(({ condition }) => condition === name)
}

const requiredBy = new WeakMap<Variant, ErrorEntry>()
const neededBy = new WeakMap<Variant, ErrorEntry>()

/** An entry that looks at every required input. */
function requiredOf(variant: Variant): ErrorEntry {
  return entryFor(variant, requiredBy, ({ required }) => required)
}

/** An entry that looks at the required inputs that a service decides by. */
function neededOf(variant: Variant): ErrorEntry {
  return entryFor(variant, neededBy, ({ required, isLogged }) => required && !isLogged)
}

function entryFor(
  variant: Variant,
  made: WeakMap<Variant, ErrorEntry>,
  counts: (input: Input) => boolean,
): ErrorEntry {
  const known = made.get(variant)
  if (known) return known
  const names = (isHeader: boolean) =>
    variant.inputs
      .filter((input) => counts(input) && (input.in === 'header') === isHeader)
      .map(({ name }) => name)
  const entry = { fields: names(false), headers: names(true) }
  made.set(variant, entry)
  return entry
}
