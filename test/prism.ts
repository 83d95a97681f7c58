// Prism as its users run it: the command, on a free port of loopback.
import { spawn } from 'node:child_process'
import { freePort } from '../scripts/bench/port.ts'

export interface Prism {
  url: string
  stop(): void
}

export async function startPrism(file: string): Promise<Prism> {
  const port = await freePort()
  const child = spawn(process.execPath, ['node_modules/@stoplight/prism-cli/dist/index.js', 'mock', '-h', '127.0.0.1', '-p', String(port), file])
  await new Promise<void>((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('Prism is listening')) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`Prism ended: ${output}`)))
  })
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}
