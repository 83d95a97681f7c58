// Reads a profile from YAML. `${NAME}` comes from the environment, so that no secret stands in the file.
// Messages name the line, the key and what to do, and never quote a value, which may be a secret.
import { closest } from 'fastest-levenshtein'
import * as v from 'valibot'
import type { Contract } from '../../contract/contract.ts'
import { isObject } from '../../contract/json.ts'
import { waiverProblems } from '../report/waive.ts'
import { type Step, layersOf, mergedValue, overlayIn, placeIn } from './layers.ts'
import type { Profile } from './profile.ts'
import { fileOfProfile, profileOfFile, profileSchema } from './schema.ts'
import { Refusal, refuseUnsafe } from './target.ts'

export interface ReadProfile {
  profile: Profile
  /** Which variable of the environment a value is, by the place of the value: `account.password`. */
  variables: ReadonlyMap<string, string>
}

interface Problem {
  steps: readonly Step[]
  text: string
}

/** Throws a Refusal with a line per problem. */
export function readProfile(
  file: string,
  environment: NodeJS.ProcessEnv,
  contract: Contract,
): ReadProfile {
  const layers = layersOf(file)
  const refuse = (problems: Problem[]) => {
    const rows = problems.map(
      ({ steps, text }) => `${placeIn(layers, steps)} ${placeOf(steps)}: ${text}`,
    )
    throw new Refusal(4, rows.join('\n').replaceAll(' : ', ' '))
  }
  const { filled, problems, variables } = fillIn(mergedValue(layers), environment)
  if (problems.length > 0) refuse(problems)
  const result = validate(filled, contract)
  if (Array.isArray(result)) return refuse(result)
  const overlay = overlayIn(layers)
  const profile = refuseUnsafe({ ...result, ...(overlay !== undefined && { overlay }) })
  return { profile, variables }
}

/** The overlay that a profile names; what else is wrong with the profile is for its reader to say. */
export function overlayOf(file: string): string | undefined {
  return overlayIn(layersOf(file))
}

/** The profile of a program. Throws a Refusal with a line per problem. */
export function validProfile(profile: Profile, contract: Contract): Profile {
  const withoutUndefined: unknown = JSON.parse(JSON.stringify(fileOfProfile(profile)))
  const result = validate(withoutUndefined, contract)
  if (!Array.isArray(result)) return refuseUnsafe(result)
  const rows = result.map(({ steps, text }) => `profile ${placeOf(steps)}: ${text}`)
  throw new Refusal(4, rows.join('\n'))
}

function placeOf(steps: readonly Step[]): string {
  return steps
    .map((it) => (typeof it === 'number' ? `[${it}]` : `.${it}`))
    .join('')
    .replace(/^\./, '')
}

function validate(value: unknown, contract: Contract): Profile | Problem[] {
  const result = v.safeParse(profileSchema, value)
  if (!result.success) return result.issues.map(problemOf)
  const profile = profileOfFile(result.output)
  const problems = contractProblems(profile, contract)
  if (profile.newPasswords && profile.passwordSeed !== undefined) {
    problems.push({ steps: ['passwordSeed'], text: 'use newPasswords or passwordSeed, not both' })
  }
  return problems.length > 0 ? problems : profile
}

/** What it names that the contract does not have. */
function contractProblems({ products, waive = [] }: Profile, contract: Contract): Problem[] {
  const unknown = products.flatMap((it, index) => {
    if (contract.products.includes(it)) return []
    return [{ steps: ['products', index], text: `use ${contract.products.join(', ')}` }]
  })
  return [...unknown, ...waiverProblems(waive, contract)]
}

interface Filled {
  filled: unknown
  problems: Problem[]
  variables: Map<string, string>
}

function fillIn(value: unknown, environment: NodeJS.ProcessEnv): Filled {
  const problems: Problem[] = []
  const variables = new Map<string, string>()
  const fill = (it: unknown, steps: Step[]): unknown => {
    if (Array.isArray(it)) return it.map((item, index) => fill(item, [...steps, index]))
    if (isObject(it)) {
      return Object.fromEntries(
        Object.entries(it).map(([key, item]) => [key, fill(item, [...steps, key])]),
      )
    }
    if (typeof it !== 'string') return it
    const [, whole] = /^\$\{(\w+)\}$/.exec(it) ?? []
    if (whole !== undefined) variables.set(placeOf(steps), whole)
    return it.replace(/\$\{(\w+)\}/g, (_, name: string) => {
      const found = environment[name]
      if (!found)
        problems.push({ steps, text: `needs ${name} in the environment; export it first` })
      return found ?? ''
    })
  }
  return { filled: fill(value, []), problems, variables }
}

function problemOf(issue: v.BaseIssue<unknown>): Problem {
  const path = issue.path ?? []
  const steps = path.map(({ key }) => key as Step) // a profile has objects and lists only
  if (issue.kind === 'schema' && issue.expected === 'never') {
    const known = knownKeys(steps.slice(0, -1))
    const nearest =
      known.length > 0 ? `; did you mean ${closest(String(steps.at(-1)), known)}?` : ''
    return { steps, text: `unknown key${nearest}` }
  }
  const isMissing = issue.kind === 'schema' && issue.received === 'undefined'
  if (isMissing) return { steps, text: 'is missing; add it' }
  // The library's own words quote the value.
  const text = issue.message.startsWith('Invalid ')
    ? 'has another form than it must'
    : issue.message
  return { steps, text }
}

/** The keys that the schema knows at a place. */
function knownKeys(steps: readonly Step[]): string[] {
  interface Node {
    entries?: Record<string, Node>
    item?: Node
    wrapped?: Node
    pipe?: Node[]
  }
  let node: Node | undefined = profileSchema as unknown as Node // what valibot keeps of a schema
  for (const step of steps) {
    const next: Node | undefined = typeof step === 'number' ? node?.item : node?.entries?.[step]
    const inner: Node | undefined = next?.wrapped ?? next
    node = inner?.pipe?.[0] ?? inner
  }
  const keys = Object.keys(node?.entries ?? {})
  return steps.length === 0 ? [...keys, 'extends'] : keys
}
