// What kinds of changes there are, and which step of the version each asks for: major removes, renames or redefines
// something that callers rely on, minor adds, patch mends words. `test/diff` has an example of each.

export type Step = 'major' | 'minor' | 'patch'

const steps = {
  'operation-removed': 'major',
  'operation-added': 'minor',
  'operation-renamed': 'major',
  'operation-moved': 'major',
  'variant-removed': 'major',
  'variant-added': 'minor',
  'effect-changed': 'major',
  'content-type-changed': 'major',
  'server-removed': 'major',
  'server-added': 'minor',
  'credential-removed': 'minor',
  'credential-added': 'major',
  'credential-changed': 'major',
  'verification-type-changed': 'major',
  'verification-type-added': 'minor',
  'verification-type-removed': 'major',
  'list-opened': 'minor',
  'list-closed': 'patch',
  'order-changed': 'patch',
  'success-status-changed': 'major',
  'response-property-removed': 'major',
  'response-property-added': 'minor',
  'response-property-changed': 'major',
  'response-property-became-optional': 'major',
  'response-property-became-required': 'minor',
  'response-header-removed': 'major',
  'response-header-added': 'minor',
  'response-body-removed': 'major',
  'response-body-added': 'minor',
  'input-removed': 'major',
  'input-added': 'minor',
  'required-input-added': 'major',
  'input-became-required': 'major',
  'input-became-optional': 'minor',
  'input-moved': 'major',
  'input-type-changed': 'major',
  'input-redefined': 'major',
  'input-filled': 'patch',
  'input-logged': 'minor',
  'input-judged': 'minor',
  'input-also-in-form': 'minor',
  'input-not-in-form': 'major',
  'values-closed': 'major',
  'values-opened': 'minor',
  'value-removed': 'major',
  'value-added': 'minor',
  'default-changed': 'major',
  'default-added': 'minor',
  'default-removed': 'major',
  'code-removed': 'major',
  'code-added': 'minor',
  'code-no-longer-returned': 'major',
  'code-returned-too': 'minor',
  'code-status-changed': 'major',
  'code-body-changed': 'major',
  'error-body-changed': 'major',
  'error-body-extended': 'minor',
  'lock-told': 'minor',
  'lock-no-longer-told': 'major',
  'condition-added': 'minor',
  'condition-removed': 'major',
  'condition-changed': 'major',
  'condition-widened': 'minor',
  'condition-narrowed': 'minor',
  'message-changed': 'patch',
  'language-removed': 'major',
  'language-added': 'minor',
  'placeholders-changed': 'major',
  'handling-changed': 'patch',
  'remedy-changed': 'patch',
  'example-changed': 'patch',
  'provenance-changed': 'patch',
  'note-changed': 'patch',
  'description-broken': 'major',
  'description-extended': 'minor',
  'description-changed': 'patch',
} satisfies Record<string, Step>

export type ChangeId = keyof typeof steps

export interface Change {
  id: ChangeId
  step: Step
  /** `updatePasswordByMobile (ciam change)`, `eiam PWD.0002` */
  where: string
  /** A sentence for callers, without a full stop. */
  text: string
}

export function change(id: ChangeId, where: string, text: string): Change {
  return { id, step: steps[id], where, text }
}

const order: Step[] = ['major', 'minor', 'patch']

/** The largest step first; within a step in the order of the contract. */
export function sorted(changes: readonly Change[]): Change[] {
  return order.flatMap((step) => changes.filter((it) => it.step === step))
}

export function largestStep(changes: readonly Change[]): Step | undefined {
  return order.find((step) => changes.some((it) => it.step === step))
}

interface Pairs<T> {
  removed: [string, T][]
  added: [string, T][]
  kept: [key: string, base: T, revision: T][]
}

/** What is in both, by key, and what in one alone. */
export function pairs<T>(base: ReadonlyMap<string, T>, revision: ReadonlyMap<string, T>): Pairs<T> {
  return {
    removed: [...base].filter(([key]) => !revision.has(key)),
    added: [...revision].filter(([key]) => !base.has(key)),
    kept: [...base].flatMap(([key, value]): [string, T, T][] => {
      const other = revision.get(key)
      return other === undefined ? [] : [[key, value, other]]
    }),
  }
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
