// Each rule of ours is shown red once, on a contract damaged in one place. The message names file, line and mend.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, test } from 'vitest'
import { conditions } from '../../scripts/model/conditions.ts'
import type { JsonObject } from '../../scripts/contract/json.ts'
import plugin from '../../scripts/lint/plugin.ts'
import { type ContractCopy, copyContract, readFolder } from '../contract-copy.ts'

const byMobile = 'paths/api_v2_sdk_pwd_update-by-mobile.yaml'
const byId = 'paths/api_v2_tenant_users_{user_id}_change-password.yaml'
const setPassword = 'components/schemas/SetUserPassword.yaml'
const sdk = 'errors/ciam-sdk.yaml'
const zh = 'overlays/zh.yaml'

async function problemsAfter(damage: (contract: ContractCopy) => void): Promise<string[]> {
  const contract = copyContract()
  damage(contract)
  const result = await readFolder(contract.folder)
  const root = path.relative(process.cwd(), contract.folder)
  return 'problems' in result ? result.problems.map((it) => it.replace(`${root}/`, '')) : []
}

test('the contract as it stands has no fault', async () => {
  expect(await problemsAfter(() => undefined)).toEqual([])
})

describe('one fault', () => {
  const damages: [
    name: string,
    damage: (contract: ContractCopy) => void,
    message: RegExp,
    more?: number,
  ][] = [
    [
      'a reference to a file that is not there',
      (it) => it.remove('components/schemas/Mobile.yaml'),
      /ResetByMobile\.yaml:\d+:\d+ .*Mobile\.yaml/,
    ],
    [
      'a code that stands twice in a file',
      (it) => it.replace(sdk, '  IDAAS.SDK.PARAM.0002:', '  IDAAS.SDK.PARAM.0001:'),
      /ciam-sdk\.yaml:\d+:\d+ IDAAS\.SDK\.PARAM\.0001 stands twice; keep one/,
    ],
    [
      'a code that stands in two files',
      (it) =>
        it.replace(
          'errors/ciam-tenant.yaml',
          '  IDAAS.TENANT.USER.0001:',
          '  IDAAS.SDK.USER.0001:',
        ),
      /ciam-tenant\.yaml:\d+:\d+ IDAAS\.SDK\.USER\.0001: is already in ciam-sdk\.yaml/,
    ],
    [
      'YAML that cannot be read',
      (it) => it.replace(sdk, 'errors:', 'errors: ]['),
      /ciam-sdk\.yaml:\d+:\d+ not valid YAML/,
    ],
    [
      'a path file that cannot be read',
      (it) => it.replace(byMobile, 'post:', 'post: ]['),
      /update-by-mobile\.yaml/,
    ],
    [
      'a family without content',
      (it) => it.write(sdk, ''),
      /ciam-sdk\.yaml:1:1 the file is empty or not a map/,
    ],
    [
      'a family with an unknown body schema',
      (it) => it.replace(sdk, 'schema: Error', 'schema: Eror'),
      /ciam-sdk\.yaml:\d+:\d+ the schema Eror is unknown; use one of components\/schemas/,
    ],
    [
      'an entry without a source',
      (it) => it.replace(sdk, /\n    source: document 000/, ''),
      /ciam-sdk\.yaml:\d+:\d+ IDAAS\.SDK\.PARAM\.0001: lacks source; add it/,
    ],
    [
      'a status that is no number',
      (it) => it.replace(sdk, 'status: 400', 'status: bad'),
      /ciam-sdk\.yaml:\d+:\d+ IDAAS\.SDK\.PARAM\.0001: status must be integer/,
    ],
    [
      'fields beside another condition',
      (it) =>
        it.replace(
          sdk,
          'condition: wrong-code',
          'condition: wrong-code\n    fields: [verify_code]',
        ),
      /CAPTCHA\.0007: condition is wrong-code, but fields and headers go with missing only/,
    ],
    [
      'no catalog at all',
      (it) => it.remove('errors'),
      /errors\/catalog\.schema\.json:1:1 the file cannot be read; is it there\?/,
    ],
    [
      'no overlay',
      (it) => it.remove('overlays/zh.yaml'),
      /overlays\/zh\.yaml:1:1 the file cannot be read; is it there\?/,
    ],
    ['no index', (it) => it.remove('openapi.yaml'), /openapi\.yaml:1:1 the file cannot be read/],
    [
      'an empty index',
      (it) => it.write('openapi.yaml', ''),
      /openapi\.yaml:1:1 the file is empty or not a map/,
    ],
    [
      'an empty path file',
      (it) => it.write(byMobile, ''),
      /openapi\.yaml:\d+:\d+ paths\/api_v2_sdk_pwd_update-by-mobile\.yaml cannot be read, is empty/,
    ],
    ['no sources', (it) => it.remove('sources.yaml'), /sources\.yaml:1:1 the file cannot be read/],
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
        it.replace(
          'components/parameters/ClientId.yaml',
          'DRrYIqauawN0I8myTMoDTPys6ezGZxnm',
          "' '",
        ),
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
      'two decisions with one id',
      (it) =>
        it.replace('decisions.yaml', 'id: token-marked-optional', 'id: two-documents-one-path'),
      /decisions\.yaml:\d+:\d+ two-documents-one-path: is there twice/,
    ],
    [
      'a decision without a known source',
      (it) =>
        it.replace(
          'decisions.yaml',
          'document 000,\n      document 003,',
          'document 000,\n      document 033,',
        ),
      /decisions\.yaml:\d+:\d+ two-documents-one-path: the source document 033 is unknown/,
    ],
    [
      'an unknown condition',
      (it) => it.replace(sdk, 'condition: wrong-code', 'condition: wrong-cod'),
      /ciam-sdk\.yaml:\d+:\d+ IDAAS\.SDK\.CAPTCHA\.0007: condition wrong-cod is unknown; use one of missing, /,
    ],
    [
      'an unknown key in an entry',
      (it) => it.replace(sdk, 'condition: wrong-code', 'conditon: wrong-code'),
      /ciam-sdk\.yaml:\d+:\d+ IDAAS\.SDK\.CAPTCHA\.0007: has an unknown key conditon/,
    ],
    [
      'missing without fields',
      (it) => it.replace(sdk, /\n    fields: \[verify_code\]/, ''),
      /IDAAS\.SDK\.PARAM\.0009: the condition missing needs fields, headers or credentials/,
    ],
    [
      'a parameter that the condition does not supply',
      (it) => it.replace(sdk, 'parameters: [min, max]', 'parameters: [low, max]'),
      /IDAAS\.SDK\.PWD\.0007: password-length supplies no parameter low; use min or max, or add/,
    ],
    [
      'a placeholder too many',
      (it) => it.replace(sdk, '密码长度为{0}~{1}个字符', '密码长度为{0}~{2}个字符'),
      /IDAAS\.SDK\.PWD\.0007: zh uses \{2\}, but parameters name 2 values/,
    ],
    [
      'a placeholder too few',
      (it) => it.replace(sdk, 'must contain {0} to {1}', 'must contain {0} to 20'),
      /IDAAS\.SDK\.PWD\.0007: en does not use \{1\}, the parameter max/,
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
      'a catalog entry that no operation lists',
      (it) => it.replace('paths/api_v2_sdk_pwd_change-by-mobile.yaml', /\n +- SDK\.SMS\.1005/, ''),
      /eiam-sdk\.yaml:\d+:\d+ SDK\.SMS\.1005: has a condition, but no operation lists it/,
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
      'an undefined source of an entry',
      (it) => it.replace(sdk, 'source: document 000', 'source: document 999'),
      /ciam-sdk\.yaml:\d+:\d+ .*the source document 999 is unknown; add it to sources\.yaml/,
    ],
    [
      'an undefined source of an operation',
      (it) => it.replace(byMobile, 'source: document 003', 'source: document 033'),
      /update-by-mobile\.yaml:\d+:\d+ the source document 033 is unknown/,
    ],
    [
      'a decision about nothing',
      (it) =>
        it.replace(
          'decisions.yaml',
          'about: [updatePasswordByMobile]',
          'about: [updatePasswordByFax]',
        ),
      /decisions\.yaml:\d+:\d+ .*updatePasswordByFax is not an operation or component/,
    ],
    [
      'an operation id that is no name',
      (it) =>
        it.replace(byMobile, 'operationId: updatePasswordByMobile', 'operationId: Update_Password'),
      /operationId Update_Password is not camelCase/,
    ],
    [
      'a path in the wrong file',
      (it) =>
        it.replace(
          'openapi.yaml',
          '/api/v2/sdk/pwd/update-by-mobile:',
          '/api/v2/sdk/pwd/by-mobile:',
        ),
      /the path \/api\/v2\/sdk\/pwd\/by-mobile stands in api_v2_sdk_pwd_update-by-mobile\.yaml; name the file/,
    ],
    [
      'a path file that openapi.yaml does not list',
      (it) => it.write('paths/api_v2_other.yaml', 'post: {}\n'),
      /api_v2_other\.yaml:1:1 no path of openapi\.yaml refers to this file; add the path there/,
    ],
    [
      'a translation of nothing',
      (it) => it.replace(zh, '/update-by-mobile', '/update-by-moble'),
      /zh\.yaml:\d+:\d+ \$\.paths\['\/api\/v2\/sdk\/pwd\/update-by-moble'\]\.post is nowhere in the contract; correct the target/,
    ],
    [
      'a translation that says nothing',
      (it) => it.replace(zh, 'update:', 'updat:'),
      /zh\.yaml:\d+:\d+ the action on \$\.info has no update/,
    ],
    [
      'no list of decisions',
      (it) => it.write('decisions.yaml', 'a: b\n'),
      /decisions\.yaml:1:1 the file is not a list/,
    ],
    [
      'sources without content',
      (it) => it.write('sources.yaml', ''),
      /sources\.yaml:1:1 the file is empty or not a map/,
    ],
    [
      'a file that refers to itself',
      (it) => it.write('components/schemas/Mobile.yaml', '$ref: Mobile.yaml\n'),
      /Mobile\.yaml:1:1 the file refers only to itself/,
    ],
    [
      'a product that no family is of',
      (it) => it.replace(byMobile, 'product: oneaccess', 'product: oneacces'),
      /is for oneacces, and no file in errors\/ is; use one of ciam, eiam, oneaccess/,
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
    [
      'a status that is no refusal',
      (it) => it.replace(sdk, 'status: 400', 'status: 200'),
      /PARAM\.0001: status is 200; an error response has a status from 400 to 599/,
    ],
    [
      'a code that is none',
      (it) => it.replace(sdk, 'IDAAS.SDK.PARAM.0001:', 'IDAAS/1:'),
      /ciam-sdk\.yaml:\d+:\d+ IDAAS\/1: is not a valid code; a code is letters, digits and _/,
    ],
    [
      'a header that no call has',
      (it) => it.replace(sdk, 'headers: [X-client-id]', 'headers: [X-client]'),
      /PARAM\.0002: no operation that lists the code has X-client among its headers; correct the name/,
    ],
    [
      'a credential that no call has',
      (it) =>
        it.replace(
          sdk,
          '    condition: invalid-token',
          '    condition: invalid-token\n    credentials: [userToken]',
        ),
      /PARAM\.0016: no operation that lists the code has userToken among its credentials; correct the name/,
    ],
    [
      'credentials for another condition',
      (it) =>
        it.replace(
          sdk,
          '    condition: wrong-code',
          '    condition: wrong-code\n    credentials: [idToken]',
        ),
      /CAPTCHA\.0007: condition is wrong-code, but credentials go with missing and invalid-token only/,
    ],
    [
      'a code that another one always comes before',
      (it) =>
        it.replace(
          sdk,
          /condition: missing\n    fields: \[password\]/,
          'condition: missing\n    fields: [verify_code]',
        ),
      /USER\.0006 is for missing as IDAAS\.SDK\.PARAM\.0009 is, which comes first/,
    ],
    [
      'a field that no call has',
      (it) => it.replace(sdk, 'fields: [verify_code]', 'fields: [verifycode]'),
      /PARAM\.0009: no operation that lists the code has verifycode among its fields/,
    ],
    [
      'two codes for one reason',
      (it) => it.replace(sdk, 'condition: password-weak', 'condition: password-reused'),
      /PWD\.0005 is for password-reused as IDAAS\.SDK\.PWD\.0001 is, which comes first/,
    ],
    [
      'a GET with a body',
      (it) => it.replace(byId, 'put:', 'get:'),
      /changeUserPassword: a get carries no body; drop requestBody, or use post/,
    ],
    [
      'a HEAD',
      (it) => it.replace(byId, 'put:', 'head:'),
      /changeUserPassword: head is not supported; use get, post, put, patch or delete/,
    ],
    [
      'callbacks',
      (it) => it.replace(byId, '  security:', '  callbacks: {}\n  security:'),
      /changeUserPassword: callbacks are not supported/,
    ],
    [
      'a server of one call',
      (it) =>
        it.replace(byId, '  security:', '  servers: [{ url: https://a.example.com }]\n  security:'),
      /a server of its own is not supported/,
    ],
    [
      'a body of plain text',
      (it) => it.replace(byId, 'application/json:', 'text/plain:'),
      /change-password\.yaml:\d+:\d+ changeUserPassword: a body of text\/plain is not supported; use application\/json or/,
    ],
    [
      'a body that is a list',
      (it) => it.replace(setPassword, 'type: object', 'type: array'),
      /SetUserPassword\.yaml:\d+:\d+ changeUserPassword: a body that is array is not supported/,
    ],
    [
      'a body with oneOf and anyOf',
      (it) =>
        it.replace(
          'components/schemas/UpdatePasswordByMobile.yaml',
          'oneOf:',
          'anyOf: [{ $ref: ChangeByMobile.yaml }]\noneOf:',
        ),
      /a body with oneOf and anyOf is not supported; keep one of them/,
    ],
    [
      'a body for no mode',
      (it) =>
        it.replace('components/schemas/ChangeByMobile.yaml', 'x-mode: change', 'x-mode: other'),
      /the body ChangeByMobile is for no mode/,
    ],
    [
      'two bodies of one mode',
      (it) =>
        it.replace('components/schemas/ChangeByMobile.yaml', 'x-mode: change', 'x-mode: reset'),
      /the body ResetByMobile needs an x-mode of its own/,
    ],
    [
      'two bodies that nothing tells apart',
      (it) =>
        it.replace('components/schemas/ResetByMobile.yaml', 'required: [mobile, ', 'required: ['),
      /two bodies of oneOf have no required property of their own/,
    ],
    [
      'a password that is not marked',
      (it) => it.replace('components/schemas/NewPassword.yaml', 'x-value: newPassword', ''),
      /PWD\.0001 is for password-\w+, and no property of the body has x-value: newPassword/,
      4,
    ],
    [
      'a call on nobody',
      (it) => it.replace('components/schemas/UserId.yaml', 'x-value: account.userId', ''),
      /changeUserPassword: nothing tells whose password it is/,
    ],
    [
      'an x-value inside a property',
      (it) =>
        it.replace(
          setPassword,
          '    $ref: MustModify.yaml',
          '    { type: object, properties: { mobile: { $ref: Mobile.yaml } } }',
        ),
      /x-value inside must_modify is not supported/,
    ],
    [
      'two inputs for one value',
      (it) => it.replace(setPassword, 'MustModify.yaml', 'NewPassword.yaml'),
      /password and must_modify both have x-value: newPassword; keep one/,
    ],
    [
      'a former password',
      (it) =>
        it.replace(
          setPassword,
          '$ref: MustModify.yaml',
          '{ type: string, format: password, writeOnly: true, x-value: account.password }',
        ),
      /must_modify has x-value: account\.password, and no code of the closed list has condition: wrong-password/,
    ],
    [
      "a number for a person's value",
      (it) => it.replace('components/schemas/VerifyCode.yaml', 'type: string', 'type: integer'),
      /verify_code has x-value: verifyCode, so it needs type: string/,
      4,
    ],
    [
      'a required input without a value',
      (it) => {
        it.replace(setPassword, 'required: [password]', 'required: [password, must_modify]')
        it.replace('components/schemas/MustModify.yaml', /default: true\nexamples: .*\n/, '')
        it.replace('components/schemas/MustModify.yaml', /x-value: .*/, '')
      },
      /must_modify is required, and nothing says what a request sends; add an example or an x-value/,
    ],
    [
      'a cookie',
      (it) => it.replace('components/parameters/DeviceIp.yaml', 'in: header', 'in: cookie'),
      /the cookie X-device-ip is not supported/,
    ],
    [
      'a list in a header',
      (it) => it.replace('components/parameters/DeviceIp.yaml', 'type: string', 'type: array'),
      /X-device-ip of type array is not supported in the header/,
    ],
    [
      'a name in path and body',
      (it) => it.replace(setPassword, '  must_modify:', '  user_id:'),
      /user_id stands in the path and in the body/,
    ],
    [
      'a third language',
      (it) => it.replace('components/schemas/MessageLanguage.yaml', '[zh, en]', '[zh, en, fr]'),
      /MessageLanguage\.yaml:\d+:\d+ updatePasswordByMobile: X-L offers the language fr; only en and zh/,
    ],
    [
      'a key that nothing fills',
      (it) =>
        it.write(
          'components/securitySchemes/accessToken.yaml',
          'type: apiKey\nin: header\nname: X-Key\n',
        ),
      /accessToken\.yaml:1:1 changeUserPassword: the security scheme accessToken needs an x-value, which is one of/,
    ],
    [
      'a token that nothing fills',
      (it) => it.replace('components/securitySchemes/accessToken.yaml', 'x-value: accessToken', ''),
      /the security scheme accessToken needs an x-value, which is one of idToken, accessToken/,
    ],
    [
      'a choice of tokens',
      (it) => it.replace(byId, '    - accessToken: []', '    - accessToken: []\n    - idToken: []'),
      /a choice of security is not supported in one mode/,
    ],
    [
      'a key in a cookie',
      (it) =>
        it.write(
          'components/securitySchemes/accessToken.yaml',
          'type: apiKey\nin: cookie\nname: key\nx-value: accessToken\n',
        ),
      /the security scheme accessToken is a key in a cookie, which is not supported/,
    ],
    [
      'a scheme that is not there',
      (it) => it.replace(byId, '    - accessToken: []', '    - accesToken: []'),
      /the security scheme accesToken is not in components of openapi\.yaml/,
    ],
    [
      'two successes',
      (it) => it.replace(byId, "    '400':", "    '201': { description: Made. }\n    '400':"),
      /200 and 201 are two successes, which is not supported/,
    ],
    [
      'no success',
      (it) => it.replace(byId, /    '200':\n.*\n/, ''),
      /no response says what a success is/,
    ],
    [
      'a range of statuses',
      (it) => it.replace(byId, "'500'", "'5XX'"),
      /the response 5XX is not supported; name each status/,
    ],
    [
      'a success that is a list',
      (it) => it.replace('components/schemas/UserPasswordSet.yaml', 'type: object', 'type: array'),
      /a success that is not a plain object is not supported/,
    ],
    [
      'a success with the code of a refusal',
      (it) =>
        it.replace(
          'components/schemas/UserPasswordSet.yaml',
          '  user_id:',
          '  error_code: { type: string }\n  user_id:',
        ),
      /error_code holds the code of an error response, so a success that has it too reads as one/,
    ],
    [
      'a refusal without a body',
      (it) => it.write('components/responses/Busy.yaml', 'description: Busy.\n'),
      /Busy\.yaml:1:1 changePasswordByMobile: the response 500 has no content, and SDK\.COMMON\.1008 comes with application\/json/,
      2,
    ],
    [
      'a refusal with the body of another',
      (it) =>
        it.replace(
          'components/responses/TenantPasswordError.yaml',
          '        - $ref: ../schemas/OAuthError.yaml\n',
          '',
        ),
      /the response 400 does not refer to components\/schemas\/OAuthError\.yaml, the body of invalid_token/,
    ],
    [
      'an error that nests its code',
      (it) =>
        it.write(
          'components/schemas/OAuthError.yaml',
          'title: OAuth error\ntype: object\nproperties: { error: { type: object, properties: { code: { type: string, x-value: error.code } } } }\n',
        ),
      /OAuthError has no property of its own with x-value: error\.code; mark the one that holds it, which cannot stand inside another/,
    ],
    [
      'a code that is a number',
      (it) => it.replace('components/schemas/OAuthError.yaml', 'type: string', 'type: integer'),
      /error has x-value: error\.code, so it needs type: string; numbers are not supported/,
    ],
  ]
  test.each(damages)('%s', async (_, damage, message, more = 1) => {
    const [first, ...rest] = await problemsAfter(damage)
    expect(first).toMatch(message)
    // A file that is no YAML is named twice: where it is referred to, and where it breaks; what
    // calls share, once a call.
    expect(rest.length).toBeLessThanOrEqual(more)
  })
})

test('the schema of catalog files knows the conditions, no more and no fewer', () => {
  const { $defs } = JSON.parse(readFileSync('openapi/errors/catalog.schema.json', 'utf8'))
  expect(new Set($defs.error.properties.condition.enum)).toEqual(new Set(conditions.keys()))
})

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
