// Nothing is accepted and ignored: together with test/generate/enforced-keywords.ts this is the list of words that a
// contract may contain or not, each enforced or refused.
import { describe, expect, test } from 'vitest'
import { enforcedKeywords } from '../generate/enforced-keywords.ts'
import type { ContractCopy } from '../contract-copy.ts'
import { damagedContract } from './damaged-contract.ts'

const byId = 'paths/api_v2_tenant_users_{user_id}_change-password.yaml'
const schema = 'components/schemas/UserPasswordSet.yaml'
const request = 'components/schemas/SetUserPassword.yaml'
const member = 'components/schemas/MustModify.yaml'
const header = 'components/parameters/DeviceIp.yaml'
const set = 'components/responses/UserPasswordSet.yaml'

/** Adds lines to the root of a file. */
const add = (file: string, lines: string) => (it: ContractCopy) =>
  it.replace(file, /$/, `${lines}\n`)

const nothingEnforces = (word: string) =>
  new RegExp(`nothing enforces ${word.replace('$', '\\$')} in a schema`)
const nothingReads = (word: string) => new RegExp(`nothing reads ${word} here`)

/** A keyword that the validators of responses know, in a request. */
function notInRequests(line: string): (typeof refused)[number] {
  const [word = ''] = line.split(':')
  const message = new RegExp(`nothing judges requests by ${word}; `)
  return [`${word} in a request`, add(request, line), message]
}

