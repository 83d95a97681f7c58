// Redocly Respect with our workflows. One process runs the workflows of many deployments, a file each, since a
// start takes seconds. The inputs travel in the environment, where no list of processes shows them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Profile } from '../check/profile/profile.ts'
import type { Bundle } from '../contract/contract.ts'
import { arazzo, arazzoInputs } from '../generate/emit/arazzo.ts'
import { list } from '../contract/json.ts'
import { versionOf } from './installed.ts'
import type { Peer } from './peer.ts'
import { lastLine, runCommand } from './process.ts'
import { respectInputs } from './respect-inputs.ts'

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
    const { workflows, ...description } = arazzo(bundle)
    const runs = visits.flatMap(({ urls }, index) =>
      Object.entries(urls).map(([product, url]) => ({
        index,
        product,
        url,
        source: product + index,
      })),
    )
    // A server is given by the name of its source, which is therefore one of its own in each file.
    const servers = runs.flatMap(({ source, url }) => ['--server', `${source}=${url}`])
    const files = runs.map(({ product, source }) => {
      const file = `${source}.json`
      const own = list(workflows).filter(({ workflowId }) =>
        String(workflowId).startsWith(`${product}-`),
      )
      const sourceDescriptions = [{ name: source, type: 'openapi', url: './openapi.json' }]
      const content = { ...description, sourceDescriptions, workflows: own }
      writeFileSync(path.join(folder, file), JSON.stringify(content))
      return file
    })
    const inputs = JSON.stringify(respectInputs(arazzoInputs(bundle), profile))
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
    const complaints = visits.map((_, visit) =>
      runs.flatMap(({ index }, run) =>
        index === visit ? complaintsOf(log.files[files[run] ?? '']) : [],
      ),
    )
    return { complaints, output }
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
