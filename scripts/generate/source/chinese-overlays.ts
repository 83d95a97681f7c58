// The overlays with the Chinese texts, which of their actions translate nothing (those whose target is not in the
// contract, or that update nothing), and which texts none of them translates.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { query } from 'jsonpath-rfc9535'
import { LineCounter, parseDocument } from 'yaml'
import { type Json, type JsonObject, isObject, list } from '../../contract/json.ts'
import { isOwn } from './descriptions.ts'
import type { Problem } from './yaml.ts'

/** The overlays that make the Chinese description: `zh.yaml` and, for parts of their own, `zh-….yaml`. */
export function chineseOverlays(folder: string): string[] {
  const overlays = path.join(folder, 'overlays')
  const names = existsSync(overlays) ? readdirSync(overlays) : []
  const more = names.filter((name) => /^zh-[\w-]+\.yaml$/.test(name)).sort()
  return ['zh.yaml', ...more].map((name) => path.join(overlays, name))
}

/** The overlay is valid YAML with valid targets by now. */
export function overlayProblems(file: string, document: JsonObject): Problem[] {
  const lineCounter = new LineCounter()
  const overlay = parseDocument(readFileSync(file, 'utf8'), { lineCounter })
  const { actions } = overlay.toJS() as JsonObject
  return list(actions).flatMap((action, index) => {
    const message = faultOf(action, document)
    const node = overlay.getIn(['actions', index, 'target'], true) as
      | { range?: [number] }
      | undefined // of a parsed document each node has its range
    return message === undefined
      ? []
      : [
          {
            file,
            path: ['actions', index],
            at: lineCounter.linePos(node?.range?.[0] ?? 0),
            message,
          },
        ]
  })
}

function faultOf({ target, update, remove }: JsonObject, document: JsonObject): string | undefined {
  if (!isObject(update) && remove !== true)
    return `the action on ${String(target)} has no update; write one, with the texts in Chinese`
  const nodes = query(document, String(target)) as Json[] // of a JSON document
  if (nodes.length === 0)
    return `${String(target)} is nowhere in the contract; correct the target or drop the action`
  const stray = isObject(update) ? strayIn(update, nodes) : undefined
  return stray === undefined
    ? undefined
    : `the action on ${String(target)} translates ${stray}, which is not there in English; correct it or drop it`
}

/** The keys to the first text of an update that no node has. */
function strayIn(update: JsonObject, nodes: (Json | undefined)[]): string | undefined {
  for (const [key, it] of Object.entries(update)) {
    const inside = nodes.map((node) => (isObject(node) ? node[key] : undefined))
    if (inside.every((node) => node === undefined)) return key
    const deeper = isObject(it) ? strayIn(it, inside) : undefined
    if (deeper !== undefined) return `${key}.${deeper}`
  }
  return undefined
}

const readByPeople = ['title', 'summary', 'description']

/** JSONPaths of texts for people without a Chinese character. The document is the Chinese one, before the catalog is in it. */
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
