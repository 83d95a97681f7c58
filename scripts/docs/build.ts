// Builds the site into a folder: pages, scripts, styles, an example report. Needs what only the repository has,
// so that the package ships the built site and serves it.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type BuildOptions, build as esbuild } from 'esbuild'
import { notices } from '../build/notices.ts'
import { usageOf } from '../cli/command.ts'
import * as commands from '../cli/commands.ts'
import { findingIds, findingKinds } from '../check/findings/finding-kinds.ts'
import { readRecipes } from '../clients/recipe.ts'
import { type Language, languages } from '../contract/catalog.ts'
import type { Bundle } from '../contract/contract.ts'
import type { Source } from '../contract/provenance.ts'
import { type Part, overlaid } from '../overlay/overlaid.ts'
import type { Overlay } from '../overlay/read.ts'
import { consoleBuild } from './console/script-bundling.ts'
import { exampleReport } from './pages/example-report.ts'
import { siteMark, themeScript } from './pages/frame.ts'
import type { LanguageRecipe } from './pages/client-recipes.ts'
import { searchData } from './pages/search-data.ts'
import { type Sources, contextIn, site } from './site.ts'

const root = path.join(import.meta.dirname, '../..')
const generated = path.join(root, 'generated')

/** Documents in `generated/` that guides include. */
const documents = ['limits', 'benchmarks', 'comparison', 'clients']
/** Files that guides show, by the name of their part. */
const shownFiles = {
  'contract-check.yml': '.github/workflows/contract-check.yml',
  'generate-client.yml': '.github/workflows/generate-client.yml',
  'check.sh': 'scripts/ci/check.sh',
  'generate.sh': 'scripts/ci/generate.sh',
}

