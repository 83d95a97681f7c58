// Redocly Respect with the generated workflows, as an independent reader of generated/arazzo.yaml.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { clauseName, clausesOf } from '../../scripts/check/plan/clauses.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { conditions } from '../../scripts/model/conditions.ts'
import type { JsonObject } from '../../scripts/contract/json.ts'
import { arazzoInputs } from '../../scripts/generate/emit/arazzo.ts'
import { runRespect } from '../../scripts/peers/respect.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { correct, faulty, visit } from './visited.ts'

const { products, operations } = readContract(bundle)
const profile = { ...profileOf(createSandbox(), 'http://localhost'), products }
const file = parse(readFileSync('generated/arazzo.yaml', 'utf8')) as {
  workflows: { workflowId: string; summary: string }[]
  components: { inputs: { deployment: JsonObject } }
}

test('every clause that a request can bring about has a workflow, and every variant a flow', () => {
  const clauses = operations
    .flatMap(({ variants }) => variants.flatMap((variant) => clausesOf(variant)))
    .filter(({ error }) => conditions.get(error?.condition ?? '')?.provoked !== false)
  const kept = file.workflows
    .filter(({ workflowId }) => !workflowId.startsWith('flow-'))
    .map(({ summary }) => summary.split(': ')[0])
  expect(new Set(kept)).toEqual(new Set(clauses.map(clauseName)))
  const own = file.workflows.filter(
    ({ workflowId }) => workflowId.startsWith('flow-') && !workflowId.includes('-then-'),
  )
  expect(own).toHaveLength(operations.flatMap(({ variants }) => variants).length)
  expect(file.workflows.some(({ workflowId }) => workflowId.includes('-then-'))).toBe(true)
})

/** Each leaf of the inputs with whether the schema marks it as a secret. */
function leaves(values: JsonObject, schema: JsonObject): { value: string; isSecret: boolean }[] {
  const properties = schema.properties as Record<string, JsonObject> // of our own file
  return Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [{ value, isSecret: properties[name]?.format === 'password' }]
      : leaves(value as JsonObject, properties[name] ?? {}),
  )
}

test('the workflows hold on the sandbox of every product and not on a faulty one, and no secret is printed', async () => {
  const { targets, close } = await visit([
    ...products.map(correct),
    faulty('enforcement', 'oneaccess'),
  ])
  const sandboxes = Object.fromEntries(
    products.map((product, index) => [product, targets[index]?.url ?? '']),
  )
  const { complaints, output } = await runRespect(bundle, profile, [
    { urls: sandboxes },
    { urls: { oneaccess: targets.at(-1)?.url ?? '' } },
  ])
  await close()
  expect(complaints[0]).toEqual([])
  expect(complaints[1]).not.toEqual([])
  const secrets = leaves(arazzoInputs(bundle, profile), file.components.inputs.deployment).filter(
    ({ isSecret }) => isSecret,
  )
  expect(secrets.length).toBeGreaterThan(10)
  expect(secrets.filter(({ value }) => output.includes(value))).toEqual([])
})
