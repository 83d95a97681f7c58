// Reads the catalog from `openapi/errors/`, one file a family, with every problem of it.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { conditions } from '../../model/conditions.ts'
import { keyOf } from '../../model/catalog-in-openapi.ts'
import { type CatalogError, placeholders, watchedNames } from '../../contract/catalog.ts'
import { type Problem, type ReadYaml, readYaml } from './yaml.ts'

/** An entry before it is known which operations list it, with its file. */
export interface Entry extends Omit<CatalogError, 'operations'> {
  file: string
}

interface Family {
  product: string
  schema: string
  provenance?: Entry['provenance']
  errors: Record<string, Omit<Entry, 'code' | 'product' | 'schema' | 'file'>>
}

/** All entries that can be read, in the order of files and lines, and every problem of the files. */
export function readCatalog(
  folder: string,
  read: ReadYaml = readYaml,
): { entries: Entry[]; problems: Problem[] } {
  const errorsFolder = path.join(folder, 'errors')
  const schemaFile = path.join(errorsFolder, 'catalog.schema.json')
  const entries: Entry[] = []
  const problems: Problem[] = []
  // YAML is a superset of JSON, so one reader with places serves both.
  const schema = read(schemaFile)
  if (schema.problems.length > 0) return { entries, problems: schema.problems }
  const validate = compile(schema.value as object)
  const files = readdirSync(errorsFolder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
  const shapes = componentNames(path.join(folder, 'components', 'schemas'))
  for (const file of files.map((name) => path.join(errorsFolder, name))) {
    const { value, problems: unreadable } = read(file)
    problems.push(...unreadable)
    if (unreadable.length > 0) continue
    if (!validate(value)) {
      problems.push(
        ...(validate.errors ?? [])
          .filter(({ keyword, propertyName }) => keyword !== 'if' && propertyName === undefined)
          .map((error) => schemaProblem(file, error)),
      )
      continue
    }
    if (!shapes.includes(value.schema)) {
      problems.push({
        file,
        path: ['schema'],
        message: `the schema ${value.schema} is unknown; use one of components/schemas: ${shapes.join(', ')}`,
      })
    }
    for (const [code, error] of Object.entries(value.errors)) {
      entries.push({
        code,
        product: value.product,
        schema: value.schema,
        ...withDefaults(error, value.provenance),
        file,
      })
    }
  }
  return {
    entries,
    problems: [...problems, ...duplicates(entries), ...entries.flatMap(conditionProblems)],
  }
}

const compiled = new Map<string, ValidateFunction<Family>>()

/** Compiling takes longer than all the rest of the reading, so each schema is compiled once. */
function compile(schema: object): ValidateFunction<Family> {
  const key = JSON.stringify(schema)
  const validate =
    compiled.get(key) ??
    new Ajv2020.default({ allErrors: true, allowUnionTypes: true, verbose: true }).compile<Family>(
      schema,
    )
  compiled.set(key, validate)
  return validate
}

/** Names of the components in a folder, or in the folders below it; a component is named after its file. */
export function componentNames(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true }).flatMap(
    (name) => /([^/\\]+)\.yaml$/.exec(String(name))?.[1] ?? [],
  )
}

/** Placeholders of both languages and the parameters must be the same. */
export function placeholderProblems(entry: Entry): Problem[] {
  const names = entry.parameters
  return Object.entries(entry.message).flatMap(([language, template]) => {
    const used = placeholders(template ?? '')
    const tooHigh = used.find((number) => number >= names.length)
    if (tooHigh !== undefined) {
      return problem(
        entry,
        ['message', language],
        `${language} uses {${tooHigh}}, but parameters name ${count(names)}; name it or drop {${tooHigh}}`,
      )
    }
    const unused = names.findIndex((_, number) => !used.includes(number))
    if (unused >= 0) {
      return problem(
        entry,
        ['message', language],
        `${language} does not use {${unused}}, the parameter ${names[unused]}; use it or drop the name`,
      )
    }
    return []
  })
}

/** A problem of this entry, at a path inside it. */
export function problem({ file, code }: Entry, inside: string[], message: string): Problem[] {
  return [{ file, path: ['errors', code, ...inside], message: `${code}: ${message}` }]
}

