// What can be wrong with an operation, its lists of codes and its examples: each damage is found, with file, line and
// what mends it.
import { readFileSync } from 'node:fs'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import type { JsonObject } from '../../scripts/contract/json.ts'
import plugin from '../../scripts/lint/plugin.ts'
import { testDamages } from './damaged-contract.ts'

const byMobile = 'paths/api_v2_sdk_pwd_update-by-mobile.yaml'
const sdk = 'errors/ciam-sdk.yaml'

testDamages([
  [
    'a component that is not PascalCase',
    (it) => {
      it.replace('components/schemas/ResetByMobile.yaml', 'Mobile.yaml', 'mobileNumber.yaml')
      it.write(
        'components/schemas/mobileNumber.yaml',
        'title: Mobile\ntype: string\ndescription: A number.\nx-value: account.mobile\n',
      )
    },
    /the component mobileNumber is not PascalCase; rename it and its file/,
  ],
  [
    'a title that would name a type otherwise',
    (it) =>
      it.replace(
        'components/schemas/SetUserPassword.yaml',
        'title: Set user password',
        'title: Set a password',
      ),
    /SetUserPassword\.yaml:1:\d+ generators name a type after its title, and "Set a password" is not SetUserPassword in words; correct one of them/,
  ],
  [
    'a blank example',
    (it) =>
      it.replace('components/parameters/ClientId.yaml', 'DRrYIqauawN0I8myTMoDTPys6ezGZxnm', "' '"),
    /ClientId\.yaml:\d+:\d+ the example is blank/,
  ],
  [
    'an example with a private key',
    (it) =>
      it.replace(
        'components/parameters/ClientId.yaml',
        'DRrYIqauawN0I8myTMoDTPys6ezGZxnm',
        '-----BEGIN PRIVATE KEY-----',
      ),
    /ClientId\.yaml:\d+:\d+ the example looks like a real secret/,
  ],
  [
    'an operation with a code that the catalog lacks',
    (it) => it.replace(byMobile, '- IDAAS.SDK.PWD.0007', '- IDAAS.SDK.PWD.0008'),
    /update-by-mobile\.yaml:\d+:\d+ updatePasswordByMobile lists IDAAS\.SDK\.PWD\.0008, which the catalog of ciam does not have/,
  ],
  [
    'an operation with a code twice',
    (it) => it.replace(byMobile, '- IDAAS.SDK.PWD.0007', '- IDAAS.SDK.PWD.0006'),
    /lists IDAAS\.SDK\.PWD\.0006 twice; keep the first/,
  ],
  [
    'a status that the operation has no response for',
    (it) => it.replace(sdk, /(USER\.0005:\n +status: )400/, '$1409'),
    /lists IDAAS\.SDK\.USER\.0005 with status 409, but has no response 409; add it/,
  ],
  [
    'a response that no code has',
    (it) =>
      it.replace(
        byMobile,
        '    default:',
        "    '403':\n      $ref: ../components/responses/PasswordError.yaml\n    default:",
      ),
    /has a response 403, but lists no code with that status/,
  ],
  [
    'an operation without codes',
    (it) =>
      it.replace('paths/api_v2_sdk_pwd_update-by-email.yaml', /\n  x-variants:[\s\S]*$/, '\n'),
    /update-by-email\.yaml:\d+:\d+ updatePasswordByEmail lists no error codes; add x-variants/,
  ],
  [
    'a variant without a tag',
    (it) => it.replace(byMobile, 'tags: [ciam, oneaccess]', 'tags: [ciam]'),
    /updatePasswordByMobile is for oneaccess, but has no such tag/,
  ],
  [
    'a misspelt key in x-variants',
    (it) => it.replace(byMobile, 'list: closed', 'list: closed\n      lists: closed'),
    /update-by-mobile\.yaml:\d+:\d+ .*`lists` is not expected/,
  ],
  [
    'a secret that is not write-only',
    (it) => it.replace('components/schemas/NewPassword.yaml', 'writeOnly: true\n', ''),
    /NewPassword\.yaml:\d+:\d+ password is a secret; add writeOnly: true/,
  ],
  [
    'a secret without its format',
    (it) => it.replace('components/schemas/VerifyCode.yaml', 'format: password\n', ''),
    /VerifyCode\.yaml:\d+:\d+ verify_code is a secret; add format: password/,
  ],
  [
    'an unknown x-value',
    (it) =>
      it.replace(
        'components/schemas/Mobile.yaml',
        'x-value: account.mobile',
        'x-value: account.phone',
      ),
    /Mobile\.yaml:\d+:\d+ x-value account\.phone is unknown; use one of/,
  ],
  [
    'an operation without a summary',
    (it) => it.replace(byMobile, /\n  summary: .*/, ''),
    /updatePasswordByMobile has no summary; write one/,
  ],
  [
    'an operation without a description',
    (it) => it.replace(byMobile, /\n  description: .*/, ''),
    /updatePasswordByMobile has no description; write one/,
  ],
  [
    'a mode without an example',
    (it) => it.replace(byMobile, 'x-mode: reset', 'x-mode: change'),
    /has no example request for ciam reset; add one/,
  ],
  [
    'an example for no mode',
    (it) => it.replace(byMobile, 'x-mode: reset', 'x-mode: rest'),
    /updatePasswordByMobile has an example request for rest, which is no mode or product of x-variants/,
  ],
  [
    'a mask in an example',
    (it) => it.replace(byMobile, 'password: P@ssw0rd', 'password: P******d'),
    /update-by-mobile\.yaml:\d+:\d+ the example is masked/,
  ],
  [
    'a real-looking token in an example',
    (it) =>
      it.replace(
        'components/parameters/ClientId.yaml',
        'DRrYIqauawN0I8myTMoDTPys6ezGZxnm',
        'eyJraWQiOiI1ZWZhN2ZmZDA2Z',
      ),
    /ClientId\.yaml:\d+:\d+ the example looks like a real JSON Web Token/,
  ],
  [
    'an operation id that is no name',
    (it) =>
      it.replace(byMobile, 'operationId: updatePasswordByMobile', 'operationId: Update_Password'),
    /operationId Update_Password is not camelCase/,
  ],
  [
    'a product that no family is of',
    (it) => it.replace(byMobile, 'product: oneaccess', 'product: oneacces'),
    /is for oneacces, and no file in errors\/ is; use one of .*ciam.*oneaccess/,
  ],
  [
    'a tag that openapi.yaml lacks',
    (it) => it.replace(byMobile, 'tags: [ciam,', 'tags: [ciam, other,'),
    /tags should be defined in global tags/,
  ],
  [
    'a required property that is not there',
    (it) =>
      it.replace(
        'components/schemas/SetUserPassword.yaml',
        'required: [password]',
        'required: [password, passwort]',
      ),
    /'passwort' is not defined/,
  ],
])

test('a refusal without examples is refused in the bundle', async () => {
  const bundle = JSON.parse(readFileSync('generated/openapi.json', 'utf8'))
  const [operation] = Object.values(Object.values(bundle.paths)[0] as JsonObject)
  const responses = (operation as JsonObject).responses as JsonObject // a bundle of ours
  const content = (responses['400'] as JsonObject).content as JsonObject
  Object.assign(content['application/json'] as JsonObject, { examples: {} })
  const config = await createConfig({
    plugins: [plugin()],
    rules: { 'idaas/errors-have-examples': 'error' },
  })
  const problems = await lintFromString({ source: JSON.stringify(bundle), config })
  expect(problems.map(({ message }) => message)).toEqual([
    'the response 400 has no examples; list its codes in x-variants',
  ])
})
