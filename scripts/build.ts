// build: the package's code as JavaScript with types in dist/. What is bundled needs no installation; the two
// packages that stay outside are the ones that a consumer may want to share or replace.
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { notices } from './build/notices.ts'

const root = path.join(import.meta.dirname, '..')
const outdir = path.join(root, 'dist')
const external = ['openapi-fetch', 'undici']

/** Modules of the package by their names in `exports`. */
const modules = {
  client: 'generated/client.ts',
  errors: 'generated/errors.ts',
  'texts.en': 'generated/texts.en.ts',
  'texts.zh': 'generated/texts.zh.ts',
  sandbox: 'scripts/sandbox/sandbox.ts',
  check: 'scripts/check/check.ts',
}

rmSync(outdir, { recursive: true, force: true })
const [{ metafile }] = await Promise.all([javascript(), types()])
writeFileSync(path.join(outdir, 'THIRD-PARTY.txt'), notices(Object.keys(metafile.inputs), root))

function javascript() {
  return build({
    absWorkingDir: root,
    entryPoints: { ...modules, cli: 'scripts/cli.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external: ['node:*', ...external],
    target: 'es2022',
    minify: true,
    lineLimit: 200, // Node shows the line of an uncaught error
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  })
}

async function types() {
  const bundle = await rollup({
    input: Object.fromEntries(
      Object.entries(modules).map(([name, file]) => [name, path.join(root, file)]),
    ),
    external: [/^node:/, ...external],
    plugins: [dts({ tsconfig: path.join(root, 'tsconfig.json') })],
  })
  await bundle.write({ dir: outdir, chunkFileNames: 'types/[name].d.ts' })
}
