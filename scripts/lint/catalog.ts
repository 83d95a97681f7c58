// Rules about the catalog beside the contract.
import type { Oas3Rule } from '@redocly/openapi-core'
import { placeholderProblems } from '../generate/source/catalog.ts'
import { catalogOf, report } from './redocly-report.ts'

/** The catalog is readable, valid against its schema, and free of duplicates, unknown conditions and unknown products. */
export const catalogValid: Oas3Rule = () => ({
  Root(root, ctx) {
    const { entries, problems } = catalogOf(ctx)
    const products = (root.tags ?? []).map(({ name }) => name)
    const stray = new Map(
      entries.filter((it) => !products.includes(it.product)).map((it) => [it.file, it.product]),
    )
    const use =
      products.length > 0 ? `use one of ${products.join(', ')}, or add a tag` : 'add a tag'
    const strayProblems = [...stray].map(([file, product]) => ({
      ...{ file, path: ['product'] },
      message: `the product ${product} has no tag in openapi.yaml; ${use}`,
    }))
    report(ctx, [...problems, ...strayProblems])
  },
})

/** Placeholders of both languages and the parameters are the same. */
export const placeholdersAgree: Oas3Rule = () => ({
  Root(_, ctx) {
    report(ctx, catalogOf(ctx).entries.flatMap(placeholderProblems))
  },
})
