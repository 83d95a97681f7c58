// A profile from its YAML file: `${NAME}` reads the environment, so that no secret stands in the file.
import { readFileSync } from 'node:fs'
import { closest } from 'fastest-levenshtein'
import * as v from 'valibot'
import type { Contract } from '../contract/contract.ts'
import { isObject } from '../contract/json.ts'
import { type Profile, profileSchema } from './profile.ts'

/** A profile that cannot be used; the message has a line per fault, with its place. */
export class ProfileError extends Error {}

/** Throws a ProfileError where the file is missing, no YAML, names an unset variable or has a fault. */
export async function readProfile(
  file: string,
  environment: NodeJS.ProcessEnv,
  contract: Contract,
): Promise<Profile> {
  const { parse } = await import('yaml')
  let value: unknown
  try {
    value = parse(readText(file))
  } catch (error) {
    if (error instanceof ProfileError) throw error
    throw new ProfileError(
      `${file} is not valid YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
    )
  }
  const unset = new Set<string>()
  const filled = fillIn(value, environment, unset)
  if (unset.size > 0)
    throw new ProfileError(
      `${file} needs ${[...unset].join(', ')} in the environment; export ${unset.size === 1 ? 'it' : 'them'} first`,
    )
  return profileFrom(filled, file, contract)
}

/** Throws a ProfileError, in the name of where the value comes from, where it is no profile. */
export function profileFrom(value: unknown, name: string, contract: Contract): Profile {
  const result = v.safeParse(profileSchema, value)
  const faults = result.success ? strangers(result.output, contract) : result.issues.map(faultLine)
  if (!result.success || faults.length > 0)
    throw new ProfileError(
      [`${name} is no profile`, ...faults.map((line) => `  ${line}`)].join('\n'),
    )
  return { ...result.output, baseUrl: result.output.baseUrl.replace(/\/+$/, '') }
}

/** What it names that the contract does not have. */
function strangers({ products, waive = [] }: Profile, contract: Contract): string[] {
  const codes = [
    ...new Set(
      contract.catalog.filter(({ product }) => products.includes(product)).map(({ code }) => code),
    ),
  ]
  return [
    ...products.flatMap((it) =>
      contract.products.includes(it)
        ? []
        : [`products: no product ${it}; use ${contract.products.join(', ')}`],
    ),
    ...waive.flatMap(({ code }, index) =>
      codes.includes(code) || codes.length === 0
        ? []
        : [
            `waive[${index}].code: no code ${code} in ${products.join(', ')}; did you mean ${closest(code, codes)}?`,
          ],
    ),
  ]
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new ProfileError(`${file} cannot be read; is it there?`)
  }
}

function fillIn(value: unknown, environment: NodeJS.ProcessEnv, unset: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((it) => fillIn(it, environment, unset))
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, it]) => [key, fillIn(it, environment, unset)]),
    )
  if (typeof value !== 'string') return value
  return value.replace(/\$\{(\w+)\}/g, (whole, name: string) => {
    const found = environment[name]
    if (!found) unset.add(name)
    return found || whole
  })
}

// The received value is never quoted: it may be a secret.
function faultLine(issue: v.BaseIssue<unknown>): string {
  const path = issue.path ?? []
  const place = path
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
  if (issue.kind === 'schema' && issue.expected === 'never') {
    const parent = path.at(-1)?.input
    const known = knownKeys(path.slice(0, -1).map(({ key }) => key))
    const nearest =
      known.length > 0 && isObject(parent) ? closest(String(path.at(-1)?.key), known) : undefined
    return `${place}: unknown key${nearest ? `; did you mean ${nearest}?` : ''}`
  }
  if (issue.kind === 'schema' && issue.received === 'undefined')
    return `${place}: is missing; add it`
  return `${place || 'the profile'}: ${issue.message}`
}

/** The keys that the schema knows at a place. */
function knownKeys(steps: unknown[]): string[] {
  let schema: unknown = profileSchema
  for (const step of steps) {
    const { entries, item } = schema as { entries?: Record<string, unknown>; item?: unknown }
    const entry = typeof step === 'number' ? item : entries?.[String(step)]
    schema = (entry as { wrapped?: unknown } | undefined)?.wrapped ?? entry
  }
  return Object.keys((schema as { entries?: object } | undefined)?.entries ?? {})
}
