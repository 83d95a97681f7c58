// The package's code as JavaScript with types in dist/, as ES modules and as CommonJS. undici stays outside,
// since its licence and its lazily loaded parts come with the copy that the package brings.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type BuildOptions, build as esbuild } from 'esbuild'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { notices } from './notices.ts'

const root = path.join(import.meta.dirname, '../..')
const outdir = path.join(root, 'dist')
/** undici comes with the package; openapi-typescript is installed by those who generate for an overlay. */
const external = ['undici', 'openapi-typescript']

/** Modules of the package by their names in `exports`. */
const modules = {
  client: 'generated/client.ts',
  errors: 'generated/errors.ts',
  'texts.en': 'generated/texts.en.ts',
  'texts.zh': 'generated/texts.zh.ts',
  sandbox: 'scripts/sandbox/sandbox.ts',
  check: 'scripts/check/check.ts',
}

/** What stood there is replaced. */
export async function build(): Promise<void> {
  rmSync(outdir, { recursive: true, force: true })
  const [{ metafile }] = await Promise.all([esModules(), commonJs(), types()])
  writeFileSync(
    path.join(outdir, 'THIRD-PARTY.txt'),
    notices([...Object.keys(metafile.inputs), ...packagesIn('generated/validators.js')], root),
  )
}

/** Files of packages that a generated file took in, which it names in comments. */
function packagesIn(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(/^ *\/\/ (node_modules\/\S+)/gm)].map(([, name = '']) => name)
}

/** What both builds have in common. */
function options(): BuildOptions & { metafile: true } {
  return {
    absWorkingDir: root,
    outdir,
    bundle: true,
    mainFields: ['module', 'main'],
    external: ['node:*', ...external],
    target: 'es2022',
    minify: true,
    lineLimit: 200, // Node shows the line of an uncaught error
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  }
}

function esModules() {
  const entryPoints = { ...modules, cli: 'scripts/cli.ts' }
  return esbuild({ ...options(), entryPoints, format: 'esm', platform: 'neutral', splitting: true })
}

/** For CommonJS projects, and for Jest, which loads no ES module with its defaults. */
function commonJs() {
  const outExtension = { '.js': '.cjs' }
  return esbuild({
    ...options(),
    entryPoints: modules,
    format: 'cjs',
    platform: 'node',
    outExtension,
  })
}

/** Once for each kind of module, as TypeScript takes the kind from the file's name. */
async function types() {
  const input = Object.entries(modules).map(([name, file]) => [name, path.join(root, file)])
  const bundle = await rollup({
    input: Object.fromEntries(input),
    external: [/^node:/, ...external],
    plugins: [dts({ tsconfig: path.join(root, 'tsconfig.json') })],
  })
  for (const extension of ['d.ts', 'd.cts'])
    await bundle.write({
      dir: outdir,
      entryFileNames: `[name].${extension}`,
      chunkFileNames: `types/[name].${extension}`,
    })
}
