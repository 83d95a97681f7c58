// What can be wrong with files of the contract and what they refer to: each damage is found, with file, line and mend.
import { testDamages } from './damaged-contract.ts'

const byMobile = 'paths/api_v2_sdk_pwd_update-by-mobile.yaml'
const sdk = 'errors/ciam-sdk.yaml'
const zh = 'overlays/zh.yaml'

testDamages([
  [
    'a reference to a file that is not there',
    (it) => it.remove('components/schemas/Mobile.yaml'),
    /ResetByMobile\.yaml:\d+:\d+ .*Mobile\.yaml/,
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
    'two decisions with one id',
    (it) => it.replace('decisions.yaml', 'id: token-marked-optional', 'id: two-documents-one-path'),
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
    'a path in the wrong file',
    (it) =>
      it.replace('openapi.yaml', '/api/v2/sdk/pwd/update-by-mobile:', '/api/v2/sdk/pwd/by-mobile:'),
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
    'a translation of a text that is not there',
    (it) => it.replace(zh, 'summary: 通过短信验证码设置新密码', 'sumary: 通过短信验证码设置新密码'),
    /zh\.yaml:\d+:\d+ the action on \S+ translates sumary, which is not there in English/,
  ],
  [
    'a source of an unknown kind',
    (it) => it.replace('sources.yaml', 'kind: document', 'kind: documnt'),
    /sources\.yaml:2:\d+ document 000: kind documnt is unknown; use one of document, sibling, report/,
  ],
  [
    'a source of no product',
    (it) => it.replace('sources.yaml', 'product: ciam', 'product: cima'),
    /sources\.yaml:3:\d+ document 000: product cima is unknown; use one of ciam, eiam, oneaccess/,
  ],
  [
    'a source with a misspelt key',
    (it) => it.replace('sources.yaml', 'title:', 'titel:'),
    /sources\.yaml:\d+:\d+ document 000: lacks title; add it/,
    2,
  ],
  [
    'a decision without a reason',
    (it) => it.replace('decisions.yaml', /\n  why:\n    en: .*\n    zh: .*/, ''),
    /decisions\.yaml:\d+:\d+ \S+: lacks why; add it/,
  ],
  [
    'a decision with an unknown key',
    (it) => it.replace('decisions.yaml', '  kind:', '  whi: {}\n  kind:'),
    /decisions\.yaml:\d+:\d+ \S+: has an unknown key whi; did you mean why\? Otherwise drop it/,
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
])
