// generate: writes `generated/` from `openapi/`. `--check` only compares, `--watch` repeats after every change;
// `--language` writes the client into another repository.
import path from 'node:path'
import { run } from './cli/command.ts'
import { generate as command } from './cli/commands.ts'
import { copyClient } from './generate/client-copy.ts'
import { generate } from './generate/generate.ts'

const root = path.join(import.meta.dirname, '..')
const parts = {
  source: path.join(root, 'openapi'),
  target: path.join(root, 'generated'),
  lint: async (folder: string) => (await import('./lint/lint.ts')).lintContract(folder),
}

await run(command, async ({ values }) => {
  const { language, out, overlay, check, watch } = values
  if (language !== undefined || out !== undefined || overlay !== undefined)
    return copyClient({ language, out, overlay, check })
  if (!watch) return generate(parts, check)
  const { watchFolder } = await import('./generate/watch-folder.ts')
  await generate(parts, false)
  const ended = watchFolder(parts.source, () => generate(parts, false))
  console.log('watching openapi/; stop with Ctrl+C')
  return ended
})
