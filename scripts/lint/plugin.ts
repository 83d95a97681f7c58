// Our own rules as a Redocly plugin. They know the catalog beside the contract, and they hold what
// the generator relies on; `npm run generate` runs the same rules.
import type { Oas3Rule, Plugin } from '@redocly/openapi-core'
import { contractTypes } from '../generate/source/contract-types.ts'
import { callsSupported } from './calls/calls.ts'
import { catalogValid, placeholdersAgree } from './catalog.ts'
import { decisionsValid } from './decisions.ts'
import { examplesHarmless } from './examples.ts'
import { filesRead } from './files-read.ts'
import { extensionsKnown, keysKnown, keywordsKnown, valuesKnown } from './known-words.ts'
import { naming } from './naming.ts'
import { catalogAgrees, errorsHaveExamples, operationComplete } from './operations.ts'
import { codesTied, provenanceDefined, statementsSourced } from './provenance.ts'
import { secretsMarked } from './secrets.ts'

/** Rules for the hand-written contract, where the catalog stands beside it. */
export const contractRules: Record<string, Oas3Rule> = {
  'catalog-valid': catalogValid,
  'placeholders-agree': placeholdersAgree,
  'provenance-defined': provenanceDefined,
  'statements-sourced': statementsSourced,
  'codes-tied': codesTied,
  'decisions-valid': decisionsValid,
  'catalog-agrees': catalogAgrees,
  'operation-complete': operationComplete,
  'secrets-marked': secretsMarked,
  'values-known': valuesKnown,
  'extensions-known': extensionsKnown,
  'keywords-known': keywordsKnown,
  'keys-known': keysKnown,
  'examples-harmless': examplesHarmless,
  'files-read': filesRead,
  naming,
  'calls-supported': callsSupported,
}

/** Rules for the bundle. */
export const bundleRules: Record<string, Oas3Rule> = {
  'errors-have-examples': errorsHaveExamples,
}

export default function plugin(): Plugin {
  return {
    id: 'idaas',
    rules: { oas3: { ...contractRules, ...bundleRules } },
    typeExtension: contractTypes,
  }
}
