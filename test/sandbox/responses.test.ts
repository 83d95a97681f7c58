// Every code of the bundle, in each mode and language, for the catalog's own scenario and for values that no
// example foresaw. The values are written here by hand, condition by condition, not made by the code under test.
import { describe, expect, test } from 'vitest'
import { type CatalogError, fill } from '../../scripts/contract/catalog.ts'
import {
  type Variant,
  type Input,
  variantName,
  readContract,
} from '../../scripts/contract/contract.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import type { JsonObject } from '../../scripts/contract/json.ts'
import type { SandboxData } from '../../scripts/sandbox/start-data.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

interface RequestBody {
  content: { 'application/json': { schema: { $ref: string } } }
}

const goodPassword = 'Quiet-River-7'
const data: SandboxData = {
  clients: ['client-1'],
  accessTokens: ['access-1'],
  orphanIdTokens: ['gone-1', 'gone-2', 'gone-3', 'gone-4', 'gone-5', 'gone-6'],
  accounts: [
    {
      userId: 'user-1',
      username: 'Ouyang.Na9',
      name: '欧阳娜',
      mobile: '13900000001',
      email: 'nana.oy@example.com',
      password: 'First-Pass-1',
      formerPasswords: [
        'Second-Pass-2',
        'Third-Pass-3',
        'Fourth-Pass-4',
        'Fifth-Pass-5',
        'Sixth-Pass-6',
        'Seventh-Pass-7',
      ],
      verifyCode: '246810',
      idToken: 'id-1',
    },
    {
      userId: 'user-2',
      username: 'other',
      mobile: '13900000002',
      email: 'other@example.com',
      password: 'Other-Pass-1',
      verifyCode: '135790',
      idToken: 'id-2',
    },
  ],
  passwordPolicy: {
    minLength: 8,
    maxLength: 20,
    minClasses: 3,
    maxRepeat: 3,
    history: 6,
    weak: ['Passw0rd', 'Qwerty12', 'Welcome1', 'Abc123456', 'Iloveyou9', 'Summer24'],
  },
}

/** What a request carries: by input name, and the token; undefined is absent. */
interface Carried {
  values: Map<Input, unknown>
  authorization: string | undefined
}

const good: Record<string, string> = {
  clientId: 'client-1',
  'account.userId': 'user-1',
  'account.mobile': '13900000001',
  'account.email': 'nana.oy@example.com',
  verifyCode: '246810',
  newPassword: goodPassword,
  idToken: 'id-1',
  accessToken: 'access-1',
}

function goodRequest(variant: Variant): Carried {
  const values = new Map<Input, unknown>()
  for (const input of variant.inputs)
    if (input.required) values.set(input, good[input.value ?? ''] ?? 'anything')
  const key = variant.credentials[0]?.values[0]
  return { values, authorization: key && `Bearer ${good[key]}` }
}

async function send(
  variant: Variant,
  { values, authorization }: Carried,
  language?: string,
  sandbox = createSandbox({ data, product: variant.product }),
) {
  const { operation } = variant
  let path = operation.path
  const headers = new Headers({ 'Content-Type': 'application/json' })
  const body: Record<string, unknown> = {}
  for (const [{ name, in: place }, value] of values) {
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(String(value)))
    if (place === 'header') headers.set(name, String(value))
    if (place === 'body') body[name] = value
  }
  const languageInput = variant.inputOf.get('language')
  if (languageInput && language) headers.set(languageInput.name, language)
  if (authorization !== undefined) headers.set('Authorization', authorization)
  return sandbox.fetch(
    new Request(`http://localhost${path}`, {
      method: operation.method,
      headers,
      body: JSON.stringify(body),
    }),
  )
}

