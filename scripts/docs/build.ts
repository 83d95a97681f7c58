// Builds the site into a folder: pages, reference, scripts, style, an example report. Needs what only the
// repository has, so that the package ships the built site and serves it.
import { execFile } from 'node:child_process'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { build as esbuild } from 'esbuild'
import type { Language } from '../contract/catalog.ts'
import { consoleScript } from './console/build.ts'
import { consoleCss } from './console/page.ts'
import { exampleReport } from './pages/example-report.ts'
import { reference } from './single-file-reference.ts'
import { type Sources, site, titleOf } from './site.ts'

const root = path.join(import.meta.dirname, '../..')
const generated = path.join(root, 'generated')
const bundleFile: Record<Language, string> = {
  en: path.join(generated, 'openapi.json'),
  zh: path.join(generated, 'openapi.zh.json'),
}

/** Writes the site; what stood in the folder is gone. */
export async function build(folder: string): Promise<void> {
  const sources = readSources()
  const [all, en, zh, report, script] = await Promise.all([
    sources,
    referenceIn('en', sources),
    referenceIn('zh', sources),
    exampleReport(),
    siteScript(),
  ])
  const files = new Map([
    ...site(all),
    ['en/reference.html', en],
    ['zh/reference.html', zh],
    ['example-report.html', report],
    ...(await styles()),
    ['assets/console.css', consoleCss()],
    ['assets/console.js', await consoleScript(all.bundles.en)],
    ['assets/site.js', script],
  ])
  await rm(folder, { recursive: true, force: true })
  for (const [name, content] of files) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}

async function referenceIn(language: Language, sources: Promise<Sources>): Promise<string> {
  return reference(bundleFile[language], language, titleOf(await sources, language))
}

async function readSources(): Promise<Sources> {
  const json = async (file: string) => JSON.parse(await readFile(file, 'utf8'))
  const [en, zh, provenance, enGuides, zhGuides, check, sandbox] = await Promise.all([
    json(bundleFile.en),
    json(bundleFile.zh),
    json(path.join(generated, 'decisions.json')),
    readGuides('en'),
    readGuides('zh'),
    help('check'),
    help('sandbox'),
  ])
  return {
    bundles: { en, zh },
    provenance,
    guides: { en: enGuides, zh: zhGuides },
    help: { check, sandbox },
  }
}

async function readGuides(language: Language): Promise<Record<string, string>> {
  const folder = path.join(import.meta.dirname, 'messages', language, 'guides')
  const names = await readdir(folder)
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))
  return Object.fromEntries(
    names.map((name, index) => [path.basename(name, '.md'), texts[index] ?? '']),
  )
}

/** What the command itself says, so that no guide retypes it. */
async function help(command: string): Promise<string> {
  const run = promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', `scripts/${command}.ts`, '--help'],
    { cwd: root },
  )
  return (await run).stdout.trim()
}

async function styles(): Promise<[name: string, content: string][]> {
  const names = ['frame.css', 'site.css']
  const texts = await Promise.all(
    names.map((name) => readFile(path.join(import.meta.dirname, 'styles', name), 'utf8')),
  )
  return names.map((name, index) => [`assets/${name}`, texts[index] ?? ''])
}

/** A classic script, since browsers refuse modules from disk. */
async function siteScript(): Promise<string> {
  const { outputFiles } = await esbuild({
    entryPoints: [path.join(import.meta.dirname, 'browser/site.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    logLevel: 'warning',
  })
  return outputFiles[0]?.text ?? ''
}
