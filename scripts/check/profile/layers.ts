// The files that a profile is made of: itself, and by `extends` the one whose parts it shares.
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Document, LineCounter, isMap, isScalar, parseDocument } from 'yaml'
import { isObject } from '../../contract/json.ts'
import { Refusal } from './target.ts'

export interface Layer {
  file: string
  document: Document
  lines: LineCounter
}

export type Step = string | number

/** The file and those that it extends, the nearest first. Throws a Refusal that names file and line. */
export function layersOf(file: string, extending: readonly Layer[] = []): Layer[] {
  const lines = new LineCounter()
  const document = parseDocument(textOf(file, extending), { lineCounter: lines })
  const [broken] = document.errors
  if (broken) {
    const why = broken.code.toLowerCase().replaceAll('_', ' ')
    const { line } = lines.linePos(broken.pos[0])
    throw new Refusal(4, `${file}:${line} is not valid YAML: ${why}`)
  }
  const layers = [...extending, { file, document, lines }]
  if (!isMap(document.contents) || !document.has('extends')) return layers
  const parent: unknown = document.get('extends')
  const at = placeIn([{ file, document, lines }], ['extends'])
  if (typeof parent !== 'string') throw new Refusal(4, `${at} extends: use the name of a file`)
  const next = path.resolve(path.dirname(file), parent)
  if (layers.some((it) => path.resolve(it.file) === next)) {
    throw new Refusal(4, `${at} extends: ${parent} extends this file in turn; leave one out`)
  }
  return layersOf(path.relative('', next), layers)
}

/** Mappings are merged; of all else the nearest file's counts, lists as a whole. */
export function mergedValue(layers: readonly Layer[]): unknown {
  const values: unknown[] = layers.map(({ document }) => document.toJS())
  const merged = values.reduceRight((far, near) => mergedPair(far, near))
  if (!isObject(merged)) return merged
  const { extends: _, ...rest } = merged
  return rest
}

function mergedPair(far: unknown, near: unknown): unknown {
  if (!isObject(far) || !isObject(near)) return near
  const merged: Record<string, unknown> = { ...far }
  for (const [key, value] of Object.entries(near)) {
    merged[key] = Object.hasOwn(far, key) ? mergedPair(far[key], value) : value
  }
  return merged
}

/** The overlay's file; its path counts from the folder of the file that names it. Throws a Refusal if it is not there. */
export function overlayIn(layers: readonly Layer[]): string | undefined {
  const layer = layers.find(({ document }) => isMap(document.contents) && document.has('overlay'))
  const name: unknown = layer?.document.get('overlay')
  if (!layer || typeof name !== 'string') return undefined
  const file = path.relative('', path.resolve(path.dirname(layer.file), name))
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file
  const at = placeIn([layer], ['overlay'])
  throw new Refusal(4, `${at} overlay: ${file} is not a file; correct the path or write the file`)
}

/** `tenant.yaml:3`: where the key or the item stands; in the nearest file, if it is missing. */
export function placeIn(layers: readonly Layer[], steps: readonly Step[]): string {
  const layer = layers.find(({ document }) => document.hasIn(steps)) ?? layers[0]
  if (!layer) return ''
  const { file, document, lines } = layer
  return `${file}:${lines.linePos(offsetOf(document, steps)).line}`
}

function textOf(file: string, [child]: readonly Layer[]): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    if (child)
      throw new Refusal(4, `${file} cannot be read; ${child.file} or its parent extends it`)
    throw new Refusal(4, `${file} cannot be read; is it there? --new-profile ${file} writes one`)
  }
}

/** That of the parent, if the key is missing. */
function offsetOf(document: Document, steps: readonly Step[]): number {
  const parent = document.getIn(steps.slice(0, -1), true)
  const last = steps.at(-1)
  if (isMap(parent)) {
    const key = parent.items.map((it) => it.key).find((it) => isScalar(it) && it.value === last)
    if (isScalar(key)) return key.range?.[0] ?? 0
  }
  const node = document.getIn(steps, true) as { range?: [number] } | undefined
  if (node?.range) return node.range[0]
  return steps.length > 0 ? offsetOf(document, steps.slice(0, -1)) : 0
}
