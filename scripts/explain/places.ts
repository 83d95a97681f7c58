// Names that are no error codes and that readers look for all the same: of operations, inputs, types of verification
// codes and findings of the check. Each leads to where it is explained.
import { normalize, terms } from './normalize.ts'

export interface Place {
  /** As the contract or the check writes it. */
  name: string
}

/** A log has many names; a question is about one of them. */
const longestQuestion = 80

/** The names that a short text has. A plain word, such as `password`, counts only if it is the whole text. */
export function placesIn<T extends Place>(text: string, places: readonly T[]): T[] {
  const asked = normalize(text).trim()
  if (asked.length > longestQuestion) return []
  return places.filter((place) => {
    const name = place.name.toLowerCase()
    if (asked === name) return true
    return !/^[a-z]+$/.test(place.name) && tokensOf(asked).includes(name)
  })
}

/** Whether the text asks for a name and nothing else, so that what its words resemble is of no interest. */
export function isName(text: string, places: readonly Place[]): boolean {
  const names = placesIn(text, places).map(({ name }) => name.toLowerCase())
  const rest = names
    .sort((a, b) => b.length - a.length)
    .reduce((it, name) => it.replaceAll(name, ' '), normalize(text))
  return names.length > 0 && terms(rest).length === 0
}

/** Runs of what names are made of. */
function tokensOf(text: string): string[] {
  return text.match(/[a-z\d]+(?:[_-][a-z\d]+)*/g) ?? []
}