const refused: [word: string, damage: (it: ContractCopy) => void, message: RegExp][] = [
  ['nullable', add(member, 'nullable: true'), /nullable/],
  [
    'discriminator',
    add(schema, 'discriminator: { propertyName: user_id }'),
    nothingEnforces('discriminator'),
  ],
  ['xml', add(schema, 'xml: { name: a }'), nothingEnforces('xml')],
  [
    'externalDocs',
    add(schema, 'externalDocs: { url: https://example.com }'),
    nothingEnforces('externalDocs'),
  ],
  ['contentEncoding', add(member, 'contentEncoding: base64'), nothingEnforces('contentEncoding')],
  [
    'contentMediaType',
    add(member, 'contentMediaType: image/png'),
    nothingEnforces('contentMediaType'),
  ],
  ['$comment', add(member, '$comment: why'), nothingEnforces('$comment')],
  ['$defs', add(schema, '$defs: { A: {} }'), nothingEnforces('$defs')],
  ['$id', add(schema, '$id: https://example.com/a'), nothingEnforces('$id')],
  ['$anchor', add(schema, '$anchor: a'), nothingEnforces('$anchor')],
  ['$dynamicAnchor', add(schema, '$dynamicAnchor: a'), nothingEnforces('$dynamicAnchor')],
  [
    'an unknown format',
    add('components/schemas/UserId.yaml', 'format: phone'),
    /nothing enforces the format phone; use a pattern/,
  ],
  ['style', add(header, 'style: simple'), nothingReads('style')],
  ['explode', add(header, 'explode: true'), nothingReads('explode')],
  ['allowEmptyValue', add(header, 'allowEmptyValue: true'), nothingReads('allowEmptyValue')],
  ['allowReserved', add(header, 'allowReserved: true'), nothingReads('allowReserved')],
  ['links', add(set, 'links: { a: { operationId: changeUserPassword } }'), nothingReads('links')],
  ['webhooks', add('openapi.yaml', 'webhooks: {}'), nothingReads('webhooks')],
  [
    'jsonSchemaDialect',
    add('openapi.yaml', 'jsonSchemaDialect: https://example.com'),
    nothingReads('jsonSchemaDialect'),
  ],
  [
    'encoding',
    (it) =>
      it.replace(
        byId,
        '      application/json:\n',
        '      application/json:\n        encoding: {}\n',
      ),
    nothingReads('encoding'),
  ],
  ...['patternProperties: { "^a": {} }', 'propertyNames: {}', 'dependentSchemas: {}'].map(
    notInRequests,
  ),
  ...['unevaluatedProperties: false', 'if: {}', 'not: {}'].map(notInRequests),
  [
    'a choice inside a member of a request',
    add(member, 'anyOf: [{ type: boolean }]'),
    /nothing judges requests by anyOf/,
  ],
  [
    'a schema for members that are not named',
    (it) => it.replace(request, 'additionalProperties: false', 'additionalProperties: {}'),
    /nothing judges requests by a schema in additionalProperties/,
  ],
  [
    'a companion that is an operation',
    (it) =>
      it.replace(
        'openapi.yaml',
        'x-companions:\n',
        'x-companions:\n  /api/v2/sdk/pwd/update-by-email:\n    $ref: paths/api_v2_sdk_pwd_update-by-email.yaml\n',
      ),
    /update-by-email is in paths, so it is no companion; drop it from x-companions/,
  ],
  [
    'a part for no product',
    (it) =>
      it.replace('components/parameters/TenantId.yaml', 'x-products: [one', 'x-products: [on'),
    /TenantId\.yaml:\d+:\d+ x-products onaccess is unknown; use a list of ciam, eiam, oneaccess/,
  ],
  [
    'a pattern that is none',
    add('components/schemas/UserId.yaml', "pattern: '['"),
    /UserId\.yaml:\d+:\d+ \[ is no regular expression; correct it/,
  ],
  [
    'a default of another type',
    (it) => it.replace(member, 'default: true', "default: 'yes'"),
    /MustModify\.yaml:\d+:\d+ the default "yes" is not a value of the schema/,
  ],
  [
    'a length that nothing has',
    add('components/schemas/UserId.yaml', 'maxLength: 0'),
    /UserId\.yaml:\d+:\d+ minLength is more than maxLength/,
  ],
  [
    'externalDocs of a call',
    (it) =>
      it.replace(byId, '  security:', '  externalDocs: { url: https://example.com }\n  security:'),
    nothingReads('externalDocs'),
  ],
  [
    'a keyword of another type',
    add(member, 'minLength: 2'),
    /minLength says nothing of the type boolean; drop it or correct the type/,
  ],
  [
    'readOnly in a request',
    add(member, 'readOnly: true'),
    /must_modify is readOnly, so no request/,
  ],
  [
    'writeOnly in a response whose schema a request has too',
    add('components/schemas/UserId.yaml', 'writeOnly: true'),
    /a response carries no writeOnly value/,
  ],
  [
    'a parameter for Authorization',
    (it) => it.replace(header, 'name: X-device-ip', 'name: Authorization'),
    /OpenAPI ignores a parameter Authorization; use a security scheme/,
  ],
  [
    'scopes',
    (it) => it.replace(byId, '- accessToken: []', '- accessToken: [user_all]'),
    /nothing reads the scopes of accessToken; write accessToken: \[\]/,
  ],
  [
    'a body that may be left out although it has required members',
    (it) => it.replace(byId, '    required: true\n', ''),
    /the body has required members, so it cannot be left out; add required: true/,
  ],
  [
    'a response header without a value',
    add(set, 'headers: { X-Id: { description: An id., schema: { type: string } } }'),
    /nothing says what the sandbox sends in the header X-Id; add an example/,
  ],
  ['callbacks', add(byId, '  callbacks: {}'), /callbacks are not supported/],
  [
    'servers of a call',
    add(byId, '  servers: [{ url: https://a.example.com }]'),
    /a server of its own is not supported/,
  ],
  [
    'a misspelt extension',
    add(header, 'x-product: [ciam]'),
    /nothing reads x-product here; did you mean x-products\?/,
  ],
  [
    'an extension in the wrong place',
    add(set, 'x-value: account.userId'),
    /nothing reads x-value here/,
  ],
  ['an extension of others', add(byId, '  x-codegen: true'), /nothing reads x-codegen here/],
  [
    'a misspelt value',
    (it) =>
      it.replace(
        'components/schemas/Email.yaml',
        'x-value: account.email',
        'x-value: account.mail',
      ),
    /x-value account\.mail is unknown; use one of/,
  ],
  [
    'an unknown effect',
    add(byId, '  x-effect: delete'),
    /x-effect delete is unknown; use one of none, set-password/,
  ],
  [
    'a word for x-logged',
    (it) => it.replace(header, 'x-logged: true', 'x-logged: perhaps'),
    /x-logged perhaps is unknown; use true, or leave it out/,
  ],
  [
    'a place that is not known beside that of a parameter',
    (it) => it.replace('components/parameters/GrantType.yaml', 'in: form', 'in: cookie'),
    /x-also-in cookie is unknown; use form, or leave it out/,
  ],
  [
    'an effect without an account',
    (it) =>
      it.replace(
        'paths/api_v2_sdk_pwd_update-by-email.yaml',
        '  security: []',
        '  security: []\n  x-effect: issue-token',
      ),
    /x-effect: issue-token hands out a token, and no property/,
  ],
  [
    'a misspelt key of a variant',
    (it) => it.replace(byId, 'list: closed', 'list: closed\n      efect: none'),
    /`efect` is not expected/,
  ],
  [
    'a misspelt part of a provenance',
    (it) => it.replace(byId, 'list: closed', 'list: closed\n      provenance: { code: inferred }'),
    /`code` is not expected/,
  ],
  [
    'x-products on a required member',
    (it) =>
      it.replace(
        'components/schemas/SetUserPassword.yaml',
        '    $ref: NewPassword.yaml',
        '    $ref: NewPassword.yaml\n    x-products: [ciam]',
      ),
    /password is required and has x-products/,
  ],
  [
    'x-products on a response',
    add(set, 'x-products: [ciam]'),
    /responses\/UserPasswordSet\.yaml:12:1 changeUserPassword: x-products is not supported in a/,
  ],
  [
    'x-products beside the reference to a response',
    (it) => it.replace(byId, /( +)(\$ref: .*UserPasswordSet.yaml)/, '$1$2\n$1x-products: [ciam]'),
    /change-password\.yaml:\d+:\d+ changeUserPassword: x-products is not supported in a response/,
  ],
  [
    'x-products on a response header',
    add(set, 'headers: { X-A: { x-products: [ciam], schema: { type: string } } }'),
    /responses\/UserPasswordSet\.yaml:12:\d+ changeUserPassword: x-products is not supported in a/,
  ],
  [
    'x-products on a member of a response',
    (it) => it.replace(schema, '    $ref: UserId', '    x-products: [ciam]\n    $ref: UserId'),
    /schemas\/UserPasswordSet\.yaml:8:5 changeUserPassword: x-products .* say in x-notes whose it is/,
  ],
  [
    'x-products inside a list of a response',
    add(schema, '  a: { type: array, items: { x-products: [ciam] } }'),
    /schemas\/UserPasswordSet\.yaml:9:\d+ changeUserPassword: x-products is not supported in a/,
  ],
  [
    'x-mode on an example of a response',
    (it) => it.replace(set, '        summary', '        x-mode: change\n        summary'),
    /UserPasswordSet\.yaml:9:9 changeUserPassword: x-mode is not supported in a response/,
  ],
  [
    'x-products inside a member of the body',
    add(request, '  a: { type: object, properties: { b: { type: string, x-products: [ciam] } } }'),
    /SetUserPassword\.yaml:\d+:\d+ changeUserPassword: x-products is not supported here; it belongs/,
  ],
  [
    'x-products of others on the only body',
    add(request, 'x-products: [eiam]'),
    /changeUserPassword: the only body is not for ciam, whose requests send it; correct/,
  ],
  [
    'x-products on the schema of a parameter',
    (it) => it.replace(header, 'schema:\n', 'schema:\n  x-products: [ciam]\n'),
    /DeviceIp\.yaml:\d+:\d+ \w+: x-products is not supported here; it belongs/,
  ],
  [
    'x-mode on a member of the body',
    (it) => it.replace(request, '    $ref: NewPass', '    x-mode: change\n    $ref: NewPass'),
    /SetUserPassword\.yaml:\d+:5 changeUserPassword: x-mode is not supported here; it belongs/,
  ],
  [
    'a response header without text',
    add(set, 'headers: { X-Count: { description: A., schema: { type: integer } } }'),
    /the header X-Count needs a schema with type: string/,
  ],
  [
    'two variants that nothing tells apart',
    (it) =>
      it.replace(
        byId,
        '      codes:',
        '      codes: []\n    - product: ciam\n      list: closed\n      source: document 004\n      codes:',
      ),
    /no request shows which of two entries of ciam it means/,
  ],
  [
    'an overlay that nothing reads',
    (it) => it.write('overlays/fr.yaml', 'overlay: 1.0.0\n'),
    /fr\.yaml:1:1 nothing reads this overlay/,
  ],
  [
    'a component that nothing refers to',
    (it) => it.write('components/schemas/Stray.yaml', 'type: object\n'),
    /Stray\.yaml:1:1 nothing refers to this file/,
  ],
  [
    'a text without Chinese',
    (it) => it.replace('overlays/zh.yaml', '      title: 邮箱地址\n', ''),
    /components\.schemas\.Email\.title has no Chinese text/,
  ],
  [
    'a description that nobody says',
    (it) => it.replace(header, /x-source: .*\n/, ''),
    /DeviceIp\.yaml:\d+:\d+ nothing says who says this description/,
  ],
  [
    'a default that nobody says',
    (it) => it.replace(member, /description: .*\nx-source: .*\n/, ''),
    /MustModify\.yaml:\d+:\d+ nothing says who says this default/,
  ],
  [
    'a condition that nobody says',
    (it) =>
      it.replace(
        'errors/ciam-sdk.yaml',
        '      condition: document 000\n    note',
        '      en: document 000\n    note',
      ),
    /has a condition, and nothing says who says so/,
  ],
  [
    'an inference without its reason',
    (it) =>
      it.replace(
        'errors/ciam-sdk.yaml',
        /    inferred:\n      en: That these three[\s\S]*?    note:/,
        '    note:',
      ),
    /something is inferred, and nothing says from what/,
  ],
  [
    'a code that no page ties to the call',
    (it) => it.replace('errors/ciam-sdk.yaml', '    alsoIn: [document 001]\n', ''),
    /is on document 000, not on document 001; say in its provenance/,
  ],
  [
    'a source that is not in sources.yaml',
    (it) => it.replace(header, /x-source: .*\n/, 'x-source: document 999\n'),
    /the source document 999 is unknown/,
  ],
]

describe('refused', () => {
  const problemsAfter = damagedContract()

  test.each(refused)('%s', async (_, damage, message) => {
    expect((await problemsAfter(damage)).join('\n')).toMatch(message)
  })
})

test('the list has 40 words and more', () => {
  const words = [...refused, ...enforcedKeywords].map(([word]) => word)
  expect(new Set(words).size).toBe(words.length)
  expect(words.length).toBeGreaterThanOrEqual(40)
})
