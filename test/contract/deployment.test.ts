// The contract as a suite that anyone can point at a deployment: CONTRACT_PROFILE=profile.yaml npm run test:contract.
// Without a profile it runs on the sandbox, once per product. One test per clause, after one run of the check.
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type CheckOptions, type Report, check } from '../../scripts/check/check.ts'
import { clauseName, clausesOf } from '../../scripts/check/plan/clauses.ts'
import type { Profile } from '../../scripts/check/profile/profile.ts'
import { readProfile } from '../../scripts/check/profile/read.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { placeName } from '../../scripts/check/report/places.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

// The profile's own budget of minutes ends a run.
vi.setConfig({ hookTimeout: 3_600_000 })

interface Deployment {
  name: string
  profile: Profile
  options: CheckOptions
}

const contract = readContract(bundle)
const { CONTRACT_PROFILE } = process.env
const deployments = CONTRACT_PROFILE
  ? [named(CONTRACT_PROFILE)]
  : contract.products.map((product): Deployment => {
      const sandbox = createSandbox({ product })
      return {
        name: `the sandbox as ${product}`,
        profile: profileOf(sandbox, 'http://localhost'),
        options: { send: sendBy(sandbox.fetch) },
      }
    })

function named(file: string): Deployment {
  const { profile, variables } = readProfile(file, process.env, contract)
  return { name: profile.baseUrl, profile, options: { variables } }
}

describe.each(deployments)('$name', ({ profile, options }) => {
  const clauses = contract.operations
    .flatMap(({ variants }) => variants)
    .filter(({ product }) => profile.products.includes(product))
    .flatMap((variant) => clausesOf(variant))
  let report: Report
  beforeAll(async () => {
    report = await check(profile, options)
  })

  test.for(clauses.map((clause, index) => ({ name: clauseName(clause), index })))(
    '$name',
    ({ index }, { skip }) => {
      const results = report.variants.flatMap((it) => it.clauses)
      const { verdict, reason, findings } = results[index]!
      if (verdict === 'untested' || verdict === 'not allowed') skip(reason)
      expect(findings.map((it) => textOf(report.findings[it]))).toEqual([])
      expect(verdict).not.toBe('violated')
    },
  )

  test('beyond the clauses', () => {
    const ofClauses = report.variants.flatMap((it) =>
      it.clauses.flatMap(({ findings }) => findings),
    )
    const others = report.findings.filter((_, index) => !ofClauses.includes(index))
    expect(others.filter(({ waived }) => !waived).map(textOf)).toEqual([])
    expect(report.stopped).toBeUndefined()
  })
})

function textOf(finding: Report['findings'][number] | undefined): string {
  if (!finding) return ''
  const { id, what, at, expected, got } = finding
  return `${placeName(finding)}, ${what}: ${id} ${at}: expected ${expected}, got ${got}`
}
