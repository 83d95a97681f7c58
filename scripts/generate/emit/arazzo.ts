// arazzo.yaml: the contract as Arazzo workflows, one per clause and one per way that people go. What a deployment
// must be told stands in the inputs, in the shape of a profile, its secrets marked so that runners mask them.
import { type Bundle, readContract } from '../../contract/contract.ts'
import { template } from '../../contract/catalog.ts'
import { type JsonObject, isObject, resolve } from '../../contract/json.ts'
import type { Profile } from '../../check/profile/profile.ts'
import { profileOf } from '../../check/profile/sandbox-profile.ts'
import { factsOf } from '../../check/profile/world.ts'
import { defaultData } from '../../sandbox/default-data.ts'
import { type Symbols, symbolsOf } from './arazzo-inputs.ts'
import { type Step, type Workflow, workflowsOf } from './arazzo-workflows.ts'

/** Each product is a source of its own, so that a runner can give each a server of its own. */
export function arazzo(bundle: Bundle, products = readContract(bundle).products): JsonObject {
  const { symbols, workflows } = written(bundle, exampleProfile(bundle, products))
  const { info } = bundle
  return {
    arazzo: '1.0.1',
    info: {
      title: `${info.title}: clauses and flows`,
      version: info.version,
      summary: 'One workflow per clause of the contract, and one per way that people go.',
    },
    sourceDescriptions: products.map((name) => ({ name, type: 'openapi', url: './openapi.json' })),
    workflows,
    components: { inputs: { deployment: symbols.schema() } },
  }
}

/** What the workflows of the profile's products ask for, as this profile has it. */
export function arazzoInputs(bundle: Bundle, profile: Profile): JsonObject {
  return written(bundle, profile).symbols.values()
}

function written(bundle: Bundle, profile: Profile): { symbols: Symbols; workflows: JsonObject[] } {
  const symbols = symbolsOf(profile)
  return {
    symbols,
    workflows: workflowsOf(bundle, profile.products, factsOf(profile)).map((it) =>
      workflowOf(bundle, symbols, it),
    ),
  }
}

/** The world of the contract's examples, which names what the inputs are; none of its secrets goes out. */
function exampleProfile(bundle: Bundle, products: string[]): Profile {
  const [product = ''] = products
  const contract = readContract(bundle)
  return {
    ...profileOf({ data: defaultData(contract), product, contract }, 'http://localhost', ''),
    products,
  }
}

function workflowOf(
  bundle: Bundle,
  symbols: Symbols,
  { name, summary, steps }: Workflow,
): JsonObject {
  return {
    workflowId: slug(name),
    summary,
    inputs: { $ref: '#/components/inputs/deployment' },
    steps: steps.map((step, index) => stepOf(bundle, symbols, step, index)),
  }
}

function stepOf(bundle: Bundle, symbols: Symbols, step: Step, index: number): JsonObject {
  const { description, request, error } = step
  const { variant } = request
  const { parameters, payload } = symbols.request(request, error?.condition ?? undefined)
  return {
    stepId: `${index + 1}-${slug(description)}`,
    description,
    operationId: `$sourceDescriptions.${variant.product}.${variant.operation.id}`,
    parameters,
    ...(variant.contentType !== undefined && {
      requestBody: { contentType: variant.contentType, payload },
    }),
    successCriteria: criteria(bundle, step),
  }
}

function criteria(bundle: Bundle, { request, error, language }: Step): JsonObject[] {
  const status = error?.status ?? request.variant.operation.success.status
  if (!error) return [{ condition: `$statusCode == ${status}` }]
  const code = `$response.body#/${holder(bundle, error.schema, 'error.code')}`
  const message = `$response.body#/${holder(bundle, error.schema, 'error.message')}`
  // The wording is the service's own, its language is a promise; where the template has no Han character, no more can be said.
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

/** The property of a schema that holds the code or the message. */
function holder(bundle: Bundle, schema: string, value: string): string {
  const { properties } = resolve(bundle, { $ref: `#/x-shapes/${schema}` })
  const members = Object.entries(isObject(properties) ? properties : {})
  return members.find(([, property]) => resolve(bundle, property)['x-value'] === value)?.[0] ?? ''
}

function slug(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
