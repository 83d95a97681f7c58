// The site of one deployment: what an overlay changes is changed on it, and each page says so.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build, refuseOther } from '../../scripts/docs/build.ts'
import { parseOverlay } from '../../scripts/overlay/read.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'site-'))
const page = (name: string) => readFileSync(path.join(folder, name), 'utf8')

const overlay = `overlay: 1.1.0
info: { title: 'Ours & <theirs>', version: 1.0.0 }
actions:
  - target: $['x-catalog']
    update:
      code: CORP.1
      product: ciam
      status: 422
      message: { en: That code is wrong, zh: 短信码不对 }
      handling: {}
      parameters: []
      condition: wrong-code
      schema: Error
      source: Ours & <theirs>
  - target: $.paths.*.*['x-variants'][?@.product=='ciam'].codes[?@=='IDAAS.SDK.CAPTCHA.0007']
    update: CORP.1
`

beforeAll(() => build(folder, parseOverlay(overlay, 'overlay.yaml')))
afterAll(() => rmSync(folder, { recursive: true }))

test.for(['en/index.html', 'zh/index.html', 'en/errors.html', 'zh/ciam/index.html'])(
  '%s says whose it is',
  (name) => {
    expect(page(name)).toContain('<strong>Ours &#38; &#60;theirs&#62;</strong>')
  },
)

test('its codes stand among the errors and at the operation, in both languages', () => {
  expect(page('en/errors.html')).toContain('That code is wrong')
  expect(page('zh/errors.html')).toContain('短信码不对')
  const operation = page('en/ciam/updatePasswordByMobile.html')
  expect(operation).toContain('CORP.1')
  expect(operation).not.toContain('IDAAS.SDK.CAPTCHA.0007')
})

test('its folder may be written again, and that of other files may not', () => {
  expect(() => refuseOther(folder)).not.toThrow()
  expect(() => refuseOther(path.join(folder, 'no-such-folder'))).not.toThrow()
  expect(() => refuseOther('openapi')).toThrow('openapi has files that docs did not write')
  expect(() => refuseOther('package.json')).toThrow('package.json is a file; name a folder')
})
