// arazzo.yaml: the contract as Arazzo workflows, one for each clause that a request can bring
// about. Runners choose the workflows of a product by the beginning of their ids. What a deployment
// must tell stands in flat inputs, secrets marked so that runners mask them; there is one source,
// so that one server is given. Respect runs them in the tests; arazzo-runner 0.9.6, which is Python
// and shares no code with it, ran all of them on the sandboxes too.
import { template } from '../../contract/catalog.ts'
import { type Bundle, readContract } from '../../contract/contract.ts'
import { errorBody } from '../../contract/error-bodies.ts'
import type { JsonObject } from '../../contract/json.ts'
import { type WorkflowInput, collectInputs } from './arazzo-requests.ts'
import { type Step, type Workflow, workflowsOf } from './arazzo-workflows.ts'

export function arazzo(bundle: Bundle): JsonObject {
  const { workflows, inputs } = written(bundle)
  const { info } = bundle
  return {
    arazzo: '1.0.1',
    info: {
      title: `${info.title}: workflows`,
      version: info.version,
      summary: 'One workflow for each clause of the contract that a request can bring about.',
    },
    sourceDescriptions: [{ name: 'contract', type: 'openapi', url: './openapi.json' }],
    workflows,
    components: { inputs: { deployment: schemaOf(inputs) } },
  }
}

/** What the workflows ask for. */
export function arazzoInputs(bundle: Bundle): WorkflowInput[] {
  return written(bundle).inputs
}

function written(bundle: Bundle): { workflows: JsonObject[]; inputs: WorkflowInput[] } {
  const inputs = collectInputs()
  const workflows = workflowsOf(readContract(bundle), inputs)
  return { workflows: workflows.map((it) => workflowOf(bundle, it)), inputs: inputs.all() }
}

function schemaOf(inputs: WorkflowInput[]): JsonObject {
  const described = inputs.map(({ name, isSecret }): [string, JsonObject] => [
    name,
    { type: 'string', ...(isSecret && { format: 'password' }) },
  ])
  return { type: 'object', properties: Object.fromEntries(described) }
}

function workflowOf(bundle: Bundle, { name, summary, steps }: Workflow): JsonObject {
  return {
    workflowId: slug(name),
    summary,
    inputs: { $ref: '#/components/inputs/deployment' },
    steps: steps.map((step, index) => stepOf(bundle, step, index)),
  }
}

function stepOf(bundle: Bundle, step: Step, index: number): JsonObject {
  const { variant, description, request } = step
  const { contentType, operation } = variant
  return {
    stepId: `${index + 1}-${slug(description)}`,
    description,
    operationId: operation.id,
    parameters: request.parameters,
    ...(contentType !== undefined && {
      requestBody: { contentType, payload: request.payload },
    }),
    successCriteria: criteria(bundle, step),
  }
}

function criteria(bundle: Bundle, { variant, error, language }: Step): JsonObject[] {
  const status = error?.status ?? variant.operation.success.status
  if (!error) return [{ condition: `$statusCode == ${status}` }]
  const body = errorBody(bundle, error.schema)
  const code = `$response.body#/${body.code}`
  const message = `$response.body#/${body.message}`
  // The wording is the service's own, its language is not; a template without a Han character says no more.
  const isHan = language && /\p{Script=Han}/u.test(template(error, language))
  return [
    { condition: `$statusCode == ${status}` },
    { condition: `${code} == '${error.code}'` },
    ...(language && error.message[language] !== undefined
      ? [
          {
            context: message,
            type: 'regex',
            condition: isHan ? '[\\u4e00-\\u9fff]' : '^[^\\u4e00-\\u9fff]+$',
          },
        ]
      : []),
  ]
}

function slug(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
