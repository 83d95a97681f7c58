// What the search in the browser needs of each entry, as a script that comes before it.
import type { Findable } from '../../explain/finder.ts'
import type { Context } from './context.ts'

export interface SearchEntry extends Findable {
  id: string
}

export function searchData({ entries }: Context): string {
  const data = entries.map(({ id, error, meaning, words, isReturned }): SearchEntry => {
    const { code, product, message, parameters } = error
    return { id, error: { code, product, message, parameters }, meaning, words, isReturned }
  })
  return `globalThis.searchEntries = ${JSON.stringify(data)}`
}
