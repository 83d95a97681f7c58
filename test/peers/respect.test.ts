// Redocly Respect with the generated workflows, as an independent reader of generated/arazzo.yaml.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { bundle } from '../../scripts/contract/bundle.ts'
import { type Bundle, readContract, variantName } from '../../scripts/contract/contract.ts'
import { type Json, type JsonObject, isObject, list } from '../../scripts/contract/json.ts'
import { arazzoInputs } from '../../scripts/generate/emit/arazzo.ts'
import { conditions } from '../../scripts/model/conditions.ts'
import { deployed, serveDeployments } from '../../scripts/peers/deployments-server.ts'
import { respectInputs } from '../../scripts/peers/respect-inputs.ts'
import { runRespect } from '../../scripts/peers/respect.ts'
import { defaultData } from '../../scripts/sandbox/default-data.ts'
import { copyContract, generated } from '../contract-copy.ts'
import { faulty } from '../mutants/index.ts'

const { products, operations } = readContract(bundle)
const file = parse(readFileSync('generated/arazzo.yaml', 'utf8')) as {
  workflows: { workflowId: string; summary: string }[]
  components: { inputs: { deployment: JsonObject } }
}

test('every clause that a request can bring about has a workflow', () => {
  const clauses = operations.flatMap(({ id, variants }) =>
    variants.flatMap((variant) => {
      const provoked = variant.errors.filter((it) => conditions.get(it.condition ?? '')?.provoked)
      const languages = variant.languages.length > 0 ? variant.languages : [undefined]
      const errors = provoked.flatMap(({ code }) => languages.map((language) => [code, language]))
      return [...errors, ['success']].map((it) =>
        [variantName(variant), id, ...it].filter(Boolean).join(', '),
      )
    }),
  )
  const kept = file.workflows.map(({ summary }) => summary.split(': ')[0])
  expect(new Set(kept)).toEqual(new Set(clauses))
})

test('inputs are flat, and each verification type has a code of its own', () => {
  const { properties } = file.components.inputs.deployment as { properties: object }
  const types = operations.flatMap(({ variants }) =>
    variants.flatMap(({ verificationType }) => verificationType ?? []),
  )
  expect(Object.keys(properties)).toEqual(
    expect.arrayContaining([...new Set(types)].map((type) => `verifyCode_${type}`)),
  )
  expect(Object.values(properties).map(({ type }) => type)).not.toContain('object')
})

test('the workflows hold on every sandbox and not on a mutant, and no secret is printed', async () => {
  const faults = [faulty('enforcement', 'oneaccess')]
  const { targets, close } = await serveDeployments([
    ...products.map((product) => deployed({ product })),
    ...faults,
  ])
  const { complaints, output } = await runRespect(bundle, targets)
  await close()
  expect(complaints.map((here) => here.length > 0)).toEqual([...products.map(() => false), true])
  const inputs = arazzoInputs(bundle)
  const values = respectInputs(inputs, targets[0]!.profile)
  const secrets = inputs
    .filter(({ isSecret, name }) => isSecret && values[name] !== undefined)
    .map(({ name }) => values[name] ?? '')
  expect(secrets.length).toBeGreaterThan(10)
  expect(secrets.filter((value) => output.includes(value))).toEqual([])
})

test('so do those of calls that need the current password, whatever was set before', async () => {
  const copy = copyContract()
  copy.overlay('test/fixtures/siblings')
  const { contract } = await generated(copy)
  const start = defaultData(readContract(contract))
  const data = {
    ...start,
    accounts: start.accounts.map((it, index) => ({ ...it, stateToken: `state-token-${index}` })),
  }
  const { targets, close } = await serveDeployments(
    products.map((product) => deployed({ product, contract, data })),
  )
  const { complaints } = await runRespect(aboutCurrentPasswords(contract), targets)
  await close()
  expect(complaints).toEqual(products.map(() => []))
})

/** The contract without the codes of calls that no password proves, whose successes still set passwords. */
function aboutCurrentPasswords(contract: Bundle): Bundle {
  const needing = readContract(contract).operations.filter(({ variants }) =>
    variants.some(({ inputOf }) => inputOf.has('account.password')),
  )
  const withoutCodes = (_: string, it: Json) =>
    isObject(it) && it.operationId && !needing.some(({ id }) => id === it.operationId)
      ? { ...it, 'x-variants': list(it['x-variants']).map((own) => ({ ...own, codes: [] })) }
      : it
  return JSON.parse(JSON.stringify(contract, withoutCodes)) as Bundle // as it was
}
