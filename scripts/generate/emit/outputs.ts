// Every generated file from the bundles, as text by file name. Pure: nothing is written here.
import { Document, isCollection, stringify, visit } from 'yaml'
import type { JsonObject } from '../../contract/json.ts'
import { arazzo } from './arazzo.ts'
import type { Bundled } from '../source/bundle.ts'
import { banner } from '../written-files.ts'
import { client } from './client.ts'
import { errors } from './errors.ts'
import { errorsMarkdown } from './errors-markdown.ts'
import { limitsMarkdown } from './limits-markdown.ts'
import { openapi30 } from './openapi30.ts'
import { reportTypes } from './report-types.ts'
import { runtime } from './runtime.ts'
import { texts } from './texts.ts'
import { types } from './types.ts'
import { validatorTypes, validators } from './validators.ts'

/** File names in `generated/` and their content, the same bytes each time. */
export async function outputs({
  bundles: { en: bundle, zh },
  products,
  provenance,
}: Bundled): Promise<Map<string, string>> {
  const about = `${banner} ${bundle.info.version}. Do not edit.`
  const english = new Map([...products].map(([product, { en }]) => [product, en]))
  return new Map([
    ['openapi.json', json(bundle)],
    ['openapi.zh.json', json(zh)],
    ...[...products].flatMap(([product, own]): [string, string][] => [
      [`openapi.${product}.json`, json(own.en)],
      [`openapi.${product}.zh.json`, json(own.zh)],
    ]),
    [
      'openapi.yaml',
      `# ${about}\n${stringify(bundle, { lineWidth: 0, aliasDuplicateObjects: false })}`,
    ],
    ['openapi-3.0.json', json(openapi30(bundle))],
    ['arazzo.yaml', `# ${about}\n${compact(arazzo(bundle))}`],
    ['errors.json', json({ errors: bundle['x-catalog'] })],
    ['errors.md', `<!-- ${about} -->\n\n${errorsMarkdown(bundle, provenance)}`],
    ['limits.md', `<!-- ${about} -->\n\n${limitsMarkdown()}`],
    ['decisions.json', json(provenance)],
    ['types.ts', `// ${about}\n${await types(bundle)}`],
    ['report.ts', `// ${about}\n${await reportTypes()}`],
    ['errors.ts', `// ${about}\n${errors(bundle)}`],
    ['client.ts', `// ${about}\n${client(bundle)}`],
    ...runtime().map(([name, code]): [string, string] => [name, `// ${about}\n${code}`]),
    ['validators.js', `// ${about}\n${await validators(english)}`],
    ['validators.d.ts', `// ${about}\n${validatorTypes}`],
    ['texts.en.ts', `// ${about}\n${texts(bundle, 'en')}`],
    ['texts.zh.ts', `// ${about}\n${texts(bundle, 'zh')}`],
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
