// Each rule of ours is shown red once, on a contract damaged in one place. The message names file, line and mend.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, test } from 'vitest'
import { conditions } from '../../scripts/conditions/index.ts'
import { bundleContract } from '../../scripts/generate/bundle.ts'
import plugin from '../../scripts/lint/plugin.ts'
import { type ContractCopy, copyContract } from '../contract-copy.ts'

const byMobile = 'paths/api_v2_sdk_pwd_update-by-mobile.yaml'
const sdk = 'errors/ciam-sdk.yaml'

async function faultsAfter(damage: (contract: ContractCopy) => void): Promise<string[]> {
  const contract = copyContract()
  damage(contract)
  const result = await bundleContract(contract.folder)
  const root = path.relative(process.cwd(), contract.folder)
  return 'faults' in result ? result.faults.map((fault) => fault.replace(`${root}/`, '')) : []
}

test('the contract as it stands has no fault', async () => {
  expect(await faultsAfter(() => undefined)).toEqual([])
})

describe('one fault', () => {
  const damages: [name: string, damage: (contract: ContractCopy) => void, message: RegExp][] = [
    ['a reference to a file that is not there', (it) => it.remove('components/schemas/Mobile.yaml'), /ResetByMobile\.yaml:\d+:\d+ .*Mobile\.yaml/],
    ['a code that stands twice in a file', (it) => it.replace(sdk, '  IDAAS.SDK.PARAM.0002:', '  IDAAS.SDK.PARAM.0001:'), /ciam-sdk\.yaml:\d+:\d+ IDAAS\.SDK\.PARAM\.0001 stands twice; keep one/],
    ['a code that stands in two files', (it) => it.replace('errors/ciam-tenant.yaml', '  IDAAS.TENANT.USER.0001:', '  IDAAS.SDK.USER.0001:'), /ciam-tenant\.yaml:\d+:\d+ IDAAS\.SDK\.USER\.0001: stands already in ciam-sdk\.yaml/],
    ['YAML that cannot be read', (it) => it.replace(sdk, 'errors:', 'errors: ]['), /ciam-sdk\.yaml:\d+:\d+ not valid YAML/],
    ['a path file that cannot be read', (it) => it.replace(byMobile, 'post:', 'post: ]['), /update-by-mobile\.yaml/],
    ['a family without content', (it) => it.write(sdk, ''), /ciam-sdk\.yaml:1:1 the file is empty or no map/],
    ['a family with an unknown body schema', (it) => it.replace(sdk, 'schema: Error', 'schema: Eror'), /ciam-sdk\.yaml:\d+:\d+ the schema Eror is unknown; use one of components\/schemas/],
    ['an entry without a source', (it) => it.replace(sdk, /\n    source: document 000/, ''), /ciam-sdk\.yaml:\d+:\d+ IDAAS\.SDK\.PARAM\.0001: lacks source; add it/],
    ['a status that is no number', (it) => it.replace(sdk, 'status: 400', 'status: bad'), /ciam-sdk\.yaml:\d+:\d+ IDAAS\.SDK\.PARAM\.0001: status must be integer/],
    ['fields beside another condition', (it) => it.replace(sdk, 'condition: wrong-code', 'condition: wrong-code\n    fields: [verify_code]'), /CAPTCHA\.0007: condition is wrong-code, but fields and headers go with missing only/],
    ['no catalog at all', (it) => it.remove('errors'), /errors\/catalog\.schema\.json:1:1 the file cannot be read; is it there\?/],
    ['no overlay', (it) => it.remove('overlays/zh.yaml'), /overlays\/zh\.yaml:1:1 the file cannot be read; is it there\?/],
    ['no index', (it) => it.remove('openapi.yaml'), /openapi\.yaml:1:1 the file cannot be read/],
    ['an empty index', (it) => it.write('openapi.yaml', ''), /openapi\.yaml:1:1 the file is empty or no map/],
    ['an empty path file', (it) => it.write(byMobile, ''), /openapi\.yaml:\d+:\d+ paths\/api_v2_sdk_pwd_update-by-mobile\.yaml cannot be read, is empty/],
    ['no sources', (it) => it.remove('sources.yaml'), /sources\.yaml:1:1 the file cannot be read/],
    ['a component that is not PascalCase', (it) => { it.replace('components/schemas/ResetByMobile.yaml', 'Mobile.yaml', 'mobileNumber.yaml'); it.write('components/schemas/mobileNumber.yaml', 'title: Mobile\ntype: string\ndescription: A number.\nx-value: account.mobile\n') }, /the component mobileNumber is not PascalCase; rename it and its file/],
    ['a title that would name a type otherwise', (it) => it.replace('components/schemas/SetUserPassword.yaml', 'title: Set user password', 'title: Set a password'), /SetUserPassword\.yaml:1:\d+ generators name a type after its title, and "Set a password" is not SetUserPassword in words; mend one of them/],
    ['a blank example', (it) => it.replace('components/parameters/ClientId.yaml', 'DRrYIqauawN0I8myTMoDTPys6ezGZxnm', "' '"), /ClientId\.yaml:\d+:\d+ the example is blank/],
    ['an example with a private key', (it) => it.replace('components/parameters/ClientId.yaml', 'DRrYIqauawN0I8myTMoDTPys6ezGZxnm', '-----BEGIN PRIVATE KEY-----'), /ClientId\.yaml:\d+:\d+ the example looks like a real secret/],
    ['two readings with one id', (it) => it.replace('readings.yaml', 'id: token-marked-optional', 'id: two-documents-one-path'), /readings\.yaml:\d+:\d+ two-documents-one-path: stands twice/],
    ['a reading without a known source', (it) => it.replace('readings.yaml', 'sources: [document 000, document 003,', 'sources: [document 000, document 033,'), /readings\.yaml:\d+:\d+ two-documents-one-path: the source document 033 is unknown/],
    ['an unknown condition', (it) => it.replace(sdk, 'condition: wrong-code', 'condition: wrong-cod'), /ciam-sdk\.yaml:\d+:\d+ IDAAS\.SDK\.CAPTCHA\.0007: condition wrong-cod is unknown; use one of missing, /],
    ['an unknown key in an entry', (it) => it.replace(sdk, 'condition: wrong-code', 'conditon: wrong-code'), /ciam-sdk\.yaml:\d+:\d+ IDAAS\.SDK\.CAPTCHA\.0007: has an unknown key conditon/],
    ['missing without fields', (it) => it.replace(sdk, /\n    fields: \[verify_code\]/, ''), /IDAAS\.SDK\.PARAM\.0009: the condition missing needs fields or headers/],
    ['a parameter that the condition does not supply', (it) => it.replace(sdk, 'parameters: [min, max]', 'parameters: [low, max]'), /IDAAS\.SDK\.PWD\.0007: password-length supplies no parameter low \(it supplies min, max\)/],
    ['a placeholder too many', (it) => it.replace(sdk, '密码长度为{0}~{1}个字符', '密码长度为{0}~{2}个字符'), /IDAAS\.SDK\.PWD\.0007: zh uses \{2\}, but parameters name 2 values/],
    ['a placeholder too few', (it) => it.replace(sdk, 'must contain {0} to {1}', 'must contain {0} to 20'), /IDAAS\.SDK\.PWD\.0007: en does not use \{1\}, the parameter max/],
    ['an operation with a code that the catalog lacks', (it) => it.replace(byMobile, '- IDAAS.SDK.PWD.0007', '- IDAAS.SDK.PWD.0008'), /update-by-mobile\.yaml:\d+:\d+ updatePasswordByMobile lists IDAAS\.SDK\.PWD\.0008, which the catalog of ciam does not have/],
    ['an operation with a code twice', (it) => it.replace(byMobile, '- IDAAS.SDK.PWD.0007', '- IDAAS.SDK.PWD.0006'), /lists IDAAS\.SDK\.PWD\.0006 twice; keep the first/],
    ['a catalog entry that no operation lists', (it) => it.replace('paths/api_v2_sdk_pwd_change-by-mobile.yaml', /\n +- SDK\.SMS\.1005/, ''), /eiam-sdk\.yaml:\d+:\d+ SDK\.SMS\.1005: has a condition, but no operation lists it/],
    ['a status that the operation has no response for', (it) => it.replace(sdk, /(USER\.0005:\n +status: )400/, '$1409'), /lists IDAAS\.SDK\.USER\.0005 with status 409, but has no response 409; add it/],
    ['a response that no code has', (it) => it.replace(byMobile, "    default:", "    '403':\n      $ref: ../components/responses/Refused.yaml\n    default:"), /has a response 403, but lists no code with that status/],
    ['an operation without codes', (it) => it.replace('paths/api_v2_sdk_pwd_update-by-email.yaml', /\n  x-errors:[\s\S]*$/, '\n'), /update-by-email\.yaml:\d+:\d+ updatePasswordByEmail lists no error codes; add x-errors/],
    ['a dialect without a tag', (it) => it.replace(byMobile, 'tags: [ciam, oneaccess]', 'tags: [ciam]'), /updatePasswordByMobile speaks oneaccess, but has no such tag/],
    ['a misspelt key in x-errors', (it) => it.replace(byMobile, 'list: closed', 'list: closed\n      lists: closed'), /update-by-mobile\.yaml:\d+:\d+ .*`lists` is not expected/],
    ['a secret that is not write-only', (it) => it.replace('components/schemas/NewPassword.yaml', 'writeOnly: true\n', ''), /NewPassword\.yaml:\d+:\d+ password is a secret; add writeOnly: true/],
    ['a secret without its format', (it) => it.replace('components/schemas/VerifyCode.yaml', 'format: password\n', ''), /VerifyCode\.yaml:\d+:\d+ verify_code is a secret; add format: password/],
    ['an unknown x-value', (it) => it.replace('components/schemas/Mobile.yaml', 'x-value: account.mobile', 'x-value: account.phone'), /Mobile\.yaml:\d+:\d+ x-value account\.phone is unknown; use one of/],
    ['an operation without a summary', (it) => it.replace(byMobile, /\n  summary: .*/, ''), /updatePasswordByMobile has no summary; write one/],
    ['an operation without a description', (it) => it.replace(byMobile, /\n  description: \|\n(    .*\n|\n)+/, '\n'), /updatePasswordByMobile has no description; write one/],
    ['a mode without an example', (it) => it.replace(byMobile, '          reset:\n', '          other:\n'), /has no example request named reset, after its mode; add it/],
    ['a mask in an example', (it) => it.replace(byMobile, 'password: P@ssw0rd', 'password: P******d'), /update-by-mobile\.yaml:\d+:\d+ the example is masked/],
    ['a real-looking token in an example', (it) => it.replace('components/parameters/ClientId.yaml', 'DRrYIqauawN0I8myTMoDTPys6ezGZxnm', 'eyJraWQiOiI1ZWZhN2ZmZDA2Z'), /ClientId\.yaml:\d+:\d+ the example looks like a real JSON Web Token/],
    ['an undefined source of an entry', (it) => it.replace(sdk, 'source: document 000', 'source: document 999'), /ciam-sdk\.yaml:\d+:\d+ .*the source document 999 is unknown; add it to sources\.yaml/],
    ['an undefined source of an operation', (it) => it.replace(byMobile, 'source: document 003', 'source: document 033'), /update-by-mobile\.yaml:\d+:\d+ the source document 033 is unknown/],
    ['a reading about nothing', (it) => it.replace('readings.yaml', 'about: [updatePasswordByMobile]', 'about: [updatePasswordByFax]'), /readings\.yaml:\d+:\d+ .*updatePasswordByFax is no operation and no component/],
    ['an operation id that is no name', (it) => it.replace(byMobile, 'operationId: updatePasswordByMobile', 'operationId: Update_Password'), /operationId Update_Password is not camelCase/],
    ['a path in the wrong file', (it) => it.replace('openapi.yaml', '/api/v2/sdk/pwd/update-by-mobile:', '/api/v2/sdk/pwd/by-mobile:'), /the path \/api\/v2\/sdk\/pwd\/by-mobile stands in api_v2_sdk_pwd_update-by-mobile\.yaml; name the file/],
  ]
  test.each(damages)('%s', async (_, damage, message) => {
    const [first, ...rest] = await faultsAfter(damage)
    expect(first).toMatch(message)
    // A file that is no YAML is named twice: where it is referred to, and where it breaks.
    expect(rest.length).toBeLessThanOrEqual(1)
  })
})

test('the schema of catalog files knows the conditions, no more and no fewer', () => {
  const { $defs } = JSON.parse(readFileSync('openapi/errors/catalog.schema.json', 'utf8'))
  expect(new Set($defs.error.properties.condition.enum)).toEqual(new Set(conditions.keys()))
})

test('a refusal without examples is refused in the bundle', async () => {
  const bundle = JSON.parse(readFileSync('generated/openapi.json', 'utf8'))
  const [operation] = Object.values(Object.values(bundle.paths)[0] as Record<string, any>) // a bundle of ours
  operation.responses['400'].content['application/json'].examples = {}
  const config = await createConfig({ plugins: [plugin()], rules: { 'idaas/refusals-have-examples': 'error' } })
  const problems = await lintFromString({ source: JSON.stringify(bundle), config })
  expect(problems.map(({ message }) => message)).toEqual(['the response 400 has no examples; list its codes in x-errors'])
})
