// How the console's script is bundled. Two modules are left out, since they are nine tenths of its size: the bundle,
// which stands in the page, and the dictionary behind pinyin, since the sandbox's own accounts bring their spellings.
import path from 'node:path'
import type { BuildOptions, Plugin } from 'esbuild'

export function consoleBuild(): BuildOptions {
  return {
    entryPoints: [path.join(import.meta.dirname, 'browser.ts')],
    plugins: [
      replace(/[\\/]model[\\/]pinyin\.ts$/, 'export const withPinyin = (identity) => identity'),
      replace(/[\\/]generated[\\/]openapi\.json$/, 'export default {}'),
    ],
  }
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
