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
export async function heyApi(): Promise<(folder: string) => Promise<void>> {
  const { createClient } = await load<{ createClient(config: object): Promise<unknown> }>(
    '@hey-api/openapi-ts/dist/index.mjs',
  )
  const plugins = ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch']
  return async (folder) => {
    await createClient({ input, output: folder, plugins, logs: { level: 'silent', file: false } })
  }
}

/** orval with its client on fetch; with mocks if asked. */
export async function orval(): Promise<(file: string, mock?: object | false) => Promise<void>> {
  // It takes hold of the console when it is loaded.
  const { generate } = await silently(() =>
    load<{ generate(options: object): Promise<unknown> }>('orval/dist/index.js'),
  )
  return async (file, mock = false) => {
    await silently(() =>
      generate({ input, output: { target: file, client: 'fetch', mode: 'single', mock } }),
    )
  }
}

function load<T>(file: string): Promise<T> {
  return import(pathToFileURL(path.join(peersFolder, 'node_modules', file)).href)
}

/** orval tells its progress on the console, and cannot be told not to. */
async function silently<T>(work: () => Promise<T>): Promise<T> {
  const { log, warn } = console
  console.log = console.warn = () => undefined
  try {
    return await work()
  } finally {
    Object.assign(console, { log, warn })
  }
}
