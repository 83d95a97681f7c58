// Rules about the catalog beside the contract.
import type { Oas3Rule } from '@redocly/openapi-core'
import { placeholderProblems } from '../generate/source/catalog.ts'
import { catalogOf, report } from './redocly-report.ts'

/** The catalog is readable, valid against its schema, and free of duplicates and unknown conditions. */
export const catalogValid: Oas3Rule = () => ({
  Root(_, ctx) {
    report(ctx, catalogOf(ctx).problems)
  },
})

/** Placeholders of both languages and the parameters are the same. */
export const placeholdersAgree: Oas3Rule = () => ({
  Root(_, ctx) {
    report(ctx, catalogOf(ctx).entries.flatMap(placeholderProblems))
  },
})
