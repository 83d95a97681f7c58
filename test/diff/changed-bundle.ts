// A copy of the contract changed in one thing, and what each kind of change asks of the version. The step is the rule
// of CONTRIBUTING: major removes, renames or redefines what callers rely on, minor adds, patch mends words.
import { expect, test } from 'vitest'
import { bundle } from '../../scripts/contract/bundle.ts'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { contractChanges } from '../../scripts/diff/compare-bundles.ts'

// The bundle's JSON, changed at will.
// oxlint-disable-next-line typescript/no-explicit-any
export type Loose = any

const byMobile = '/api/v2/sdk/pwd/update-by-mobile'
export const byEmail = '/api/v2/sdk/pwd/update-by-email'
export const ofUser = '/api/v2/tenant/users/{user_id}/change-password'

export const operation = (it: Loose, path = byMobile) => it.paths[path].post ?? it.paths[path].put
export const variant = (it: Loose, path = byMobile) => operation(it, path)['x-variants'][0]
export const entry = (it: Loose, code: string, product = 'ciam') =>
  it['x-catalog'].find((error: Loose) => error.code === code && error.product === product)
export const schema = (it: Loose, name: string) => it.components.schemas[name]
export const parameter = (it: Loose, name: string) => it.components.parameters[name]
export const without = (list: string[], value: string) => list.filter((it) => it !== value)

/** A code's entry, and its places in the lists of variants. */
export function removeCode(it: Loose, code: string): void {
  it['x-catalog'] = it['x-catalog'].filter((error: Loose) => error.code !== code)
  for (const item of Object.values<Loose>(it.paths))
    for (const { 'x-variants': variants } of Object.values<Loose>(item))
      for (const one of variants ?? []) one.codes = without(one.codes, code)
}

export const bodyOf = (it: Loose, path: string) => operation(it, path).requestBody.content
export const inHeader = (value: string) => ({
  type: 'apiKey',
  in: 'header',
  name: 'X-token',
  'x-value': value,
})
export const header = { schema: { type: 'string' } }

/** A member of the schema, or of what is given instead, gets another name in the same place. */
export function rename(it: Loose, from: string, to: string, members: Loose = it.properties): void {
  for (const [name, value] of Object.entries<Loose>(members)) {
    delete members[name]
    members[name === from ? to : name] = value
  }
  if (it.required) it.required = it.required.map((name: string) => (name === from ? to : name))
}

export const copy = (): Bundle => structuredClone(bundle)

/** What changes, how, the steps that it asks for, the kinds of change that are found, and the words of the first. */
export type Row = [
  name: string,
  change: (it: Loose) => void,
  step: string,
  ids: string[],
  says: RegExp,
]

export function testChanges(rows: Row[]): void {
  test.each(rows)('%s', (_, apply, step, ids, says) => {
    const changed = copy()
    apply(changed)
    const found = contractChanges(copy(), changed)
    expect(new Set(found.map((it) => it.id))).toEqual(new Set(ids))
    expect(new Set(found.map((it) => it.step))).toEqual(
      new Set(step === 'mixed' ? ['major', 'minor'] : [step]),
    )
    expect(`${found[0]?.where}: ${found[0]?.text}`).toMatch(says)
  })
}
