// The documented types of a configuration, a class field and an export, as a library writes them under
// `isolatedDeclarations`, which asks for a type on everything that is exported.
import ts from 'typescript'
import { expect, test } from 'vitest'

const consumer = (types: { client: string; options: string }) => `
import {
  type ClientOptions,
  type ClientOptionsWith,
  type PasswordClient,
  createPasswordClient,
} from '../../generated/client.ts'

const device = { os: 'iOS 17', fingerprint: 'test', agent: 'test' }

export const configuration: ClientOptions = { baseUrl: 'https://tenant.example.com', clientId: 'app', device }
export const anyClient: PasswordClient = createPasswordClient(configuration)

export const complete: ${types.options} = { baseUrl: 'https://tenant.example.com', clientId: 'app', device }
export const client${types.client} = createPasswordClient(complete)

export class Accounts {
  readonly client${types.client}
  constructor(options: ${types.options}) {
    this.client = createPasswordClient(options)
  }
}
export async function reset(): Promise<string> {
  const request = { mobile: '12345678901', verify_code: '123456', password: 'Quiet-River-7' }
  const { kind } = await new Accounts(complete).client.updatePasswordByMobile(request)
  return kind
}`

const documented = {
  client: ": PasswordClient<'clientId' | 'device'>",
  options: "ClientOptionsWith<'clientId' | 'device'>",
}

/** The compiler's codes for a consumer of the client. */
function problemsOf(text: string): number[] {
  const file = 'test/client/consumer.ts'
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    declaration: true,
    isolatedDeclarations: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (name) => name === file || fileExists(name)
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, text, version) : getSourceFile(name, version)
  const program = ts.createProgram([file], options, host)
  const source = program.getSourceFile(file)
  return ts.getPreEmitDiagnostics(program, source).map(({ code }) => code)
}

test('they compile', () => expect(problemsOf(consumer(documented))).toEqual([]))

test.each([
  ['an export and a field without a type', { ...documented, client: '' }, 9010],
  ['a type that is gone', { ...documented, options: "Nowhere<'clientId'>" }, 2304],
  [
    'a configuration that does not say what it has',
    { ...documented, options: 'ClientOptions' },
    2322,
  ],
])('%s: does not', (_, types, code) => {
  expect(problemsOf(consumer(types))).toContain(code)
})
