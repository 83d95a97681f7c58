// How the console's script is bundled. Two modules are replaced, since they are nine tenths of its size: the bundle,
// which stands in the page, and the dictionary behind pinyin, of which the sandbox's accounts need two names.
import path from 'node:path'
import type { BuildOptions, Plugin } from 'esbuild'
import { inPinyin } from '../../conditions/pinyin.ts'
import { type Bundle, readContract } from '../../contract/contract.ts'
import { defaultData } from '../../sandbox/default-data.ts'

export function consoleBuild(bundle: Bundle): BuildOptions {
  return {
    entryPoints: [path.join(import.meta.dirname, 'browser.ts')],
    plugins: [
      replace(/[\\/]conditions[\\/]pinyin\.ts$/, pinyinModule(bundle)),
      replace(/[\\/]generated[\\/]openapi\.json$/, 'export default {}'),
    ],
  }
}

/** The same function for the names that can come up, spelt by the real one. */
function pinyinModule(bundle: Bundle): string {
  const names = defaultData(readContract(bundle)).accounts.flatMap(({ name }) => name ?? [])
  const spelt = Object.fromEntries(names.map((name) => [name, inPinyin(name)]))
  return `const spelt = ${JSON.stringify(spelt)}\nexport const inPinyin = (name) => spelt[name] ?? name.toLowerCase()`
}

/** Throws if no file is replaced: a module that moved would bring its weight back unseen. */
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
