// Bundles the console's script. Two modules are replaced, since they are nine tenths of its size: the bundle,
// which stands in the page, and the dictionary behind pinyin, of which the sandbox's accounts need two names.
import path from 'node:path'
import { type Plugin, build } from 'esbuild'
import { inPinyin } from '../../conditions/pinyin.ts'
import { type Bundle, readContract } from '../../contract/contract.ts'
import { defaultData } from '../../sandbox/default-data.ts'

/** The script as text; it works from a disk, so it is no module. */
export async function consoleScript(bundle: Bundle): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'browser.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'eof',
    logLevel: 'warning',
    plugins: [
      replace(/[\\/]conditions[\\/]pinyin\.ts$/, pinyinModule(bundle)),
      replace(/[\\/]generated[\\/]openapi\.json$/, 'export default {}'),
    ],
  })
  return outputFiles[0]?.text ?? ''
}

/** The same function for the names that can come up, spelt by the real one. */
function pinyinModule(bundle: Bundle): string {
  const names = defaultData(readContract(bundle)).accounts.flatMap(({ name }) => name ?? [])
  const spelt = Object.fromEntries(names.map((name) => [name, inPinyin(name)]))
  return `const spelt = ${JSON.stringify(spelt)}\nexport const inPinyin = (name) => spelt[name] ?? name.toLowerCase()`
}

/** Throws where no file is replaced: a module that moved would else bring its weight back unseen. */
function replace(filter: RegExp, contents: string): Plugin {
  return {
    name: `replace ${filter.source}`,
    setup({ onLoad, onEnd }) {
      let isReplaced = false
      onLoad({ filter }, () => {
        isReplaced = true
        return { contents, loader: 'js' }
      })
      onEnd(() => {
        if (!isReplaced) throw new Error(`the console's script has no module ${filter.source}`)
      })
    },
  }
}
