// A tool run as a child process, whatever its exit code; its output is kept whole.
import { spawn } from 'node:child_process'

export interface Ended {
  code: number | null
  output: string
}

export function command(
  file: string,
  args: string[],
  environment: Record<string, string> = {},
  cwd = '.',
): Promise<Ended> {
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}