const passwords: Record<string, string[]> = {
  'password-reused': [
    'First-Pass-1',
    'Second-Pass-2',
    'Third-Pass-3',
    'Fourth-Pass-4',
    'Fifth-Pass-5',
    'Sixth-Pass-6',
  ],
  'password-reverses-username': [
    '9aN.gnayuO',
    '9an.GNAYUO',
    'x9aN.gnayuO',
    '9aN.gnayuO-77',
    'A-9aN.gnayuO-z',
    '9AN.GNAYUo',
  ],
  'password-contains-identity': [
    'Ouyang.Na9',
    'ouyang.na9-X',
    'A-13900000001',
    'Nana.Oy-2024',
    'x-OuyangNa-1',
    'OUYANGNA-1x',
  ],
  'password-too-simple': [
    'abcdefghij',
    'ABCDEFGHIJ',
    '1234567890',
    'abcdefgh12',
    'ABCDEFGH--',
    '密码密码密码密码',
  ],
  'password-weak': ['Passw0rd', 'PASSW0rD', 'Qwerty12', 'Welcome1', 'Abc123456', 'Summer24'],
  'password-repeats': [
    'Aaaa-Bbbbb-1',
    'Xy-1111-z',
    'Q7----w',
    'Hello-00000',
    'aAAAAb-12',
    'Zy7!!!!zZ',
  ],
  'password-length': [
    'Abcd-12',
    'A-1',
    'Xy7!',
    'Abcdefgh-12345678-xyz',
    `Ab-12${'cdefghij'.repeat(8)}`,
    'Zz-9y',
  ],
}

/** Requests that meet the condition of this entry and no earlier one. */
function scenarios(variant: Variant, error: CatalogError): Carried[] {
  const request = goodRequest(variant)
  const withValue = (input: Input | undefined, value: unknown): Carried => ({
    ...request,
    values: new Map(request.values).set(input!, value),
  })
  const withAuthorization = (authorization: string): Carried => ({ ...request, authorization })
  switch (error.condition) {
    case 'missing': {
      const watched = variant.inputs.filter(({ name, in: place }) =>
        (place === 'header' ? error.headers : error.fields)?.includes(name),
      )
      return watched.flatMap((input) => {
        const absent = new Map(request.values)
        absent.delete(input)
        const blanks =
          input.in === 'header'
            ? ['', ' ', '\t', '   ', ' \t ']
            : ['', ' ', '\n', null, 123456, [], {}, true]
        return [{ ...request, values: absent }, ...blanks.map((blank) => withValue(input, blank))]
      })
    }
    case 'unknown-client':
      return ['client-2', 'CLIENT-1', 'client-1x', 'null', "' or 1=1", '__proto__'].map((id) =>
        withValue(variant.inputOf.get('clientId'), id),
      )
    case 'invalid-token':
      return [
        'Bearer x',
        'Bearer id-1x',
        'Bearer',
        'Basic aWQtMQ==',
        'id-1',
        `Bearer ${variant.credentials[0]?.values[0] === 'idToken' ? 'access-1' : 'id-1'}`,
        'Bearer eyJ.x.y',
      ].map(withAuthorization)
    case 'unknown-user': {
      const [identity] = variant.identities
      if (!identity)
        return data.orphanIdTokens!.map((token) => withAuthorization(`Bearer ${token}`))
      return [
        '13900000009',
        '+86-13900000001',
        'nobody@example.com',
        'NANA.OY@example.com',
        'user-3',
        '__proto__',
        '用户',
      ].map((id) => withValue(identity, id))
    }
    case 'wrong-code':
      return ['000000', '24681', '2468100', 'abcdef', '135790', ' 246810', '２４６８１０'].map(
        (code) => withValue(variant.inputOf.get('verifyCode'), code),
      )
    default:
      return (passwords[error.condition ?? ''] ?? []).map((password) =>
        withValue(variant.inputOf.get('newPassword'), password),
      )
  }
}

const values: Record<string, string[]> = {
  'password-length': ['8', '20'],
  'password-repeats': ['3'],
}

const contract = readContract(bundle)
// Scenarios and rules are about new passwords; calls that set none may stand beside.
const variants = contract.operations
  .flatMap((operation) => operation.variants)
  .filter(({ inputOf }) => inputOf.has('newPassword'))
const entries = variants.flatMap((variant) =>
  variant.errors
    .filter(({ condition }) => condition !== 'unavailable')
    .map((error) => ({ variant, error })),
)

test('the bundle has entries to try', () => {
  expect(entries.length).toBeGreaterThan(50)
})

