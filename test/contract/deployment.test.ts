// The contract as a suite that anyone can point at a deployment: CONTRACT_PROFILE=profile.yaml npm run test:contract.
// Without a profile it runs on the sandbox, once per product. One test a probe, in the order of the plan.
import { afterAll, describe, expect, test, vi } from 'vitest'
import { codesBy, signInBy } from '../../scripts/check/command.ts'
import { type Send, newTally } from '../../scripts/check/deliver.ts'
import { plan } from '../../scripts/check/plan.ts'
import { type Probe } from '../../scripts/check/probe.ts'
import { probing } from '../../scripts/check/probing.ts'
import { type Profile, profileOf } from '../../scripts/check/profile/profile.ts'
import { redactor } from '../../scripts/check/redact.ts'
import { sendTo as sendOver } from '../../scripts/check/send.ts'
import { budgetOf, fromFile } from '../../scripts/check/target.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { variantName, readContract } from '../../scripts/contract/contract.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { sendTo } from '../send.ts'

// A busy machine, or a deployment that is asked once a second, takes longer than Vitest waits by itself.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

interface Deployment {
  name: string
  profile: Profile
  send: Send
}

const contract = readContract(bundle)
const deployments: Deployment[] = process.env.CONTRACT_PROFILE
  ? [await named(process.env.CONTRACT_PROFILE)]
  : contract.products.map((product) => {
      const sandbox = createSandbox({ product })
      return {
        name: `the sandbox as ${product}`,
        profile: profileOf(sandbox, 'http://localhost'),
        send: sendTo(sandbox),
      }
    })

async function named(file: string): Promise<Deployment> {
  const profile = await fromFile(file, contract, process.env)
  return { name: profile.baseUrl, profile, send: await sendOver(profile.baseUrl) }
}

function nameOf({ variant, promise, fault }: Probe): string {
  return [
    variant.operation.id,
    variantName(variant),
    promise?.error?.code,
    promise?.language,
    fault,
  ]
    .filter(Boolean)
    .join(', ')
}

describe.each(deployments)('$name', ({ profile, send }) => {
  const planned = plan(bundle, profile)
  const { requests, perSecond } = budgetOf(profile)
  const tally = newTally()
  const steps = probing(
    bundle,
    profile,
    planned,
    send,
    {
      requests,
      askCode: codesBy(profile),
      ...(profile.signIn && { signIn: signInBy(profile.signIn.command) }),
      before: () =>
        perSecond === 0
          ? undefined
          : new Promise((resolve) => setTimeout(resolve, 1000 / perSecond)),
    },
    tally,
  )
  afterAll(() => steps.return(undefined))

  test.for(planned.probes.map((probe) => ({ name: nameOf(probe) })))(
    '$name',
    async (_, { skip }) => {
      const redact = redactor(profile, planned.probes, tally.codes)
      const told: string[] = []
      for (;;) {
        const { done, value } = await steps.next()
        if (done) return told.length > 0 ? expect(told).toEqual([]) : skip(value?.reason)
        const errors = value.findings.filter(({ severity }) => severity === 'error')
        const about = value.isMore ? `${nameOf(value.probe)}: ` : ''
        told.push(
          ...errors.map(({ subject, field, expected, got }) =>
            redact(`${about}${subject} ${field ?? ''}: expected ${expected}, got ${got}`),
          ),
        )
        if (!value.isMore) return expect(told).toEqual([])
      }
    },
  )
})
