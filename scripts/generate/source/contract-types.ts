// The nodes of the contract that OpenAPI does not know, so that references in them are followed and
// their keys checked.
import type { Plugin } from '@redocly/openapi-core'
import { effects } from '../../contract/values.ts'

const provenance = {
  source: { type: 'string' },
  provenance: 'VariantProvenance',
  inferred: 'Texts',
} as const

export const contractTypes: NonNullable<Plugin['typeExtension']> = {
  oas3(types) {
    const { Root, Operation } = types
    if (!Root || !Operation) return types
    return {
      ...types,
      Root: { ...Root, properties: { ...Root.properties, 'x-companions': 'Paths' } },
      Operation: {
        ...Operation,
        properties: { ...Operation.properties, 'x-variants': 'VariantList' },
      },
      VariantList: { properties: {}, items: 'Variant' },
      Variant: {
        properties: {
          product: { type: 'string' },
          mode: { type: 'string' },
          description: 'Texts',
          security: 'SecurityRequirementList',
          contentType: { type: 'string' },
          effect: { enum: [...effects] },
          verificationType: { type: 'string' },
          list: { enum: ['closed', 'open'] },
          ...provenance,
          notes: 'NoteList',
          codes: { type: 'array', items: { type: 'string' } },
        },
        required: ['product', 'list', 'source', 'codes'],
      },
      VariantProvenance: {
        properties: Object.fromEntries(
          ['mode', 'security', 'verificationType', 'codes', 'inputs'].map((it) => [
            it,
            { type: 'string' },
          ]),
        ),
      },
      NoteList: { properties: {}, items: 'Note' },
      Note: {
        properties: { source: {}, en: { type: 'string' }, zh: { type: 'string' } },
        required: ['source', 'en', 'zh'],
      },
      Texts: {
        properties: { en: { type: 'string' }, zh: { type: 'string' } },
        required: ['en', 'zh'],
      },
    }
  },
}
