// The recipes as far as no generator is needed; that they work shows `npm run clients` itself.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { secretValues } from '../../scripts/contract/values.ts'
import { attempt } from '../../scripts/clients/attempt.ts'
import { readRecipes } from '../../scripts/clients/recipe.ts'
import { serveAll } from '../../scripts/clients/server.ts'

const work = mkdtempSync(path.join(os.tmpdir(), 'clients-'))
afterAll(() => rmSync(work, { recursive: true }))

const recipes = readRecipes()

test('the languages asked for have a recipe', () => {
  expect(recipes.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['go', 'java', 'kotlin', 'php', 'python', 'rust']),
  )
})

describe.each(recipes)('the recipe of $name', ({ folder, generator, ...recipe }) => {
  const version = generator.split(' ').at(-1) ?? ''
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) =>
    it.isFile(),
  )
  const texts = files.map((file) => readFileSync(path.join(file.parentPath, file.name), 'utf8'))

  test('runs the version that the table names', () => {
    const commands = [recipe.prepare, recipe.generate].join('\n')
    const settings = texts.filter((_, index) => files[index]?.name !== 'recipe.yaml')
    const isNamed = [commands, ...settings].some((text) => text.includes(version))
    expect(isNamed, `prepare, generate and the settings do not name ${version}`).toBe(true)
  })

  test('reads the file of the contract that it names', () => {
    const settings = texts.filter((_, index) => files[index]?.name !== 'recipe.yaml')
    const isNamed = [recipe.generate, ...settings].some((text) => text.includes(recipe.contract))
    expect(isNamed, `generate and the settings do not name ${recipe.contract}`).toBe(true)
  })

  test('has a program that calls all servers', () => {
    const servers = ['IDAAS_URL', 'IDAAS_NEWER_URL', 'IDAAS_GATEWAY_URL']
    const callers = texts.filter((text) => servers.every((name) => text.includes(name)))
    expect(callers, `files that have ${servers.join(', ')}`).toHaveLength(1)
  })
})

test('the table has every recipe, and each one passed', () => {
  const table = readFileSync('generated/clients.md', 'utf8')
  for (const { name, language, generator } of recipes)
    expect(table, `run \`npm run clients -- --only ${name} --write\``).toMatch(
      new RegExp(`\\| ${language} +\\| ${generator} .*\\| passed`),
    )
})

test('a program can be run again: a success leaves no password behind', async () => {
  const servers = await serveAll()
  const change = async () => {
    const headers = {
      'content-type': 'application/json',
      'x-operating-sys-version': 'a',
      'x-device-fingerprint': 'a',
      'x-agent': 'a',
      'x-client-id': 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
    }
    const body = JSON.stringify({
      mobile: '12345678901',
      verify_code: '123456',
      password: 'Quiet-River-7',
    })
    const address = `${servers.IDAAS_URL.url}/api/v2/sdk/pwd/update-by-mobile`
    return (await fetch(address, { method: 'POST', headers, body })).status
  }
  expect([await change(), await change()]).toEqual([200, 200])
  for (const { close } of Object.values(servers)) await close()
})

describe('an attempt', () => {
  const call = recipeWithoutDownload()

  test.each([
    ['passes with a program that does what it must', {}, { result: 'passed' }],
    [
      'is skipped if the generator cannot run',
      { needs: { generate: ['no-such-program'], use: [] } },
      { result: 'skipped', reason: 'no no-such-program' },
    ],
    [
      'is skipped if the language cannot run',
      { needs: { generate: ['node'], use: ['no-such-program'] } },
      { result: 'skipped', reason: 'no no-such-program' },
    ],
    [
      'fails with a generator that fails',
      { generate: 'echo broken contract; exit 3' },
      { result: 'failed', reason: 'generate', output: 'broken contract\n' },
    ],
    [
      'fails with a program that does not compile',
      { compile: 'exit 1' },
      { result: 'failed', reason: 'compile' },
    ],
    [
      'fails with a program that calls nothing',
      { use: 'echo success:; echo typed code:; echo unknown code:; echo gateway:' },
      { result: 'failed', reason: 'success' },
    ],
    [
      'fails with a program that does not look at what gateways send',
      { use: 'IDAAS_GATEWAY_URL=$IDAAS_URL/nowhere node use.mjs' },
      { result: 'failed', reason: 'gateway' },
    ],
    [
      'fails with a program that expects another code',
      { use: 'node use.mjs ANOTHER.CODE' },
      { result: 'failed', reason: 'typed code' },
    ],
  ])('%s', async (_, change, wanted) => {
    expect(
      await attempt(
        { ...call, ...change },
        { contracts: 'generated', workFolder: path.join(work, 'attempts') },
      ),
    ).toMatchObject(wanted)
  })

  test('fails if the contract is damaged', async () => {
    const contracts = path.join(work, 'damaged')
    mkdirSync(contracts, { recursive: true })
    writeFileSync(
      path.join(contracts, 'openapi.json'),
      readFileSync('generated/openapi.json', 'utf8').replaceAll(
        'IDAAS.SDK.PWD.0007',
        'IDAAS.SDK.PWD.0009',
      ),
    )
    expect(
      await attempt(call, { contracts, workFolder: path.join(work, 'attempts') }),
    ).toMatchObject({ result: 'failed', reason: 'typed code' })
  })
})

