// Every generated file from the bundles, as text by file name. Pure: nothing is written here.
import { Document, isCollection, stringify, visit } from 'yaml'
import type { JsonObject } from '../../contract/json.ts'
import type { Provenance } from '../../contract/provenance.ts'
import { arazzo } from './arazzo.ts'
import type { Bundles } from '../source/bundle.ts'
import { client } from '../client/client.ts'
import { errors } from './errors.ts'
import { errorsMarkdown } from './errors-markdown.ts'
import { openapi30 } from './openapi30.ts'
import { texts } from './texts.ts'
import { types } from './types.ts'

const banner = 'Generated from the OpenAPI contract of idaas-password. Do not edit.'

/** File names in `generated/` and their content, the same bytes each time. */
export async function outputs(
  { en: bundle, zh }: Bundles,
  provenance: Provenance,
): Promise<Map<string, string>> {
  return new Map([
    ['openapi.json', json(bundle)],
    ['openapi.zh.json', json(zh)],
    [
      'openapi.yaml',
      `# ${banner}\n${stringify(bundle, { lineWidth: 0, aliasDuplicateObjects: false })}`,
    ],
    ['openapi-3.0.json', json(openapi30(bundle))],
    ['arazzo.yaml', `# ${banner}\n${compact(arazzo(bundle))}`],
    ['errors.json', json({ errors: bundle['x-catalog'] })],
    ['errors.md', `<!-- ${banner} -->\n\n${errorsMarkdown(bundle, provenance)}`],
    ['decisions.json', json(provenance)],
    ['types.ts', `// ${banner}\n${await types(bundle)}`],
    ['errors.ts', `// ${banner}\n${errors(bundle)}`],
    ['client.ts', `// ${banner}\n${client(bundle)}`],
    ['texts.en.ts', `// ${banner}\n${texts(bundle, 'en')}`],
    ['texts.zh.ts', `// ${banner}\n${texts(bundle, 'zh')}`],
  ])
}

/** YAML with a line a parameter and a line a criterion: there are hundreds. */
function compact(value: JsonObject): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  visit(document, {
    Map(key, node) {
      if (typeof key === 'number' && !node.items.some(({ value }) => isCollection(value)))
        node.flow = true
    },
  })
  return document.toString({ lineWidth: 0 })
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
