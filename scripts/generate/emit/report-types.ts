// report.ts: the types of the check's report, from the JSON Schema that is published for it.
import openapiTS, { astToString } from 'openapi-typescript'
import kinds from '../../check/findings/finding-kinds.json' with { type: 'json' }
import schema from '../../check/report/report.schema.json' with { type: 'json' }

export async function reportTypes(): Promise<string> {
  const { $defs, ...Report } = schema
  const { finding } = $defs
  // The schema leaves room for the ids of other versions.
  const id = { ...finding.properties.id, enum: Object.keys(kinds) }
  const ours = { ...finding, properties: { ...finding.properties, id } }
  const document = {
    openapi: '3.1.0',
    info: { title: schema.title, version: '' },
    paths: {},
    components: { schemas: { Report, ...$defs, finding: ours } },
  }
  const text = JSON.stringify(document).replaceAll('#/$defs/', '#/components/schemas/')
  const nodes = await openapiTS(text, { rootTypes: true, rootTypesNoSchemaPrefix: true })
  return astToString(nodes)
}
