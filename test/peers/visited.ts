// Deployments to show to other tools: sandboxes and mutants, on one port.
import { bundle } from '../../scripts/contract/bundle.ts'
import { serveDeployments } from '../../scripts/peers/deployments-server.ts'
import type { Target } from '../../scripts/peers/peer.ts'
import { targetOf } from '../../scripts/peers/target.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import type { Deployment } from '../mutants/deployment.ts'
import { mutants } from '../mutants/index.ts'

type Running = ReturnType<Deployment['start']>

export interface Visited {
  targets: Target[]
  close(): Promise<void>
}

export async function visit(running: Running[]): Promise<Visited> {
  const { urls, close } = await serveDeployments(running.map(({ fetch }) => fetch))
  const targets = running.map(({ sandbox }, index) => targetOf(sandbox, urls[index] ?? ''))
  return { targets, close }
}

export function correct(product: string): Running {
  const sandbox = createSandbox({ product })
  return { sandbox, fetch: sandbox.fetch }
}

/** The first mutant of the family that shows in this product. */
export function faulty(family: string, product: string): Running {
  const making = { contract: bundle, product }
  const mutant = mutants.find((it) => it.family === family && it.applies(making))
  if (!mutant) throw new Error(`no mutant of ${family} shows in ${product}`)
  return mutant.start(making)
}
