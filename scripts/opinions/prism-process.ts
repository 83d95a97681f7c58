// Prism as its users run it: the command, on a free port of loopback.
import { spawn } from 'node:child_process'
import { freePort } from '../bench/port.ts'

export interface Listening {
  url: string
  stop(): void
}

/** `more` is what the sub-command takes: the description, and for a proxy the upstream. Rejects where Prism ends before it listens. */
export async function startPrism(
  subCommand: 'mock' | 'proxy',
  ...more: string[]
): Promise<Listening> {
  const port = await freePort()
  const child = spawn(process.execPath, [
    'node_modules/@stoplight/prism-cli/dist/index.js',
    subCommand,
    '-h',
    '127.0.0.1',
    '-p',
    String(port),
    ...more,
  ])
  await new Promise<void>((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('Prism is listening')) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`Prism ended: ${output.trim().split('\n').at(-1)}`)))
  })
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}
