// The client for a deployment that differs. Codes and words come from the deployment, so that none may become code.
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { runtime } from '../../scripts/generate/emit/runtime.ts'
import { overlaidFiles } from '../../scripts/generate/overlaid-files.ts'
import { problemsOf } from '../compiles.ts'

const names = ['client.ts', 'types.ts', 'errors.ts', 'texts.en.ts', 'texts.zh.ts']

test('a code, its words, a path and the title that would end a comment or a text do not', async () => {
  const odd = String.raw`A*/globalThis.hit()/*'"\u0060$\{x}B`
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'overlaid-')), 'overlay.yaml')
  const actions = [
    {
      target: "$['x-catalog']",
      update: {
        ...{ code: odd, product: 'ciam', status: 409, condition: null, schema: 'Error' },
        ...{ message: { en: odd }, handling: { en: odd }, parameters: [], source: odd },
      },
    },
    {
      target: "$.paths['/api/v2/sdk/pwd/update-by-email'].post['x-variants'][*].codes",
      update: odd,
    },
    { target: '$.paths', update: { '/odd*/path': {} } },
    {
      target: "$.paths['/odd*/path']",
      copy: "$.paths['/api/v2/tenant/users/{user_id}/change-password']",
    },
    { target: "$.paths['/api/v2/tenant/users/{user_id}/change-password']", remove: true },
  ]
  const title = `Odd */ \u2028globalThis.hit()\nglobalThis.hit()`
  writeFileSync(
    file,
    JSON.stringify({ overlay: '1.1.0', info: { title, version: '1.0.0' }, actions }),
  )
  const files = await overlaidFiles(file, names)
  expect(files.get('client.ts')).toContain('hit')
  const named = runtime().map(([name, text]) => [name, text] as const)
  expect(problemsOf(new Map([...files, ...named]))).toEqual([])
  for (const text of files.values()) expect(text.split(/[\n\u2028]/)[1]).not.toMatch(/^globalThis/)
})
