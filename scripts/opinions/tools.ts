// Where the tools stand that are too large to be dependencies: a folder in the temporary one, filled by
// `npm run compare -- --install` with the versions that are pinned here.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { command } from './command.ts'

export const toolsFolder = path.join(tmpdir(), 'second-opinions')

export const pinned = { specmatic: '2.55.1', schemathesis: '4.32.5' }

export const specmaticJar = path.join(toolsFolder, 'node_modules/specmatic/specmatic.jar')
export const schemathesisCommand = path.join(toolsFolder, 'venv/bin/schemathesis')

/** Installs what can be installed here, and says what cannot. */
export async function installTools(say: (line: string) => void): Promise<void> {
  await mkdir(toolsFolder, { recursive: true })
  const attempts: [string, () => Promise<unknown>][] = [
    [
      `Specmatic ${pinned.specmatic}`,
      () =>
        orThrow('npm', [
          'install',
          '--prefix',
          toolsFolder,
          '--save-exact',
          '--ignore-scripts',
          `specmatic@${pinned.specmatic}`,
        ]),
    ],
    [
      `Schemathesis ${pinned.schemathesis}`,
      async () => {
        if (!existsSync(schemathesisCommand))
          await orThrow('python3', ['-m', 'venv', path.join(toolsFolder, 'venv')])
        await orThrow(path.join(toolsFolder, 'venv/bin/pip'), [
          'install',
          '--quiet',
          `schemathesis==${pinned.schemathesis}`,
        ])
      },
    ],
  ]
  for (const [name, install] of attempts) {
    const fault = await install().then(
      () => undefined,
      (error: Error) => error.message,
    )
    say(fault === undefined ? `${name} is in ${toolsFolder}` : `${name} is not installed: ${fault}`)
  }
}

async function orThrow(file: string, args: string[]): Promise<void> {
  const { code, output } = await command(file, args)
  if (code !== 0) throw new Error(output.trim().split('\n').at(-1))
}
