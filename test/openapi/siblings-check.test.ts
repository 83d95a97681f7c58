// The check on the vendor's sibling calls: a service that follows them has no finding, and what
// is not verified says why.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkOf, copyContract, generated } from '../contract-copy.ts'
import { type SandboxData, createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { type Bundle, readContract } from '../../scripts/contract/contract.ts'
import { defaultData } from '../../scripts/sandbox/default-data.ts'

describe('the siblings', () => {
  const copy = copyContract(afterAll)
  copy.overlay('test/fixtures/siblings')
  let contract: Bundle
  let files: Map<string, string>
  beforeAll(async () => {
    ;({ contract, files } = await generated(copy))
  })

  /** Why a clause may be untested. */
  const expected = [
    ...['is never brought about on purpose', 'in the profile', 'came first'],
    'what a DELETE deletes is not known',
  ]

  const start = defaultData(readContract(bundle))
  const data: SandboxData = {
    ...start,
    accounts: start.accounts.map((it, index) => ({ ...it, stateToken: `state-token-${index}` })),
    clientSecrets: {
      nTo1eRIub60vPb54WeE6aojPwYwImtl4: 'ciam-secret-1',
      DRrYIqauawN0I8myTMoDTPys6ezGZxnm: 'oneaccess-secret-1',
    },
  }

  test.each(['ciam', 'eiam', 'oneaccess'])('of %s', async (product) => {
    const report = await checkOf(files, createSandbox({ contract, product, data }))
    expect(report.findings).toEqual([])
    const clauses = report.variants.flatMap((it) => it.clauses)
    const reasons = clauses.filter(({ verdict }) => verdict !== 'verified').map((it) => it.reason)
    expect(new Set(reasons.filter((it) => !expected.some((text) => it?.includes(text))))).toEqual(
      new Set(),
    )
    expect(clauses.length - reasons.length).toBeGreaterThan(reasons.length)
  })
})
