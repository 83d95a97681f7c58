// How the console's script is bundled. Two modules are replaced, since they are nine tenths of its size: the bundle,
// which stands in the page, and the dictionary behind pinyin, of which the sandbox's accounts need two names.
import path from 'node:path'
import type { BuildOptions, Plugin } from 'esbuild'
import { type Bundle, readContract } from '../../contract/contract.ts'
import { withPinyin } from '../../model/pinyin.ts'
import { defaultData } from '../../sandbox/default-data.ts'

export function consoleBuild(bundle: Bundle): BuildOptions {
  return {
    entryPoints: [path.join(import.meta.dirname, 'browser.ts')],
    plugins: [
      replace(/[\\/](?:conditions|model)[\\/]pinyin\.ts$/, pinyinModule(bundle)),
      replace(/[\\/]generated[\\/]openapi\.json$/, 'export default {}'),
    ],
  }
}

/** The same functions for the names that can come up, spelled by the real ones. */
function pinyinModule(bundle: Bundle): string {
  const names = defaultData(readContract(bundle)).accounts.flatMap(({ name }) => name ?? [])
  const spelled = Object.fromEntries(
    names.map((name) => {
      const { pinyin = [], pinyinPerhaps = [] } = withPinyin({ name })
      return [name, { pinyin, pinyinPerhaps }]
    }),
  )
  return [
    `const spelled = ${JSON.stringify(spelled)}`,
    'export const withPinyin = (identity) => ({ ...spelled[identity.name], ...identity })',
    'export const inPinyin = (name) => spelled[name]?.pinyin[0] ?? name.toLowerCase()',
  ].join('\n')
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
