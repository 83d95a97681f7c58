// The contract as a suite that anyone can point at a deployment: CONTRACT_PROFILE=profile.yaml npm run test:contract.
// Without a profile it runs on the sandbox, once per product. One test a probe, in the order of the plan.
import { afterAll, describe, expect, test } from 'vitest'
import { type Probe, plan } from '../../scripts/check/plan.ts'
import { type Profile, defaultBudget, profileOf } from '../../scripts/check/profile.ts'
import { readProfile } from '../../scripts/check/profile-file.ts'
import { type Send, probing } from '../../scripts/check/run.ts'
import { sendTo as sendOver } from '../../scripts/check/send.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { dialectName, readContract } from '../../scripts/contract/contract.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { sendTo } from '../send.ts'

interface Deployment {
  name: string
  profile: Profile
  send: Send
}

const deployments: Deployment[] = process.env.CONTRACT_PROFILE
  ? [await named(process.env.CONTRACT_PROFILE)]
  : readContract(bundle).products.map((product) => {
      const sandbox = createSandbox({ product })
      return { name: `the sandbox as ${product}`, profile: profileOf(sandbox, 'http://localhost'), send: sendTo(sandbox) }
    })

async function named(file: string): Promise<Deployment> {
  const profile = await readProfile(file, process.env)
  const { protocol, hostname } = new URL(profile.baseUrl)
  if (protocol !== 'https:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) throw new Error(`${profile.baseUrl} is neither https nor this machine`)
  return { name: profile.baseUrl, profile, send: await sendOver(profile.baseUrl) }
}

function nameOf({ dialect, promise, fault }: Probe): string {
  return [dialect.operation.id, dialectName(dialect), promise?.error?.code, promise?.language, fault].filter(Boolean).join(', ')
}

describe.each(deployments)('$name', ({ profile, send }) => {
  const planned = plan(bundle, profile)
  const { requests, perSecond } = { ...defaultBudget, ...profile.budget }
  const steps = probing(bundle, profile, planned, send, {
    requests,
    before: () => (perSecond === 0 ? undefined : new Promise((resolve) => setTimeout(resolve, 1000 / perSecond))),
  })
  afterAll(() => steps.return(undefined))

  test.for(planned.probes.map((probe) => ({ name: nameOf(probe) })))('$name', async (_, { skip }) => {
    const step = await steps.next()
    if (step.done) return skip(step.value)
    const errors = step.value.findings.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ subject, field, expected, got }) => `${subject} ${field ?? ''}: expected ${expected}, got ${got}`)).toEqual([])
  })
})