/** A recipe without a download: "generates" the codes of the contract as a JSON file, and calls with fetch. */
function recipeWithoutDownload() {
  const folder = path.join(work, 'recipe')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    path.join(folder, 'generate.mjs'),
    `
    import { readFileSync, writeFileSync } from 'node:fs'
    const { components } = JSON.parse(readFileSync('openapi.json', 'utf8'))
    writeFileSync('codes.json', JSON.stringify(components.schemas.UpdatePasswordByMobileError400Code.enum))
  `,
  )
  writeFileSync(
    path.join(folder, 'use.mjs'),
    `
    import { readFileSync } from 'node:fs'
    const codes = JSON.parse(readFileSync('codes.json', 'utf8'))
    const { IDAAS_URL, IDAAS_NEWER_URL, IDAAS_GATEWAY_URL } = process.env
    const [wanted = 'IDAAS.SDK.PWD.0007'] = process.argv.slice(2)
    async function call(url, password) {
      const headers = { 'content-type': 'application/json', 'x-operating-sys-version': 'a', 'x-device-fingerprint': 'a', 'x-agent': 'a', 'x-client-id': 'nTo1eRIub60vPb54WeE6aojPwYwImtl4' }
      const body = JSON.stringify({ mobile: '12345678901', verify_code: '123456', password })
      const response = await fetch(url + '/api/v2/sdk/pwd/update-by-mobile', { method: 'POST', headers, body })
      const text = await response.text()
      return { status: response.status, code: response.status === 400 ? JSON.parse(text).error_code : undefined }
    }
    function expect(name, holds) {
      if (!holds) process.exit(1)
      console.log(name + ': yes')
    }
    expect('success', (await call(IDAAS_URL, 'Quiet-River-7')).status === 200)
    const { code } = await call(IDAAS_URL, 'Ab-12')
    expect('typed code', code === wanted && codes.includes(code))
    expect('unknown code', !codes.includes((await call(IDAAS_NEWER_URL, 'Ab-12')).code))
    for (const status of [502, 429, 204])
      if ((await call(IDAAS_GATEWAY_URL + '/' + status, 'Ab-12')).status !== status) process.exit(1)
    console.log('gateway: yes')
  `,
  )
  return {
    name: 'fetch',
    folder,
    language: 'JavaScript',
    generator: 'none 1.0.0',
    contract: 'openapi.json' as const,
    needs: { generate: ['node'], use: ['node'] },
    generate: 'node generate.mjs',
    compile: 'node --check use.mjs',
    use: 'node use.mjs',
  }
}

test('the Python recipe keeps each secret of a request out of the text of its objects', () => {
  const { operations, companions } = readContract(bundle)
  const secrets = [...operations, ...companions]
    .flatMap(({ variants }) => variants.flatMap(({ inputs }) => inputs))
    .filter((it) => it.in === 'body' && secretValues.includes(it.value ?? ''))
    .map(({ name }) => name)
  const hooks = readFileSync('scripts/clients/python/client.yaml', 'utf8')
  const pattern = /s\/\^ {4}(.+?): str\$\//.exec(hooks)?.[1]?.replaceAll('\\\\', '\\') ?? 'none'
  expect(secrets).toContain('password')
  expect(secrets.filter((it) => !new RegExp(`^(?:${pattern})$`).test(it))).toEqual([])
})

test('--serve prints where the services of the recipes are', async () => {
  const server = spawn(process.execPath, ['--import', 'tsx', 'scripts/clients.ts', '--serve'])
  try {
    let said = ''
    for await (const chunk of server.stdout) {
      said += String(chunk)
      if (said.split('\n').length > 3) break
    }
    const urls = [...said.matchAll(/^export IDAAS_\w*URL=(.+)$/gm)].map(([, url = '']) => url)
    expect(urls).toHaveLength(3)
    expect((await fetch(`${urls[0]}/_sandbox/health`)).status).toBe(200)
  } finally {
    server.kill()
  }
})