/** Whether a text is the message: with its true values, or filled at all if they are not among those above. */
function isMessage(text: string, error: CatalogError, language: 'en' | 'zh' | undefined): boolean {
  const template = error.message[language ?? 'en'] ?? error.message.en ?? error.message.zh ?? ''
  const filledWith = values[error.condition ?? '']
  if (filledWith) return text === fill(template, filledWith, 'en')
  return error.parameters.length === 0 ? text === template : !/\{\d\}/.test(text)
}

describe.each(
  entries.map((it) => ({
    ...it,
    name: `${it.variant.operation.id}, ${variantName(it.variant)}: ${it.error.code}`,
  })),
)('$name', ({ variant, error }) => {
  const languages = variant.languages.length > 0 ? variant.languages : [undefined]
  test('answers its scenario and other values that meet the condition, in each language', async () => {
    const tried = scenarios(variant, error)
    expect(tried.length).toBeGreaterThanOrEqual(6)
    for (const language of languages) {
      for (const request of tried) {
        const response = await send(variant, request, language)
        const text = await response.text()
        const texts = Object.values(JSON.parse(text || '{}') as Record<string, string>)
        expect([
          [...request.values.values()],
          request.authorization,
          response.status,
          texts,
        ]).toEqual([
          [...request.values.values()],
          request.authorization,
          error.status,
          expect.arrayContaining([error.code]),
        ])
        expect(texts.filter((it) => isMessage(it, error, language))).not.toEqual([])
      }
    }
  })
})

describe.each(
  variants.map((variant) => ({
    variant,
    name: `${variant.operation.id}, ${variantName(variant)}`,
  })),
)('$name', ({ variant }) => {
  test.each([
    goodPassword,
    'Abcde-12',
    'Abcdefgh-12345678-xy',
    'aaa-BBB-111',
    'Passw0rd!',
    'Seventh-Pass-7',
    'yangNa-1234',
    '欧阳娜-Ab1-密码',
  ])('accepts %s, just inside the rules', async (password) => {
    const request = goodRequest(variant)
    request.values.set(variant.inputOf.get('newPassword')!, password)
    expect(await send(variant, request)).toMatchObject({ status: 200 })
  })

  test('refuses afterwards the password that it has just set', async () => {
    const sandbox = createSandbox({ data, product: variant.product })
    expect((await send(variant, goodRequest(variant), 'en', sandbox)).status).toBe(200)
    expect((await send(variant, goodRequest(variant), 'en', sandbox)).status).toBe(400)
  })

  test('refuses what no published code covers, too', async () => {
    for (const { in: place, name, required } of variant.inputs) {
      if (!required || place === 'path') continue
      const request = goodRequest(variant)
      for (const input of request.values.keys())
        if (input.name === name) request.values.delete(input)
      expect([name, (await send(variant, request)).status]).toEqual([name, 400])
    }
  })
})

describe('a call with a token and an identity', () => {
  const contract = structuredClone(bundle)
  const path = '/api/v2/sdk/pwd/change-by-mobile'
  const { post } = contract.paths[path] as unknown as {
    post: { security?: object; parameters: JsonObject[]; requestBody: RequestBody }
  }
  delete post.security
  contract.security = [{ idToken: [] }]
  const language = { ...post.parameters[0], required: true, name: 'X-L', in: 'header' }
  // The operation's parameters come in the place of the path's.
  Object.assign(contract.paths[path] ?? {}, { parameters: [language, ...post.parameters] })
  const { schema } = post.requestBody.content['application/json']
  schema.$ref = schema.$ref.replace('ChangeByMobile', 'ResetByMobile')

  test.each([
    ['id-1', 200],
    ['id-2', 400],
    [undefined, 400],
  ])('takes the token of the account alone: %s', async (token, status) => {
    const sandbox = createSandbox({ contract, data, product: 'eiam' })
    const headers = {
      'Content-Type': 'application/json',
      'X-operating-sys-version': 'x',
      'X-device-fingerprint': 'x',
      'X-agent': 'x',
      'X-client-id': 'client-1',
      ...(token && { Authorization: `Bearer ${token}` }),
    }
    const body = JSON.stringify({
      mobile: '13900000001',
      verify_code: '246810',
      password: goodPassword,
    })
    expect(
      (
        await sandbox.fetch(
          new Request(`http://localhost${path}`, { method: 'POST', headers, body }),
        )
      ).status,
    ).toBe(status)
  })
})
