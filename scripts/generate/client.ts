// client.ts: a client on openapi-fetch with a method per operation.
import { type Bundle, readContract } from '../contract/contract.ts'

export function client(bundle: Bundle): string {
  const { operations } = readContract(bundle)
  const methods = operations.map(({ id, method, path, dialects }) => {
    const products = [...new Set(dialects.map(({ product }) => product))].join(', ')
    return [
      `    /** \`${method} ${path}\` (${products}). */`,
      `    ${id}: (options: Options<'${path}', '${method.toLowerCase()}'>) => client.${method}('${path}', options),`,
    ].join('\n')
  })
  return [
    "import createClient, { type ClientOptions, type FetchOptions } from 'openapi-fetch'",
    "import type { paths } from './types.ts'",
    '',
    'type Options<P extends keyof paths, M extends keyof paths[P]> = FetchOptions<paths[P][M]>',
    '',
    '/**',
    ' * A typed client. Redirects are refused, since following one would send password and tokens to another host.',
    ' * Each method resolves to `{ data, error, response }`. It rejects where no answer came, and where a 200 announces',
    ' * a body that is no JSON.',
    ' */',
    'export function createPasswordClient(options: ClientOptions) {',
    "  const client = createClient<paths>({ redirect: 'error', ...options })",
    '  return {',
    ...methods,
    '  }',
    '}',
    '',
  ].join('\n')
}
