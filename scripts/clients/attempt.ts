// Follows one recipe: generates, compiles and uses a client in a folder of its own, which each run makes anew
// and leaves behind, so that what was generated can be read.
import { spawn } from 'node:child_process'
import { accessSync, constants, cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Recipe } from './recipe.ts'
import { serveAll } from './server.ts'

/** What a program must show: once one holds, a line on standard output that begins with it. */
export const uses = ['success', 'typed code', 'unknown code', 'gateway'] as const
export type Use = (typeof uses)[number]

export interface Outcome {
  recipe: Recipe
  result: 'passed' | 'failed' | 'skipped'
  /** Where it failed or why it was skipped. */
  reason?: string
  /** The last lines of what failed. */
  output?: string
  /** Seconds. */
  generate?: number
  compile?: number
  shown: Use[]
}

interface Options {
  /** The folder with the contract's files. */
  contracts: string
  /** Where to work; a folder per recipe is made in it. */
  workFolder: string
}

const timeout = 30 * 60_000

export async function attempt(
  recipe: Recipe,
  { contracts, workFolder }: Options,
): Promise<Outcome> {
  const outcome: Outcome = { recipe, result: 'skipped', shown: [] }
  const missing = recipe.needs.generate.filter(isMissing)
  if (missing.length > 0) return { ...outcome, reason: `no ${missing.join(', ')}` }

  const cwd = path.join(workFolder, recipe.name)
  rmSync(cwd, { recursive: true, force: true })
  mkdirSync(cwd, { recursive: true })
  cpSync(recipe.folder, cwd, { recursive: true })
  cpSync(path.join(contracts, recipe.contract), path.join(cwd, recipe.contract))

  for (const step of ['prepare', 'generate', 'compile'] as const) {
    const line = recipe[step]
    if (line === undefined) continue
    // The generator's own programs suffice to generate; a language that cannot go on from there has not passed.
    const absent = step === 'compile' ? recipe.needs.use.filter(isMissing) : []
    if (absent.length > 0) return { ...outcome, reason: `no ${absent.join(', ')}` }
    const { ok, output, seconds } = await shell(line, cwd)
    if (!ok) return { ...outcome, result: 'failed', reason: step, output }
    if (step !== 'prepare') outcome[step] = seconds
  }
  return { ...outcome, ...(await use(recipe.use, cwd)) }
}

async function use(
  line: string,
  cwd: string,
): Promise<Pick<Outcome, 'result' | 'reason' | 'output' | 'shown'>> {
  const servers = await serveAll()
  const { IDAAS_URL: sandbox, IDAAS_NEWER_URL: newer, IDAAS_GATEWAY_URL: gateway } = servers
  const urls = Object.entries(servers).map(([name, { url }]) => [name, url])
  try {
    const { ok, output, stdout } = await shell(line, cwd, Object.fromEntries(urls))
    const isGiven: Record<Use, boolean> = {
      success: sandbox.given.success > 0,
      'typed code': sandbox.given.error > 0,
      'unknown code': newer.given.error > 0,
      gateway: gateway.given.error >= 3,
    }
    const shown = uses.filter(
      (it) => isGiven[it] && stdout.split('\n').some((text) => text.startsWith(`${it}:`)),
    )
    const [lacking] = uses.filter((it) => !shown.includes(it))
    if (ok && lacking === undefined) return { result: 'passed', shown }
    return { result: 'failed', reason: lacking ?? 'use', output, shown }
  } finally {
    await Promise.all(Object.values(servers).map((it) => it.close()))
  }
}

function isMissing(program: string): boolean {
  return !(process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

interface Ended {
  ok: boolean
  /** Both streams, for people. */
  output: string
  stdout: string
  seconds: number
}

function shell(
  line: string,
  cwd: string,
  environment: Record<string, string> = {},
): Promise<Ended> {
  const start = performance.now()
  return new Promise((resolve) => {
    let output = ''
    let stdout = ''
    const child = spawn('sh', ['-c', line], {
      cwd,
      timeout,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('close', (code) =>
      resolve({
        ok: code === 0,
        output: stripVTControlCharacters(output),
        stdout: stripVTControlCharacters(stdout),
        seconds: (performance.now() - start) / 1000,
      }),
    )
  })
}
