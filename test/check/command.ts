// The check as people run it: the built command, with what it said and its exit code.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stringify } from 'yaml'

export interface Ran {
  code: number | null
  /** What went to standard output and standard error. */
  output: string
}

/** Runs the command; `started` gets its process, to interrupt it. */
export function check(
  args: string[],
  environment: Record<string, string> = {},
  started?: (child: ChildProcess) => void,
): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/cli.ts', 'check', ...args], {
    env: { ...process.env, ...environment },
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  started?.(child)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}

/** A folder of a test, which it removes. */
export function workplace() {
  const folder = mkdtempSync(path.join(tmpdir(), 'check-'))
  return {
    folder,
    /** Writes a text, or anything else as YAML; the file can be run. */
    write(name: string, content: unknown): string {
      const file = path.join(folder, name)
      writeFileSync(file, typeof content === 'string' ? content : stringify(content))
      chmodSync(file, 0o755)
      return file
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
