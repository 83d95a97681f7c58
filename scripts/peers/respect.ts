// Redocly Respect with our workflows. One process runs the workflows of many deployments, a file each, since a
// start takes seconds. The inputs travel in the environment, where no list of processes shows them.
import path from 'node:path'
import type { Bundle } from '../contract/contract.ts'
import { list } from '../contract/json.ts'
import { arazzo, arazzoInputs } from '../generate/emit/arazzo.ts'
import { versionOf } from './installed.ts'
import type { Peer, Target } from './peer.ts'
import { runTool } from './process.ts'
import { respectInputs } from './respect-inputs.ts'

export const respect: Peer = {
  name: 'Respect',
  configuration: '`generated/arazzo.yaml`: a workflow for each clause, and the flows',
  version: () => versionOf('@redocly/cli'),
  look: async (bundle, targets) => (await runRespect(bundle, targets)).complaints,
}

/** Respect's own JSON, as far as we read it. */
interface Log {
  files: Record<string, { executedWorkflows: { workflowId: string; executedSteps: Step[] }[] }>
}

interface Step {
  stepId: string
  checks: { name: string; passed: boolean }[]
}

/** Runs the workflows on each target, all with the values of the first; `output` has Respect's masks. */
export async function runRespect(
  bundle: Bundle,
  targets: Target[],
): Promise<{ complaints: string[][]; output: string }> {
  const { workflows, ...description } = arazzo(bundle)
  // A server is given by the name of its source, which is therefore one of its own in each file.
  const runs = targets.flatMap(({ url, profile }, index) =>
    profile.products.map((product) => ({ product, url, source: `${product}${index}`, index })),
  )
  const files = runs.map(({ product, source }) => {
    const isOwn = (id: unknown) => String(id).startsWith(`${product}-`)
    const own = list(workflows).filter(({ workflowId }) => isOwn(workflowId))
    const sourceDescriptions = [{ name: source, type: 'openapi', url: './openapi.json' }]
    return [`${source}.json`, { ...description, sourceDescriptions, workflows: own }] as const
  })
  const inputs = targets[0] ? respectInputs(arazzoInputs(bundle), targets[0].profile) : {}
  const { left, output } = await runTool<Log>('Respect', {
    command: [
      ...[process.execPath, '--no-warnings', path.resolve('node_modules/@redocly/cli/bin/cli.js')],
      ...['respect', ...files.map(([name]) => name), '--json-output', 'log.json'],
      ...['--max-steps', '1000000'],
      ...runs.flatMap(({ source, url }) => ['--server', `${source}=${url}`]),
    ],
    files: { 'openapi.json': bundle, ...Object.fromEntries(files) },
    environment: {
      ...{ REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs) },
      ...{ REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' },
    },
    leaves: 'log.json',
  })
  const ofTarget = (target: number) => runs.filter(({ index }) => index === target)
  const complaints = targets.map((_, target) =>
    ofTarget(target).flatMap(({ source }) => complaintsOf(left.files[`${source}.json`])),
  )
  return { complaints, output }
}

function complaintsOf(ran: Log['files'][string] | undefined): string[] {
  if (!ran || ran.executedWorkflows.length === 0) return ['the workflows did not run']
  return ran.executedWorkflows.flatMap(({ workflowId, executedSteps }) =>
    executedSteps.flatMap(({ stepId, checks }) =>
      checks.filter(({ passed }) => !passed).map(({ name }) => `${workflowId}, ${stepId}: ${name}`),
    ),
  )
}