/** Throws an error if files of others stand in the folder, which would be gone with it. */
export function refuseOther(folder: string): void {
  if (!existsSync(folder)) return
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is a file; name a folder`)
  if (readdirSync(folder).length === 0) return
  const start = path.join(folder, 'index.html')
  if (existsSync(start) && readFileSync(start, 'utf8').includes(siteMark.markup)) return
  throw new Error(
    `${folder} has files that docs did not write, and would be emptied; name another folder`,
  )
}

/** Writes the site, of a deployment if there is an overlay; what stood in the folder is gone. */
export async function build(folder: string, overlay?: Overlay): Promise<void> {
  const sources = await readSources(overlay)
  const [report, assets] = await Promise.all([exampleReport(), assetsOf(sources)])
  const files = new Map([...site(sources), ...report, ...assets])
  await rm(folder, { recursive: true, force: true })
  for (const [name, content] of files) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}

async function readSources(overlay: Overlay | undefined): Promise<Sources> {
  const [provenance, texts, readme, help, files, recipes, included, ...bundles] = await Promise.all(
    [
      readJson('decisions.json'),
      readGuides(),
      readFile(path.join(root, 'README.md'), 'utf8'),
      record(Object.keys(commands), helpOf),
      record(Object.keys(shownFiles), (name) =>
        readFile(path.join(root, shownFiles[name as keyof typeof shownFiles]), 'utf8'),
      ),
      Promise.all(readRecipes().map(recipeOf)),
      record(documents, (name) => readFile(path.join(generated, `${name}.md`), 'utf8')),
      ...languages.map((language) => readBundles(language, overlay)),
    ],
  )
  const [en, zh] = bundles
  const findings = findingIds.map((id) => ({ id, ...findingKinds[id] }))
  if (!en || !zh) throw new Error('a bundle is missing; run `npm run generate`')
  return {
    bundles: { en: en.all, zh: zh.all },
    productBundles: { en: en.products, zh: zh.products },
    provenance: withSourcesOf(en.all, provenance as Sources['provenance']), // as `generate` writes it
    guides: {
      texts,
      help,
      files,
      recipes,
      findings,
      readme: samplesOf(readme),
      documents: included,
    },
  }
}

/** The first sample of each section and language; guides show them, so that they stand in one place. */
function samplesOf(readme: string): Record<string, string> {
  const sections = readme.split(/^## /m).slice(1)
  const samples = sections.flatMap((section) => {
    const name = section.split('\n', 1)[0]?.toLowerCase()
    return [...section.matchAll(/^```(\w+)\n(.*?)\n```$/gms)]
      .map(([, language, text = '']) => {
        return [`${name}-${language}`, language === 'sh' ? asInstalled(text) : text] as const
      })
      .reverse() // so that of two the first is kept
  })
  return Object.fromEntries(samples)
}

/** Commands as those call them who have the package; the README is for those who have the repository. */
function asInstalled(text: string): string {
  const lines = text.split('\n').map((line) => {
    const [, command = '', comment] = /^(.*?)(?:\s+(# .*))?$/.exec(line) ?? []
    return {
      comment,
      command: command.replace(/^npm run (\w+)(?: --(?= ))?/, (whole, name: string) =>
        name in commands ? `npx idaas-password ${name}` : whole,
      ),
    }
  })
  const width = Math.max(...lines.map((it) => (it.comment ? it.command.length : 0)))
  return lines
    .map(({ command, comment }) => (comment ? `${command.padEnd(width)}   ${comment}` : command))
    .join('\n')
}

/** An overlay's entries have a source of their own: the deployment. */
function withSourcesOf(bundle: Bundle, { sources, decisions }: Sources['provenance']) {
  const added = bundle['x-catalog'].flatMap(({ source, product }): [string, Source][] =>
    sources[source] ? [] : [[source, { kind: 'sibling', product, title: source }]],
  )
  return { sources: { ...sources, ...Object.fromEntries(added) }, decisions }
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(generated, name), 'utf8'))
}

/** `openapi.json`, `openapi.zh.json`, and those of single products such as `openapi.ciam.zh.json`. */
async function readBundles(
  language: Language,
  overlay: Overlay | undefined,
): Promise<{ all: Bundle; products: Record<string, Bundle> }> {
  const ending = language === 'en' ? '.json' : `.${language}.json`
  const names = await readdir(generated)
  const products = names.flatMap((name) => {
    const product = /^openapi\.([a-z\d]+)\./.exec(name)?.[1]
    return product !== undefined &&
      !languages.some((it) => it === product) &&
      name === `openapi.${product}${ending}`
      ? [product]
      : []
  })
  const read = async (name: string, part: Part) => {
    const bundle = (await readJson(name)) as Bundle // as `generate` writes it
    return overlay ? overlaid(bundle, overlay, part) : bundle
  }
  return {
    all: await read(`openapi${ending}`, { language }),
    products: await record(products, (product) =>
      read(`openapi.${product}${ending}`, { language, product }),
    ),
  }
}

async function readGuides(): Promise<Sources['guides']['texts']> {
  const read = async (language: Language) => {
    const folder = path.join(import.meta.dirname, 'messages', language, 'guides')
    const names = (await readdir(folder)).map((it) => path.basename(it, '.md'))
    return record(names, (name) => readFile(path.join(folder, `${name}.md`), 'utf8'))
  }
  return { en: await read('en'), zh: await read('zh') }
}

/** What the command itself says, as whoever has installed the package calls it. */
async function helpOf(name: string): Promise<string> {
  const command = commands[name as keyof typeof commands] // one of its own keys
  return usageOf(command, `npx idaas-password ${command.name}`)
}

/** A recipe with its files, shortest first; locks and checksums tell a reader nothing. */
async function recipeOf(recipe: ReturnType<typeof readRecipes>[number]): Promise<LanguageRecipe> {
  const { name, folder, language, generator, contract, prepare, generate, compile, use } = recipe
  const all = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = all
    .filter((it) => it.isFile() && !/^recipe\.yaml$|\.(sum|lock)$/.test(it.name))
    .map((it) => path.relative(folder, path.join(it.parentPath, it.name)).replaceAll('\\', '/'))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const files = await record(paths, (it) => readFile(path.join(folder, it), 'utf8'))
  const commands = [prepare, generate, compile, use].filter((it) => it !== undefined)
  return { name, language, generator, contract, commands, files }
}

async function assetsOf(sources: Sources): Promise<[name: string, content: string][]> {
  const styles = ['frame.css', 'site.css', 'console.css']
  const browser = (name: string) => path.join(import.meta.dirname, 'browser', name)
  const [site, search, console, ...css] = await Promise.all([
    script({ entryPoints: [browser('site.ts')] }),
    script({ entryPoints: [browser('search.ts')] }),
    script(consoleBuild()),
    ...styles.map((name) => readFile(path.join(import.meta.dirname, 'styles', name), 'utf8')),
  ])
  const inputs = [site, search, console].flatMap((it) => it.inputs)
  const searches = languages.map((language): [string, string] => [
    `assets/search.${language}.js`,
    `${searchData(contextIn(sources, language))}\n${search.text}`,
  ])
  return [
    ['assets/theme.js', themeScript],
    ['assets/site.js', site.text],
    ['assets/console.js', console.text],
    ...searches,
    ...styles.map((name, index): [string, string] => [`assets/${name}`, css[index] ?? '']),
    ['assets/LICENCES.txt', `${await licence()}\n\n${notices(inputs, root)}\n`],
  ]
}

/** A classic script, since browsers refuse modules from disk, and the files that it was made from. */
async function script(options: BuildOptions): Promise<{ text: string; inputs: string[] }> {
  const { outputFiles, metafile } = await esbuild({
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none', // in LICENCES.txt
    logLevel: 'warning',
    ...options,
    metafile: true,
  })
  return { text: outputFiles?.[0]?.text ?? '', inputs: Object.keys(metafile.inputs) }
}

async function licence(): Promise<string> {
  const { name, license } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
  const text = await readFile(path.join(root, 'LICENSE'), 'utf8').catch(() => '')
  return [`${name} (${license})`, text.trim()].filter(Boolean).join('\n\n')
}

async function record<T>(
  names: string[],
  valueOf: (name: string) => Promise<T>,
): Promise<Record<string, T>> {
  const values = await Promise.all(names.map(async (name) => [name, await valueOf(name)] as const))
  return Object.fromEntries(values)
}
