// What an editor shows of the client: documentation on hover and in completion, and messages that name a mistake.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const file = path.resolve('test/client/edited.ts')
const source = `
import { createPasswordClient } from '../../generated/client.ts'
const client = createPasswordClient({
  baseUrl: 'https://tenant.example.com',
  clientId: 'app',
  device: { os: 'iOS 17', fingerprint: 'f', agent: 'a' },
  language: 'zh',
  timeout: 1000,
})
const result = await client.updatePasswordByEmail(
  { email: 'a@example.com', verify_code: '123456', password: 'P@ssw0rd' },
  { signal: AbortSignal.timeout(1) },
)
if (result.kind === 'unexpected') console.log(result.reason, result.sent)
if (result.kind === 'error' && result.code === 'IDAAS.SDK.PWD.0007') {
  console.log(result./*code*/code, result.handling, result.parameters, result.headers)
}
export const misspelt = createPasswordClient({ baseUrl: '', clientID: 'app' })
export const inGroup = createPasswordClient({ baseUrl: '', device: { os: '', fingerprint: '', agent: '', osVersion: '' } })
`
const options: ts.CompilerOptions = {
  strict: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  allowImportingTsExtensions: true,
  noEmit: true,
  types: [],
}
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [file],
  getScriptVersion: () => '1',
  getScriptSnapshot: (name) =>
    name === file || ts.sys.fileExists(name)
      ? ts.ScriptSnapshot.fromString(name === file ? source : readFileSync(name, 'utf8'))
      : undefined,
  getCurrentDirectory: () => process.cwd(),
  getDefaultLibFileName: (it) => ts.getDefaultLibFilePath(it),
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: (name) => ts.sys.readFile(name),
  readDirectory: (...args) => ts.sys.readDirectory(...args),
  directoryExists: (name) => ts.sys.directoryExists(name),
  getDirectories: (name) => ts.sys.getDirectories(name),
})

const at = (text: string, offset = 0) => source.indexOf(text) + offset
type Documented = Pick<ts.QuickInfo, 'documentation' | 'tags'>
/** What an editor shows: the text and its tags, such as the description. */
const shown = ({ documentation = [], tags = [] }: Documented = {}) =>
  ts.displayPartsToString([...documentation, ...tags.flatMap(({ text = [] }) => text)])

test('a meaning ends its sentences once, although some messages of the vendor have a full stop', () =>
  expect(readFileSync('generated/client.ts', 'utf8')).not.toMatch(/^ *\/\*\* `.*[.。]{2}/m))

test.each([
  ['a method', 'updatePasswordByEmail(', /forgotten password.*POST \/api/s],
  ['a field', 'verify_code:', /verification code that was received/],
  ['another field', 'email:', /address to which the code is sent/],
  ['an option', 'clientId:', /Client id of your application/],
  ['a group of options', 'device:', /of every request/],
  ['an option of a group', 'os:', /Operating system version.*encodeURIComponent/s],
  ['an option of the client', 'timeout:', /Milliseconds/],
  ['an option of a request', 'signal:', /Aborts the request/],
  [
    'a code that was narrowed',
    '/*code*/code',
    /`IDAAS\.SDK\.PWD\.0007`: The password must contain/,
  ],
  ['the handling', 'handling', /What the caller should do/],
  ['the parameters', 'parameters,', /placeholders/],
  ['the headers', 'headers)', /retry-after/],
  ['the reason', 'reason', /`too-long`: /],
  ['whether it was sent', 'sent)', /False if the request surely did not reach/],
])('a hover on %s has documentation', (_, text, wanted) => {
  const offset = text.startsWith('/*') ? text.indexOf('*/') + 2 : 0
  const info = service.getQuickInfoAtPosition(file, at(text, offset))
  expect(shown(info)).toMatch(wanted)
})

test('a code that was narrowed shows no other code', () => {
  const info = service.getQuickInfoAtPosition(file, at('/*code*/code', 8))
  expect(shown(info).match(/IDAAS\.[\w.]+/g)).toEqual(['IDAAS.SDK.PWD.0007'])
})

describe('a completion has documentation', () => {
  function completion(text: string, offset: number, name: string): string {
    const position = at(text, offset)
    const details = service.getCompletionEntryDetails(
      file,
      position,
      name,
      {},
      undefined,
      {},
      undefined,
    )
    return shown(details)
  }

  test.each([
    ['of a method', 'client.updatePassword', 7, 'updatePasswordByMobile', /code sent by SMS/],
    ['of a field', '{ email', 2, 'email', /address to which the code is sent/],
    ['of an option', 'clientId: ', 0, 'clientId', /Client id of your application/],
    ['of a result', 'result.handling', 7, 'handling', /What the caller should do/],
  ])('%s', (_, text, offset, name, wanted) => {
    expect(completion(text, offset, name)).toMatch(wanted)
  })
})

test('a misspelt option is named in the message', () => {
  const messages = service
    .getSemanticDiagnostics(file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  expect(messages).toEqual([
    expect.stringContaining('NotAnOption<"clientID">'),
    expect.stringContaining('NotAnOption<"osVersion">'),
  ])
})
