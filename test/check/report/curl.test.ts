// Runs the lines in a shell, against a server that shows what arrived.
import { execFile } from 'node:child_process'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WireRequest } from '../../../scripts/check/exchange.ts'
import { curlLine } from '../../../scripts/check/report/curl.ts'
import { createSecrets } from '../../../scripts/check/secrets/keeper.ts'

const run = promisify(execFile)

interface Arrived {
  method: string | undefined
  url: string | undefined
  headers: Record<string, string>
  body: string
}

let server: Server
let base: string
let arrived: Arrived | undefined

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers: Record<string, string> = {}
      for (let index = 0; index < request.rawHeaders.length; index += 2)
        headers[request.rawHeaders[index]!] = request.rawHeaders[index + 1]!
      const { method, url } = request
      arrived = { method, url, headers, body: Buffer.concat(chunks).toString() }
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => server.close())

const secrets: Record<string, string> = {
  PASSWORD: `p"w\\d '$HOME\`id\`!`,
  CODE: '123456',
  TOKEN: 'eyJ.a-b_c.d',
  URL_TOKEN: 'a+b/c=&d e',
}

const keeper = createSecrets(
  Object.entries(secrets).map(([name, value]) => ({ name, what: 'password', value })),
)

/** What stands for the secrets, as the report explains it. */
const variables = Object.fromEntries(
  Object.entries(secrets).flatMap(([name, value]) => [
    [name, value],
    [`${name}_JSON`, JSON.stringify(value).slice(1, -1)],
    [`${name}_URL`, encodeURIComponent(value)],
  ]),
)

function line(request: Partial<WireRequest>): string {
  const whole = { method: 'POST', path: '/', headers: [], body: undefined, ...request }
  return curlLine(whole, base, keeper)
}

const json: [string, string][] = [['Content-Type', 'application/json']]
const form: [string, string][] = [['Content-Type', 'application/x-www-form-urlencoded']]

describe('a curl line, run in a shell with its variables, sends what was sent', () => {
  it.each<{ name: string; request: Partial<WireRequest> }>([
    { name: 'quotes', request: { headers: json, body: `{"a":"it's \\"so\\""}` } },
    {
      name: 'dollars, backticks and !',
      request: { headers: json, body: '{"a":"$HOME `id` $(id) !! \\\\"}' },
    },
    { name: 'several lines', request: { headers: json, body: '{\n  "a": 1\n}\n\n' } },
    { name: 'an @ at the start', request: { headers: json, body: '@/etc/passwd' } },
    { name: 'an empty body', request: { headers: json, body: '' } },
    { name: 'a body of no media type', request: { body: '{}' } },
    {
      name: 'direction marks and joiners',
      request: { headers: json, body: '{"a":"\u202e汉字\u200d😀"}' },
    },
    {
      name: 'percent signs and backslashes beside control characters',
      request: { headers: json, body: '%s\\n\u0007\\0101\n' },
    },
    {
      name: 'a command to a CI runner',
      request: { headers: json, body: '{"a":"##[error] ##vso[x]"}' },
    },
    { name: 'broken JSON', request: { headers: json, body: '{"a":"b' } },
    {
      name: 'secrets in JSON',
      request: { headers: json, body: JSON.stringify({ p: secrets.PASSWORD, c: [secrets.CODE] }) },
    },
    {
      name: 'secrets beside a line end',
      request: { headers: json, body: `{"c":\n"${secrets.CODE}"\n}\n` },
    },
    {
      name: 'secrets in a form',
      request: {
        headers: form,
        body: `t=${encodeURIComponent(secrets.URL_TOKEN!)}&c=${secrets.CODE}`,
      },
    },
    { name: 'a code with a tail', request: { headers: json, body: `{"c":"x${secrets.CODE} "}` } },
    { name: 'a token', request: { headers: [['Authorization', `Bearer ${secrets.TOKEN}`]] } },
    { name: 'a token alone', request: { headers: [['Authorization', secrets.TOKEN!]] } },
    {
      name: 'an empty header',
      request: {
        headers: [
          ['X-L', ''],
          ['X-A', "it's"],
        ],
      },
    },
    { name: 'dots and brackets in a path', request: { path: '/a/../b/%2e/[1-3]{x,y}' } },
    {
      name: 'a token in the query',
      request: { path: `/a;b=c?t=${encodeURIComponent(secrets.URL_TOKEN!)}&x=1` },
    },
    { name: 'another method', request: { method: 'PUT', path: '//a//' } },
    { name: 'HEAD', request: { method: 'HEAD' } },
  ])('$name', async ({ request }) => {
    const { method = 'POST', path = '/', headers = [], body = '' } = request
    await run('sh', ['-c', line(request)], { env: { PATH: process.env.PATH, ...variables } })

    expect(arrived).toMatchObject({ method, url: path, body })
    expect(arrived?.headers).toMatchObject(Object.fromEntries(headers))
    expect(Object.keys(arrived?.headers ?? {}).includes('Content-Type')).toBe(
      headers.some(([name]) => name === 'Content-Type'),
    )
  })
})

it('stands on one line, with nothing invisible and no command in it', () => {
  const text = line({
    headers: json,
    body: '{"a":"x\n::error::y\u202e\u001b[31m ##[error] ##vso[z]"}',
  })

  expect(text).not.toMatch(/[\p{C}\u2028]|##\[|##vso\[/u)
})

describe('a secret in the middle of a text', () => {
  it.each([
    ['in one piece is a variable', 'x123456y', `--data-raw '{"a":"x'"\${CODE}"'y"}'`],
    ['at the end is a variable', 'x123456', `--data-raw '{"a":"x'"\${CODE}"'"}'`],
    ['in another case is only taken out', 'xEYJ.A-B_C.Dy', `--data-raw '{"a":"x\${TOKEN}y"}'`],
  ])('%s', (_, value, expected) => {
    expect(line({ headers: json, body: `{"a":"${value}"}` })).toContain(expected)
  })

  it('and what only looks like a variable is text', () => {
    expect(line({ headers: json, body: '{"a":"${CODE}"}' })).toContain(`'{"a":"\${CODE}"}'`)
  })
})
