// Reads an overlay: what one deployment does otherwise than the contract says.
import { readFileSync } from 'node:fs'
import { type Document, LineCounter, isMap, parseDocument } from 'yaml'
import { isObject } from '../contract/json.ts'
import type { Action } from './action.ts'

export interface Overlay {
  file: string
  title: string
  /** The contract that it was written for, if it says so (`x-contract`). */
  contract?: { title: string; version: string }
  actions: PlacedAction[]
}

export interface PlacedAction extends Action {
  /** `tenant.overlay.yaml:12`. */
  place: string
}

/** What is wrong with an overlay: a line each, with its place. */
export class OverlayError extends Error {}

/** Throws an OverlayError. */
export function readOverlay(file: string): Overlay {
  return parseOverlay(textOf(file), file)
}

/** `file` is for messages. Throws an OverlayError. */
export function parseOverlay(text: string, file: string): Overlay {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [broken] = document.errors
  if (broken) {
    const why = broken.code.toLowerCase().replaceAll('_', ' ')
    throw new OverlayError(`${file}:${lines.linePos(broken.pos[0]).line} is not valid YAML: ${why}`)
  }
  const value = jsonOf(document, file)
  const problem = problemOf(value)
  if (problem !== undefined || !isObject(value)) throw new OverlayError(`${file} ${problem}`)
  const { info, actions, 'x-contract': contract } = value as unknown as Found // as was just found
  const placed = actions.map((it, index) => {
    const place = `${file}:${lineOfAction(document, lines, index)}`
    return { ...validAction(it, place), place }
  })
  return { file, title: info.title, ...(contract && { contract }), actions: placed }
}

interface Found {
  info: { title: string }
  'x-contract'?: { title: string; version: string }
  actions: unknown[]
}

/** Aliases that lead nowhere, into themselves or to too much are found only here. */
function jsonOf(document: Document, file: string): unknown {
  try {
    return JSON.parse(JSON.stringify(document.toJS() ?? null))
  } catch {
    throw new OverlayError(
      `${file} has an alias (*name) that leads nowhere, into itself or to too much; write it out`,
    )
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new OverlayError(`${file} cannot be read; is it there?`)
  }
}

function problemOf(value: unknown): string | undefined {
  if (!isObject(value) || typeof value.overlay !== 'string')
    return 'is not an overlay; it needs overlay: 1.1.0, info and actions'
  if (!/^1\.[01]\.\d+$/.test(value.overlay))
    return `is an overlay of version ${value.overlay}; use 1.1.0`
  const { info, actions, extends: base, 'x-contract': contract } = value
  if (!isObject(info) || typeof info.title !== 'string') return 'lacks info.title; add it'
  if (!Array.isArray(actions) || actions.length === 0) return 'has no actions; add one'
  if (base !== undefined && !/(^|\/)openapi(\.[\w-]+)*\.(json|ya?ml)$/.test(String(base)))
    return `extends ${String(base)}, which is not this contract; drop the key or extend openapi.json`
  if (contract !== undefined && !isNamed(contract))
    return 'has an x-contract without title and version; write both or drop it'
  const unknown = unknownKey(value, ['overlay', 'info', 'extends', 'actions'])
  return unknown && `has an unknown key ${unknown}; use overlay, info, extends and actions`
}

function isNamed(contract: unknown): boolean {
  return (
    isObject(contract) && typeof contract.title === 'string' && typeof contract.version === 'string'
  )
}

function validAction(it: unknown, place: string): Action {
  const refuse = (why: string) => new OverlayError(`${place} ${why}`)
  if (!isObject(it) || typeof it.target !== 'string')
    throw refuse('has no target; write the JSONPath of what it changes')
  const unknown = unknownKey(it, ['target', 'description', ...changes])
  if (unknown !== undefined)
    throw refuse(`has an unknown key ${unknown}; use target, description, update, copy or remove`)
  const given = changes.filter((key) => it[key] !== undefined && it[key] !== false)
  if (given.length !== 1)
    throw refuse(`has ${given.join(' and ') || 'no change'}; use one of update, copy and remove`)
  if (it.remove !== undefined && typeof it.remove !== 'boolean')
    throw refuse('has a remove that is neither true nor false')
  if (it.copy !== undefined && typeof it.copy !== 'string')
    throw refuse('has a copy that is no JSONPath')
  return it as unknown as Action // as was just found
}

const changes = ['update', 'copy', 'remove']

function unknownKey(value: object, known: readonly string[]): string | undefined {
  return Object.keys(value).find((key) => !known.includes(key) && !key.startsWith('x-'))
}

function lineOfAction(document: Document, lines: LineCounter, index: number): number {
  const node = document.getIn(['actions', index], true)
  const start = isMap(node) ? node.range?.[0] : undefined
  return lines.linePos(start ?? 0).line
}
