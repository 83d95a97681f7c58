// clients: generates a client per language with a standard generator, compiles it, and uses it against a sandbox.
// Which languages there are, and how each is made, say the folders in clients/; nothing here knows one.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { run } from './cli/command.ts'
import { clients } from './cli/commands.ts'
import { type Outcome, attempt, uses } from './clients/attempt.ts'
import { type Recipe, readRecipes } from './clients/recipe.ts'
import { serveAll } from './clients/server.ts'
import { machine, table } from './peers/markdown-tables.ts'

const root = path.join(import.meta.dirname, '..')

await run(clients, async ({ values }) => {
  if (values.serve) {
    for (const [name, { url }] of Object.entries(await serveAll()))
      console.log(`export ${name}=${url}`)
    return 0 // the servers keep the process alive
  }
  const outcomes: Outcome[] = []
  for (const recipe of chosen(readRecipes(), values.only)) {
    process.stderr.write(`${recipe.language} …\n`)
    const outcome = await attempt(recipe, {
      contracts: path.join(root, 'generated'),
      workFolder: path.join(root, 'node_modules/.cache/clients'),
    })
    if (outcome.output !== undefined) process.stderr.write(`${lastLines(outcome.output)}\n\n`)
    outcomes.push(outcome)
  }
  const rows = [
    ['language', 'generator', 'generate', 'compile', ...uses, 'result'],
    ...outcomes.map(cells),
  ]
  console.log(aligned(rows))
  if (values.write) writeTable(rows)
  return outcomes.some(({ result }) => result === 'failed') ? 1 : 0
})

/** Rows of languages that were not run this time stay. */
function writeTable([head = [], ...ran]: string[][]): void {
  const file = path.join(root, 'generated/clients.md')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const before = lines.filter((line) => line.startsWith('| ')).slice(2)
  const cellsOf = (line: string) =>
    line
      .slice(1, -1)
      .split('|')
      .map((it) => it.trim())
  const kept = before.map(cellsOf).filter(([language]) => !ran.some(([it]) => it === language))
  const rows = [...ran, ...kept].sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
  const text = [
    '<!-- Written by `npm run clients -- --write`. Do not edit. -->',
    '# Clients in other languages',
    table(head, rows),
    `${machine()}; downloads not counted.`,
  ]
  writeFileSync(file, `${text.join('\n\n')}\n`)
}

function chosen(recipes: Recipe[], only: string | undefined): Recipe[] {
  if (only === undefined) return recipes
  const names = only.split(',')
  const unknown = names.filter((name) => !recipes.some((it) => it.name === name))
  if (unknown.length > 0)
    throw new Error(
      `--only ${unknown.join(',')} is unknown; use ${recipes.map(({ name }) => name).join(', ')}`,
    )
  return recipes.filter(({ name }) => names.includes(name))
}

function cells({ recipe, result, reason, generate, compile, shown }: Outcome): string[] {
  const seconds = (it: number | undefined) => (it === undefined ? '–' : `${it.toFixed(1)} s`)
  const notShown = shown.length > 0 ? 'no' : '–'
  return [
    recipe.language,
    recipe.generator,
    seconds(generate),
    seconds(compile),
    ...uses.map((it) => (shown.includes(it) ? 'yes' : notShown)),
    reason === undefined ? result : `${result}: ${reason}`,
  ]
}

function aligned(rows: string[][]): string {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function lastLines(output: string, count = 25): string {
  return output
    .trimEnd()
    .split('\n')
    .slice(-count)
    .map((line) => `  ${line}`)
    .join('\n')
}
