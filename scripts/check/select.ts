// What of a plan is run: --only and --skip by operation, code, condition, product or effect, and --language.
import type { Plan } from './plan.ts'
import type { Profile } from './profile.ts'
import type { Probe, Promised } from './probe.ts'

export interface Selection {
  only?: string[] | undefined
  skip?: string[] | undefined
  language?: string | undefined
}

const effects: readonly string[] = ['attempt', 'consume-code', 'change-password']

/**
 * The profile that the selection leaves: an effect that is skipped is not allowed, nor is any but the chosen ones
 * where only effects are chosen. Its plan is then shielded instead of full of holes.
 */
export function allowing(profile: Profile, { only = [], skip = [] }: Selection): Profile {
  const chosen = only.length > 0 && only.every((name) => name === 'inert' || effects.includes(name))
  return {
    ...profile,
    allow: (profile.allow ?? []).filter(
      (effect) => !skip.includes(effect) && (!chosen || only.includes(effect)),
    ),
  }
}

/** Throws an Error for a name that nothing in the plan has. */
export function select(plan: Plan, { only = [], skip = [], language }: Selection): Plan {
  if (language !== undefined && language !== 'en' && language !== 'zh')
    throw new Error(`--language ${language} is unknown; use en or zh`)
  const known = new Set([
    'inert',
    ...effects,
    ...plan.promises.flatMap(namesOf),
    ...plan.probes.flatMap(probeNames),
  ])
  const stranger = [...only, ...skip].find((name) => !known.has(name))
  if (stranger !== undefined)
    throw new Error(
      `nothing in the plan is named ${stranger}; name an operation, a code, a condition, a product or an effect`,
    )
  const wanted = (names: string[]) =>
    (only.length === 0 || names.some((name) => only.includes(name))) &&
    !names.some((name) => skip.includes(name))
  const spoken = (promise: Promised | undefined) =>
    language === undefined || promise?.language === undefined || promise.language === language
  const probes = plan.probes.filter((probe) => wanted(probeNames(probe)) && spoken(probe.promise))
  const kept = new Set(probes.map(({ promise }) => promise && key(promise)))
  const untried = plan.untried.filter(({ promise }) => wanted(namesOf(promise)) && spoken(promise))
  untried.forEach(({ promise }) => kept.add(key(promise)))
  const orderedFrom = plan.probes
    .slice(0, plan.orderedFrom)
    .filter((probe) => probes.includes(probe)).length
  return {
    promises: plan.promises.filter((promise) => kept.has(key(promise))),
    probes,
    orderedFrom,
    untried,
  }
}

function namesOf({ variant, error }: Promised): string[] {
  return [
    variant.operation.id,
    variant.product,
    ...(variant.mode ? [variant.mode] : []),
    error?.code ?? 'success',
    ...(error?.condition ? [error.condition] : []),
  ]
}

function probeNames({ variant, promise, effects }: Probe): string[] {
  const names = promise
    ? namesOf(promise)
    : [variant.operation.id, variant.product, ...(variant.mode ? [variant.mode] : [])]
  return [...names, ...(effects.length > 0 ? effects : ['inert'])]
}

function key({ variant, error, language }: Promised): string {
  return [variant.operation.id, variant.product, variant.mode, error?.code, language].join(' ')
}
