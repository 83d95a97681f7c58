// The shapes of the files beside the contract: sources and decisions, whose keys are all read by the documentation.
import { closest } from 'fastest-levenshtein'
import * as v from 'valibot'
import type { Problem } from '../generate/source/yaml.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const texts = v.strictObject({ en: text, zh: text })

/** What `sources.yaml` has for each id; the product is a tag of the contract. */
export function sourceShape(products: string[]) {
  return v.strictObject({
    kind: v.picklist(['document', 'sibling', 'report']),
    product: v.picklist(products),
    title: text,
    url: v.optional(text),
    notCovered: v.optional(texts),
  })
}

export const decisionShape = v.strictObject({
  id: text,
  title: texts,
  kind: v.picklist(['contradiction', 'gap', 'ambiguity', 'artefact']),
  about: v.array(text),
  sources: v.array(text),
  says: texts,
  decision: texts,
  why: texts,
})

interface Judged {
  file: string
  /** Where the value stands in the file. */
  path: (string | number)[]
  /** What messages call it. */
  name: string
  value: unknown
}

/** Every key that is missing, unknown, or of another kind. */
export function shapeProblems(
  shape: v.GenericSchema,
  { file, path, name, value }: Judged,
): Problem[] {
  const { issues = [] } = v.safeParse(shape, value)
  return issues.map((issue): Problem => {
    const steps = (issue.path ?? []).map(({ key }) => key as string | number)
    const isLacking = issue.received === 'undefined'
    const known = isLacking ? steps.slice(0, -1) : steps // a key that is not there has no line
    return { file, path: [...path, ...known], message: `${name}: ${messageOf(issue, steps)}` }
  })
}

function messageOf(issue: v.BaseIssue<unknown>, steps: (string | number)[]): string {
  const key = steps.at(-1)
  const { type, expected, received } = issue
  if (received === 'undefined') return `lacks ${steps.join('.')}; add it`
  if (expected === 'never') return `has an unknown key ${String(key)}; ${advice(String(key))}`
  if (type === 'picklist')
    return `${String(key)} ${String(issue.input)} is unknown; use one of ${words(expected).join(', ')}`
  if (type === 'non_empty') return `${steps.join('.')} is empty`
  const where = steps.length > 0 ? `${steps.join('.')} ` : ''
  return `${where}must be ${kinds[expected ?? ''] ?? expected}`
}

const kinds: Record<string, string> = { string: 'a text', Object: 'a map', Array: 'a list' }

const keys = [
  ...Object.keys(sourceShape([]).entries),
  ...Object.keys(decisionShape.entries),
  ...Object.keys(texts.entries),
]

function advice(key: string): string {
  return `did you mean ${closest(key, keys)}? Otherwise drop it`
}

/** Valibot writes a choice as `("a" | "b")`. */
function words(expected: string | null): string[] {
  return [...(expected ?? '').matchAll(/"([^"]*)"/g)].map(([, word = '']) => word)
}
