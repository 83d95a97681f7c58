// A recipe says how a language gets its client: a folder with the generator's settings, a build file and a
// program that uses what was generated. The commands are shell lines, so that a reader can type them.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'

const programs = v.array(v.string())

const recipeSchema = v.strictObject({
  language: v.string(),
  /** Name and exact version, as the table shows it. */
  generator: v.pipe(v.string(), v.regex(/ \d+\.\d+\.\d+$/, 'needs a name and an exact version')),
  /** The file of `generated/` that the generator reads. */
  contract: v.picklist(['openapi.json', 'openapi-3.0.json']),
  /** Programs that must be on the machine, to generate and to compile and use. */
  needs: v.strictObject({ generate: programs, use: programs }),
  /** Downloads, which are not timed. */
  prepare: v.optional(v.string()),
  generate: v.string(),
  compile: v.string(),
  use: v.string(),
})

export interface Recipe extends v.InferOutput<typeof recipeSchema> {
  /** The folder's name, which `--only` takes. */
  name: string
  folder: string
}

const recipes = import.meta.dirname

/** All recipes by name, in the order of the alphabet. Throws where one has a fault, with its place. */
export function readRecipes(folder = recipes): Recipe[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((it) => it.isDirectory())
    .map(({ name }) => name)
    .sort()
  return names.map((name) => readRecipe(path.join(folder, name)))
}

function readRecipe(folder: string): Recipe {
  const file = path.join(folder, 'recipe.yaml')
  const place = path.relative(process.cwd(), file)
  if (!existsSync(file)) throw new Error(`${place} is not there; every language has one`)
  const result = v.safeParse(recipeSchema, parse(readFileSync(file, 'utf8')))
  if (result.success) return { name: path.basename(folder), folder, ...result.output }
  const [{ message, path: steps = [] }] = result.issues
  throw new Error(
    `${place}, ${steps.map(({ key }) => String(key)).join('.') || 'top level'}: ${message}`,
  )
}
