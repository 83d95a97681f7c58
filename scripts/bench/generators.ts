// What makes types and a client from the bundle: ours, and two others by their own interfaces.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bundle } from '../contract/contract.ts'
import { client } from '../generate/emit/client.ts'
import { types } from '../generate/emit/types.ts'
import { peersFolder } from '../peers/installed.ts'

const input = path.resolve('generated/openapi.json')

/** Types and client from the bundle's file into a folder, as the others make theirs. */
export async function ours(folder: string): Promise<void> {
  const bundle: Bundle = JSON.parse(readFileSync(input, 'utf8'))
  writeFileSync(path.join(folder, 'types.ts'), await types(bundle))
  writeFileSync(path.join(folder, 'client.ts'), client(bundle))
}

/** hey-api as it comes: types, and functions over its client on fetch. */
export async function heyApi(folder: string): Promise<void> {
  const { createClient } = await load('@hey-api/openapi-ts/dist/index.mjs')
  const plugins = ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch']
  const logs = { level: 'silent', file: false }
  await createClient?.({ input, output: folder, plugins, logs })
}

/** orval with its client on fetch; with mocks if asked. */
export async function orval(target: string, mock: object | false = false): Promise<void> {
  // It tells its progress on the console, and cannot be told not to.
  const { log, warn } = console
  console.log = console.warn = () => undefined
  try {
    const { generate } = await load('orval/dist/index.js')
    await generate?.({ input, output: { target, client: 'fetch', mode: 'single', mock } })
  } finally {
    Object.assign(console, { log, warn })
  }
}

/** The functions of a module in the cache. */
function load(file: string): Promise<Record<string, (options: object) => Promise<unknown>>> {
  return import(pathToFileURL(path.join(peersFolder, 'node_modules', file)).href)
}
