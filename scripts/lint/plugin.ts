// Our own rules as a Redocly plugin. They know the catalog beside the contract, and they hold what
// the generator relies on; `npm run generate` runs the same rules.
import type { Oas3Rule, Plugin } from '@redocly/openapi-core'
import { catalogValid, placeholdersAgree, provenanceDefined, decisionsValid } from './catalog.ts'
import { examplesHarmless, secretsMarked, valuesKnown } from './schemas.ts'
import { naming } from './naming.ts'
import { catalogAgrees, operationComplete, refusalsHaveExamples } from './operations.ts'
import { callsSupported } from './supported.ts'

/** Rules for the hand-written contract, where the catalog stands beside it. */
export const contractRules: Record<string, Oas3Rule> = {
  'catalog-valid': catalogValid,
  'placeholders-agree': placeholdersAgree,
  'provenance-defined': provenanceDefined,
  'decisions-valid': decisionsValid,
  'catalog-agrees': catalogAgrees,
  'operation-complete': operationComplete,
  'secrets-marked': secretsMarked,
  'values-known': valuesKnown,
  'examples-harmless': examplesHarmless,
  naming,
  'calls-supported': callsSupported,
}

/** Rules for the bundle. */
export const bundleRules: Record<string, Oas3Rule> = {
  'refusals-have-examples': refusalsHaveExamples,
}

export default function plugin(): Plugin {
  return {
    id: 'idaas',
    rules: { oas3: { ...contractRules, ...bundleRules } },
    typeExtension: {
      oas3(types) {
        const { Operation } = types
        if (!Operation) return types
        return {
          ...types,
          Operation: {
            ...Operation,
            properties: {
              ...Operation.properties,
              'x-variants': { name: 'VariantList', properties: {}, items: 'Variant' },
            },
          },
          Variant: {
            properties: {
              product: { type: 'string' },
              mode: { type: 'string' },
              security: 'SecurityRequirementList',
              verificationType: { type: 'string' },
              list: { enum: ['closed', 'open'] },
              source: { type: 'string' },
              inferred: { type: 'object' },
              codes: { type: 'array', items: { type: 'string' } },
            },
            required: ['product', 'list', 'source', 'codes'],
          },
        }
      },
    },
  }
}
