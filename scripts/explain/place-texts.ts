// What `explain` says of a name that is no error code, a line or two each.
import { findingIds, findingKinds } from '../check/findings/finding-kinds.ts'
import type { Language } from '../contract/catalog.ts'
import { type Contract, callName } from '../contract/contract.ts'
import type { Place } from './places.ts'

export interface ExplainedPlace extends Place {
  text: string
}

export function placeTexts(contract: Contract, language: Language): ExplainedPlace[] {
  const operations = [...contract.operations, ...contract.companions]
  const variants = operations.flatMap((it) => it.variants)
  const places = new Map<string, string[]>()
  const add = (name: string, text: string) =>
    places.set(name, [...new Set([...(places.get(name) ?? []), text])])

  for (const { id, method, path } of operations) add(id, `${method} ${path}`)
  for (const it of variants)
    if (it.verificationType !== undefined) add(it.verificationType, callName(it))
  for (const { inputs } of variants)
    for (const { name, description } of inputs) add(name, description)
  for (const id of findingIds) {
    const { title, why, fix } = findingKinds[id]
    for (const it of [title, why, fix]) add(id, it[language])
  }
  return [...places].map(([name, texts]) => ({ name, text: texts.join('\n') }))
}
