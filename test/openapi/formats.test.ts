// The bundle is what other tools understand: OpenAPI 3.1, OpenAPI 3.0.3, and Prism.
import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readContract } from '../../scripts/contract/contract.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { type Started, startPrism } from '../../scripts/peers/process.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

describe('the JSON Schema of OpenAPI accepts', () => {
  test.each([
    ['openapi.json', '3.1'],
    ['openapi.zh.json', '3.1'],
    ['openapi-3.0.json', '3.0'],
  ])('%s as %s', async (file, version) => {
    const validator = new Validator()
    const result = await validator.validate(JSON.parse(readFileSync(`generated/${file}`, 'utf8')))
    expect(result).toEqual({ valid: true })
    expect(validator.version).toBe(version)
  })

  test('no damaged bundle', async () => {
    const damaged = { ...bundle, paths: { '/x': { get: { responses: [] } } } }
    expect(await new Validator().validate(damaged)).toMatchObject({ valid: false })
  })
})

describe('Prism', () => {
  let prism: Started
  beforeAll(async () => {
    prism = await startPrism('mock', 'generated/openapi.json')
  }, 30_000)
  afterAll(() => prism?.stop())

  const products = readContract(bundle).products
  const cases = readContract(bundle).operations.flatMap((operation) =>
    operation.variants.flatMap((variant) =>
      variant.errors.map((error) => ({ operation, variant, error })),
    ),
  )

  test('serves every code on demand, and the sandbox the same response', async () => {
    expect(products.length).toBeGreaterThan(0)
    for (const { operation, variant, error } of cases) {
      const headers: Record<string, string> = {
        'content-type': variant.contentType ?? 'application/json',
        prefer: `code=${error.status}, example=${error.code}`,
      }
      for (const input of variant.inputs)
        if (input.in === 'header' && input.value !== 'language')
          headers[input.name] = String(input.examples[0] ?? 'x')
      for (const { name, form, in: place } of variant.credentials)
        if (place === 'header') headers[name] = form === 'bearer' ? 'Bearer x' : 'x'
      const body = Object.fromEntries(
        variant.inputs.filter((it) => it.in === 'body').map((it) => [it.name, it.examples[0]]),
      )
      const isForm = variant.contentType === 'application/x-www-form-urlencoded'
      const text = isForm
        ? new URLSearchParams(body as Record<string, string>).toString()
        : JSON.stringify(body)
      const request = { method: operation.method, headers, ...(variant.body && { body: text }) }
      const path = operation.path.replace(/\{[^}]+\}/g, 'x')
      const there = await fetch(prism.url + path, request)
      const here = await createSandbox({ product: variant.product }).fetch(
        new Request(`http://localhost${path}`, request),
      )
      expect([error.code, here.status, await here.json()]).toEqual([
        error.code,
        there.status,
        await there.json(),
      ])
    }
  }, 30_000)
})
