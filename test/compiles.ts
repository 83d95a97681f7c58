// Whether generated TypeScript compiles, as a consumer would compile it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
}

/** The libraries are parsed and bound once for all that is compiled. */
const host = ts.createCompilerHost(options)
const libraries = new Map<string, ts.SourceFile | undefined>()
const { getSourceFile } = host
host.getSourceFile = (name, ...how) => {
  if (!name.includes('/typescript/lib/')) return getSourceFile(name, ...how)
  if (!libraries.has(name)) libraries.set(name, getSourceFile(name, ...how))
  return libraries.get(name)
}

/** The compiler's messages about the generated files; none if it compiles. */
export function problemsOf(files: ReadonlyMap<string, string>): string[] {
  // Beside what it imports, and out of sight of those who read the whole tree at the same time.
  const folder = mkdtempSync(path.join('node_modules', '.compiled-'))
  try {
    const sources = [...files].filter(([name]) => name.endsWith('.ts'))
    for (const [name, content] of sources) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      writeFileSync(path.join(folder, name), content)
    }
    const names = sources.map(([name]) => path.join(folder, name))
    const problems = ts.getPreEmitDiagnostics(ts.createProgram(names, options, host))
    return problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
