// build: the commands and the library as JavaScript in dist/, for Node and for browsers.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

const root = path.join(import.meta.dirname, '..')
const outdir = path.join(root, 'dist')

rmSync(outdir, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: { sandbox: 'scripts/sandbox/sandbox.ts', cli: 'scripts/cli.ts' },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  external: ['node:*', 'undici'],
  target: 'es2022',
  minify: true,
  legalComments: 'eof',
  logLevel: 'warning',
})
