// Texts for people that the overlay does not translate: a reader of the Chinese description would meet English.
import { isOwn } from './descriptions.ts'
import { type Json, isObject } from '../../contract/json.ts'

const readByPeople = ['title', 'summary', 'description']

/** JSONPaths of texts without a Chinese character. The document is the Chinese one, before the catalog is in it. */
export function untranslated(node: Json | undefined, place = '$', isNames = false): string[] {
  if (Array.isArray(node))
    return node.flatMap((it, index) => untranslated(it, `${place}[${index}]`))
  if (!isObject(node)) return []
  return Object.entries(node).flatMap(([key, value]) => {
    const here = /^[A-Za-z_]\w*$/.test(key) ? `${place}.${key}` : `${place}['${key}']`
    if (!isNames && isOwn(key)) return []
    if (!isNames && readByPeople.includes(key) && typeof value === 'string')
      return /\p{Script=Han}/u.test(value) ? [] : [here]
    return untranslated(value, here, key === 'properties')
  })
}
