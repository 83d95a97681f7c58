// Lints a contract folder as `generate` needs it: all that bundling and the emitters rely on.
// Problems are data, so that the command can print them and a test can read them.
import { unique } from '../contract/unique.ts'
import path from 'node:path'
import { BaseResolver, createConfig, lint } from '@redocly/openapi-core'
import { chineseOverlays } from '../generate/source/chinese-overlays.ts'
import { type ProblemLine, lineOf, lineOfProblem } from '../generate/source/problem-lines.ts'
import { selfReferences, unreadable } from '../generate/source/yaml.ts'
import plugin, { contractRules } from './plugin.ts'

/** Rules in stages: an unreadable file makes every fact in it look missing elsewhere, so it ends the reading. */
const stages: Record<string, 'error'>[] = [
  severe('no-unresolved-refs', 'idaas/catalog-valid'),
  severe(
    'struct',
    'no-identical-paths',
    'operation-operationId',
    'operation-operationId-unique',
    'path-params-defined',
    'operation-tag-defined',
    'no-required-schema-properties-undefined',
    'idaas/naming',
    'idaas/calls-supported',
  ),
  severe(...Object.keys(contractRules).map((rule) => `idaas/${rule}`)),
]

/** Every problem of the first stage that has one. */
export async function lintContract(folder: string): Promise<ProblemLine[]> {
  const ref = path.join(folder, 'openapi.yaml')
  const files = [ref, ...chineseOverlays(folder)]
  const problems = [...files.flatMap(unreadable), ...selfReferences(folder)]
  if (problems.length > 0) return problems.map(lineOf)
  const externalRefResolver = new BaseResolver() // each file is read and parsed once for all stages
  for (const rules of stages) {
    const config = await createConfig({ plugins: [plugin()], rules })
    const found = await lint({ ref, config, externalRefResolver })
    if (found.length > 0) return unique(found.map(lineOfProblem))
  }
  return []
}

function severe(...rules: string[]): Record<string, 'error'> {
  return Object.fromEntries(rules.map((rule) => [rule, 'error' as const]))
}
