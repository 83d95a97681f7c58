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

const consumers = {
  'the documented types': documented,
  'an export and a field without a type': { ...documented, client: '' },
  'a type that is gone': { ...documented, options: "Nowhere<'clientId'>" },
  'a configuration that does not say what it has': { ...documented, options: 'ClientOptions' },
}

/** The compiler's codes for each consumer, all of which are one program. */
function problemsOf(texts: ReadonlyMap<string, string>): Map<string, number[]> {
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
  const files = new Map([...texts.values()].map((text, at) => [`test/client/${at}.ts`, text]))
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (name) => files.has(name) || fileExists(name)
  host.getSourceFile = (name, version) => {
    const text = files.get(name)
    return text === undefined
      ? getSourceFile(name, version)
      : ts.createSourceFile(name, text, version)
  }
  const program = ts.createProgram([...files.keys()], options, host)
  const codes = [...files.keys()].map((name) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).map(({ code }) => code),
  )
  return new Map([...texts.keys()].map((name, at) => [name, codes[at] ?? []]))
}

const problems = problemsOf(
  new Map(Object.entries(consumers).map(([name, types]) => [name, consumer(types)])),
)

test('the documented types compile', () => expect(problems.get('the documented types')).toEqual([]))

test.each([
  ['an export and a field without a type', 9010],
  ['a type that is gone', 2304],
  ['a configuration that does not say what it has', 2322],
])('%s: does not', (name, code) => {
  expect(problems.get(name)).toContain(code)
})
