// Deployments to show to other tools: sandboxes, and faulty ones of the self-test.
import { type FaultyDeployment, faults } from '../../scripts/check/faults/index.ts'
import { profileOf } from '../../scripts/check/profile.ts'
import { signInTo } from '../../scripts/check/self-test.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import type { Target } from '../../scripts/opinions/peer.ts'
import { openStreet } from '../../scripts/opinions/street.ts'
import { type Sandbox, createSandbox } from '../../scripts/sandbox/sandbox.ts'

type Made = ReturnType<FaultyDeployment['make']>

export interface Visited {
  targets: Target[]
  close(): Promise<void>
}

export async function visit(made: Made[]): Promise<Visited> {
  const street = await openStreet(made.map(({ handler }) => handler))
  const targets = made.map(({ sandbox }, index) => {
    const url = street.urls[index] ?? ''
    return { url, profile: profileOf(sandbox, url), signIn: signInTo(sandbox) }
  })
  return { targets, close: street.close }
}

export function correct(product: string): Made {
  const sandbox: Sandbox = createSandbox({ product })
  return { sandbox, handler: sandbox.fetch }
}

/** The first fault of the family that shows in this product. */
export function faulty(family: string, product: string): Made {
  const making = { contract: bundle, product }
  const fault = faults.find((it) => it.family === family && it.applies(making))
  if (!fault) throw new Error(`no fault of ${family} shows in ${product}`)
  return fault.make(making)
}