function withDefaults(error: Family['errors'][string], ofFamily: Entry['provenance'] = {}) {
  const provenance = { ...ofFamily, ...error.provenance }
  return {
    ...error,
    parameters: error.parameters ?? [],
    condition: error.condition ?? null,
    ...(Object.keys(provenance).length > 0 && { provenance }),
  }
}

function duplicates(entries: Entry[]): Problem[] {
  const first = new Map<string, Entry>()
  return entries.flatMap((entry) => {
    const key = keyOf(entry)
    const before = first.get(key)
    if (!before) first.set(key, entry)
    return before
      ? problem(
          entry,
          [],
          `is already in ${path.basename(before.file)} for ${entry.product}; keep one`,
        )
      : []
  })
}

function conditionProblems(entry: Entry): Problem[] {
  const { provenance = {}, inferred } = entry
  if (entry.condition !== null && provenance.condition === undefined)
    return problem(
      entry,
      ['condition'],
      'has a condition, and nothing says who says so; add provenance with condition: an id of ' +
        'sources.yaml, or inferred',
    )
  if (Object.values(provenance).includes('inferred') && !inferred)
    return problem(
      entry,
      ['provenance'],
      'something is inferred, and nothing says from what; add inferred with en and zh',
    )
  if (entry.condition === null) {
    return entry.parameters.length > 0 && !entry.example
      ? problem(
          entry,
          ['parameters'],
          'has parameters and no condition that fills them; add example values',
        )
      : []
  }
  if (entry.condition === 'missing' && watchedNames(entry).length === 0) {
    return problem(
      entry,
      ['condition'],
      'the condition missing needs fields, headers or credentials that it looks at',
    )
  }
  const supplies = conditions.get(entry.condition)?.supplies ?? {}
  const unfilled = entry.parameters.find((name) => !(name in supplies) && !entry.example)
  if (unfilled === undefined) return []
  const names = Object.keys(supplies)
  const use = names.length > 0 ? `use ${names.join(' or ')}, or ` : ''
  return problem(
    entry,
    ['parameters'],
    `${entry.condition} supplies no parameter ${unfilled}; ${use}add made-up values as example`,
  )
}

function schemaProblem(file: string, error: ErrorObject): Problem {
  const { instancePath } = error
  const key = error.keyword === 'propertyNames' ? [String(error.params.propertyName)] : []
  const steps = [
    ...instancePath
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
    ...key,
  ]
  const subject = steps[0] === 'errors' && steps[1] ? `${steps[1]}: ` : ''
  const where = steps.slice(subject ? 2 : 0).join('.')
  return { file, path: steps, message: `${subject}${where ? `${where} ` : ''}${detailOf(error)}` }
}

function detailOf({
  keyword,
  params,
  message,
  data,
  instancePath,
  schemaPath,
}: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties':
      return `has an unknown key ${params.additionalProperty}; catalog.schema.json has the known ones`
    case 'propertyNames':
      return (
        'is not a valid code; a code is letters, digits and _, in parts with a dot, dash, colon or ' +
        'blank between them'
      )
    case 'required':
      return `lacks ${params.missingProperty}; add it`
    case 'enum':
      return schemaPath.includes('/dependentSchemas/credentials/')
        ? `is ${String(data)}, but credentials go with ${params.allowedValues.join(' and ')} only`
        : `${String(data)} is unknown; use one of ${params.allowedValues.join(', ')}`
    case 'const':
      return schemaPath.includes('/then/')
        ? `is ${String(data)}, but fields and headers go with ${params.allowedValue} only`
        : `is ${String(data)}; use ${params.allowedValue}, or leave it out`
    case 'pattern':
      return `is ${String(data)}; it must match ${params.pattern}`
    case 'minimum':
    case 'maximum':
      return `is ${String(data)}; an error response has a status from 400 to 599`
    case 'type':
      return instancePath === ''
        ? 'the file is empty or not a map; it needs product, schema and errors'
        : `must be ${params.type}`
    default:
      return `${message}`
  }
}

function count(names: string[]): string {
  if (names.length === 0) return 'none'
  return names.length === 1 ? 'one value' : `${names.length} values`
}
