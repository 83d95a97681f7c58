// Redocly Respect with our workflows. One process runs the workflows of many deployments, a file each, since a
// start takes seconds. The inputs travel in the environment, where no list of processes shows them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Profile } from '../check/profile/profile.ts'
import type { Bundle } from '../contract/contract.ts'
import { arazzo, arazzoInputs } from '../generate/emit/arazzo.ts'
import { versionOf } from './installed.ts'
import type { Peer } from './peer.ts'
import { lastLine, runCommand } from './process.ts'

export interface Visit {
  /** By product, without a slash at the end. */
  urls: Record<string, string>
}

export const respect: Peer = {
  name: 'Respect',
  configuration: '`generated/arazzo.yaml`: a workflow for each clause, and the flows',
  version: () => versionOf('@redocly/cli'),
  async look(bundle, targets) {
    const [first] = targets
    if (!first) return []
    const visits = targets.map(({ url, profile }) => ({
      urls: Object.fromEntries(profile.products.map((product) => [product, url])),
    }))
    return (await runRespect(bundle, first.profile, visits)).complaints
  },
}

/** Respect's own JSON, as far as we read it. */
interface Log {
  files: Record<
    string,
    {
      executedWorkflows: {
        workflowId: string
        executedSteps: {
          stepId: string
          checks: { name: string; passed: boolean; message?: string }[]
        }[]
      }[]
    }
  >
}

/** Runs the workflows on each visit's servers, all with the profile's values; `output` has Respect's masks. */
export async function runRespect(
  bundle: Bundle,
  profile: Profile,
  visits: Visit[],
): Promise<{ complaints: string[][]; output: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'respect-'))
  try {
    writeFileSync(path.join(folder, 'openapi.json'), JSON.stringify(bundle))
    const servers: string[] = []
    const files = visits.map(({ urls }, index) => {
      const { workflows, ...description } = arazzo(bundle, Object.keys(urls))
      // Servers are given by the name of the source, which is therefore one of its own in each file.
      const own = (product: string) => `${product}${index}`
      for (const [product, url] of Object.entries(urls))
        servers.push('--server', `${own(product)}=${url}`)
      const text = JSON.stringify(workflows).replace(
        /\$sourceDescriptions\.(\w+)\./g,
        (_, product: string) => `$sourceDescriptions.${own(product)}.`,
      )
      const sourceDescriptions = Object.keys(urls).map((product) => ({
        name: own(product),
        type: 'openapi',
        url: './openapi.json',
      }))
      const file = `${index}.json`
      writeFileSync(
        path.join(folder, file),
        JSON.stringify({ ...description, sourceDescriptions, workflows: JSON.parse(text) }),
      )
      return file
    })
    const inputs = JSON.stringify(arazzoInputs(bundle, profile))
    const args = [
      path.resolve('node_modules/@redocly/cli/bin/cli.js'),
      'respect',
      ...files,
      '--json-output',
      'log.json',
      '--max-steps',
      '1000000',
      ...servers,
    ]
    const { output } = await runCommand([process.execPath, '--no-warnings', ...args], {
      environment: { REDOCLY_CLI_RESPECT_INPUT: inputs, REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' },
      folder,
    })
    const log = readLog(path.join(folder, 'log.json'), output)
    return { complaints: files.map((file) => complaintsOf(log.files[file])), output }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function complaintsOf(ran: Log['files'][string] | undefined): string[] {
  if (!ran || ran.executedWorkflows.length === 0) return ['the workflows did not run']
  return ran.executedWorkflows.flatMap(({ workflowId, executedSteps }) =>
    executedSteps.flatMap(({ stepId, checks }) =>
      checks.filter(({ passed }) => !passed).map(({ name }) => `${workflowId}, ${stepId}: ${name}`),
    ),
  )
}

function readLog(file: string, output: string): Log {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Log
  } catch {
    throw new Error(`Respect ended before its first workflow: ${lastLine(output)}`)
  }
}
