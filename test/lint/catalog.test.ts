// What can be wrong with an entry of the catalog: each damage is found, with file, line and mend.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { conditions } from '../../scripts/model/conditions.ts'
import { testDamages } from './damaged-contract.ts'

const sdk = 'errors/ciam-sdk.yaml'

testDamages([
  [
    'a code that stands twice in a file',
    (it) => it.replace(sdk, '  IDAAS.SDK.PARAM.0002:', '  IDAAS.SDK.PARAM.0001:'),
    /ciam-sdk\.yaml:\d+:\d+ IDAAS\.SDK\.PARAM\.0001 stands twice; keep one/,
  ],
  [
    'a code that stands in two files',
    (it) =>
      it.replace('errors/ciam-tenant.yaml', '  IDAAS.TENANT.USER.0001:', '  IDAAS.SDK.USER.0001:'),
    /ciam-tenant\.yaml:\d+:\d+ IDAAS\.SDK\.USER\.0001: is already in ciam-sdk\.yaml/,
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
    'a family of a product without a tag',
    (it) => it.replace(sdk, 'product: ciam', 'product: cima'),
    /ciam-sdk\.yaml:2:\d+ the product cima has no tag in openapi\.yaml; use one of ciam, eiam, oneaccess/,
  ],
  [
    'a code that does not lock',
    (it) => it.replace(sdk, 'condition: wrong-code', 'condition: wrong-code\n    locks: false'),
    /CAPTCHA\.0007: locks is false; use true, or leave it out/,
  ],
  [
    'fields beside another condition',
    (it) =>
      it.replace(sdk, 'condition: wrong-code', 'condition: wrong-code\n    fields: [verify_code]'),
    /CAPTCHA\.0007: condition is wrong-code, but fields and headers go with missing only/,
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
    'a catalog entry that no operation lists',
    (it) => it.replace('paths/api_v2_sdk_pwd_change-by-mobile.yaml', /\n +- SDK\.SMS\.1005/, ''),
    /eiam-sdk\.yaml:\d+:\d+ SDK\.SMS\.1005: has a condition, but no operation lists it/,
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
])

test('the schema of catalog files knows the conditions, no more and no fewer', () => {
  const { $defs } = JSON.parse(readFileSync('openapi/errors/catalog.schema.json', 'utf8'))
  expect(new Set($defs.error.properties.condition.enum)).toEqual(new Set(conditions.keys()))
})
