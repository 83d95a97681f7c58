// What the contract says of a variant, clause by clause, and the aims that bring each code about.
import type { CatalogError } from '../../contract/catalog.ts'
import type { Variant } from '../../contract/contract.ts'
import { conditions } from '../../model/conditions.ts'
import { type ErrorEntry, watchedInputs } from '../../model/carried.ts'
import { passwordRules } from '../../model/password-rules.ts'
import type { Clause } from '../findings/finding.ts'
import { shieldedRequest, validRequest } from './base-requests.ts'
import { type Form, formsOf } from './condition-forms.ts'
import { textOf } from '../../model/request.ts'
import type { Aim, Draft, Kit, Probe } from './probe.ts'

/** The success, and each code in each language; one without a language if the server decides. */
export function clausesOf(variant: Variant): Clause[] {
  const languages = variant.languages.length > 0 ? variant.languages : [undefined]
  const errors = variant.errors.flatMap((error) =>
    languages.map((language): Clause => ({ variant, error, language })),
  )
  return [{ variant, error: undefined, language: undefined }, ...errors]
}

/** `updatePasswordByMobile, ciam change, IDAAS.SDK.PARAM.0001, en` */
export function clauseName({ variant, error, language }: Clause): string {
  const { operation, product, mode } = variant
  const place = [product, mode].filter(Boolean).join(' ')
  const what = error?.code ?? String(operation.success.status)
  return [operation.id, place, what, language].filter(Boolean).join(', ')
}

/** Of what is spread over variants, the part that falls to one: each `of`-th, from `at` on. */
export interface Share {
  at: number
  of: number
}

/** Of several operations each has one half, in turns. */
export function sharedOut<T>(all: readonly T[], { at, of }: Share): T[] {
  return all.filter((_, index) => of < 2 || index % 2 === at % 2)
}

/** Which form of a condition an aim takes. */
export interface Choice {
  condition: string
  entry: ErrorEntry
  language: string | undefined
  /** Counts forms; beyond their number it starts again. */
  turn: number
  /** Whether only the form of this turn will do, and which near misses fall to this variant. */
  only?: Share
}

/** An aim per clause of an error. Each clause of a condition takes its next form, so that all are spread over the clauses. */
export function clauseAims(variants: readonly Variant[]): Aim[] {
  const turns = new Map<string, number>()
  return variants.flatMap(clausesOf).flatMap((clause) => {
    const { variant, error, language } = clause
    if (!error) return []
    const condition = error.condition ?? ''
    // What is missing differs by code.
    const name = `${variant.product} ${condition === 'missing' ? error.code : condition}`
    const turn = turns.get(name) ?? 0
    turns.set(name, turn + 1)
    return [aimAt(variant, { condition, entry: error, language, turn }, clause)]
  })
}

export function aimAt(variant: Variant, choice: Choice, clause?: Clause): Aim {
  const { condition, entry } = choice
  return { variant, clause, condition, entry, drafts: (kit) => draftsFor(variant, choice, kit) }
}

/** The forms of the condition made of the valid request, then those of the shielded one. */
function draftsFor(variant: Variant, choice: Choice, kit: Kit): Draft[] | string {
  const wanted = {
    facts: kit.facts,
    account: 'account',
    password: kit.passwordFor(variant),
    language: choice.language,
  }
  const bases = [validRequest(variant, wanted), shieldedRequest(variant, wanted)]
  const made = bases.map((base) =>
    typeof base === 'string'
      ? base
      : formsOf(choice.condition, base, { ...choice, facts: kit.facts }),
  )
  const drafts = made.flatMap((forms) => (typeof forms === 'string' ? [] : chosen(forms, choice)))
  if (drafts.length > 0) return drafts
  return made.find((it): it is string => typeof it === 'string') ?? []
}

function chosen(forms: Form[], { condition, turn, only }: Choice): Draft[] {
  if (only) return theOne(forms, { condition, turn, only })
  const at = forms.length === 0 ? 0 : turn % forms.length
  return [...forms.slice(at), ...forms.slice(0, at)]
}

/** A rule of passwords makes other forms each turn; of the rest each turn has one, and near misses are shared out. */
function theOne(
  forms: Form[],
  { condition, turn, only: { at, of } }: Required<Pick<Choice, 'condition' | 'turn' | 'only'>>,
): Form[] {
  if (passwordRules.some(({ name }) => name === condition))
    return forms.slice(turn % Math.max(forms.length, 1)).slice(0, 1)
  const near = forms.filter(({ isNear }) => isNear)
  const kept = forms.filter((it) => !it.isNear || of < 2 || near.indexOf(it) % of === at)
  return kept.slice(turn, turn + 1)
}

/** The errors of the variant that this condition is the reason for. */
export function errorsFor({ errors }: Variant, condition: string): CatalogError[] {
  return errors.filter((error) => error.condition === condition)
}

/**
 * Conditions that count for a variant, each with the entries that it is looked at by: those of its
 * codes, or one for all required inputs if no code covers it.
 */
export function countingConditions(variant: Variant): { condition: string; entry: ErrorEntry }[] {
  return [...conditions.values()].flatMap(({ name, indispensable, provoked }) => {
    if (!provoked) return []
    const own = errorsFor(variant, name)
    if (own.length > 0 && name !== 'missing')
      return own.map((entry) => ({ condition: name, entry }))
    if (own.length === 0 && variant.list === 'closed' && !indispensable) return []
    return [...own, ...restOf(variant, name)].map((entry) => ({ condition: name, entry }))
  })
}

/** For inputs that no code of `missing` is about; for another condition an entry of its own. */
function restOf(variant: Variant, condition: string): ErrorEntry[] {
  if (condition !== 'missing') return [{ fields: [], headers: [] }]
  const covered = errorsFor(variant, condition).flatMap((error) => watchedInputs(variant, error))
  const rest = variant.inputs.filter((it) => it.required && !covered.includes(it) && !it.isLogged)
  const names = (isHeader: boolean) =>
    rest.filter((it) => (it.in === 'header') === isHeader).map(({ name }) => name)
  return rest.length === 0 ? [] : [{ fields: names(false), headers: names(true) }]
}

/** A request that shows whether the password of a success is in place: it would be refused as used. */
export function confirmation({
  variant,
  request,
}: Pick<Probe, 'variant' | 'request'>): Aim | undefined {
  const condition = 'password-reused'
  const [error] = errorsFor(variant, condition)
  if (!error && variant.list === 'closed') return undefined
  const [language] = variant.languages
  const aim = aimAt(variant, { condition, entry: error ?? {}, language, turn: 0 })
  const password = textOf(request, 'newPassword')
  return {
    ...aim,
    drafts(kit) {
      const drafts = aim.drafts(kit)
      if (typeof drafts === 'string') return drafts
      return drafts.filter((it) => textOf(it.request, 'newPassword') === password)
    },
  }
}
