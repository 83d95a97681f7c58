// The files of the client, and the description, for a deployment that differs from the contract as an overlay says.
import { bundle } from '../contract/bundle.ts'
import type { Bundle } from '../contract/contract.ts'
import { overlaid } from '../overlay/overlaid.ts'
import { readOverlay } from '../overlay/read.ts'
import { client } from './emit/client.ts'
import { errors } from './emit/errors.ts'
import { texts } from './emit/texts.ts'
import { banner } from './written-files.ts'

/** Those of these names that differ by contract. Throws an Error with what is wrong. */
export async function overlaidFiles(
  file: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const own = overlaid(bundle, readOverlay(file), { language: 'en' })
  const title = own['x-overlay'] ?? ''
  const head =
    `// ${banner} ${own.info.version} with the overlay ` +
    `${JSON.stringify(title).replaceAll(/[\u2028\u2029]/g, ' ')}. Do not edit.`
  const makers: Record<string, () => string | Promise<string>> = {
    'client.ts': () => client(own),
    'types.ts': () => typesOf(own),
    'errors.ts': () => errors(own),
    'texts.en.ts': () => texts(own, 'en'),
    'texts.zh.ts': () => texts(own, 'zh'),
    'openapi.json': () => `${JSON.stringify(own, null, 2)}\n`,
  }
  const made = names.flatMap((name) => {
    const make = makers[name]
    return make ? [{ name, make }] : []
  })
  const contents = made.map(async ({ name, make }): Promise<[string, string]> => {
    const text = await make()
    return [name, name.endsWith('.ts') ? `${head}\n${text}` : text]
  })
  return new Map(await Promise.all(contents))
}

/** The package does not bring what makes types, since without an overlay they are made already. */
async function typesOf(own: Bundle): Promise<string> {
  const { types } = await import('./emit/types.ts').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new Error(
      'types for an overlay need the package openapi-typescript; run npm install --save-dev openapi-typescript',
    )
  })
  return types(own)
}
