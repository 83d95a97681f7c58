// Decisions have every key that the documentation shows and an id of their own, and are about something that the
// contract has.
import path from 'node:path'
import type { Oas3Rule } from '@redocly/openapi-core'
import { type JsonObject, isObject } from '../contract/json.ts'
import { componentNames } from '../generate/source/catalog.ts'
import { type Problem, readYamlOnce } from '../generate/source/yaml.ts'
import { contractFolder, report } from './redocly-report.ts'
import { decisionShape, shapeProblems } from './shapes.ts'

export const decisionsValid: Oas3Rule = () => {
  const named = new Set<string>(['catalog'])
  return {
    Operation(operation) {
      named.add(String(operation.operationId))
    },
    Root: {
      leave(_, ctx) {
        const folder = contractFolder(ctx)
        componentNames(path.join(folder, 'components')).forEach((name) => named.add(name))
        const { list, problems, problemOf } = readDecisions(folder)
        const ids = list.map(({ id }) => String(id))
        const twins = ids.flatMap((id, index) =>
          ids.indexOf(id) < index
            ? [problemOf(index, 'id', 'is there twice; give each decision an id of its own')]
            : [],
        )
        const stray = list.flatMap(({ about }, index) =>
          strings(about)
            .filter((name) => !named.has(name))
            .map((name) =>
              problemOf(
                index,
                'about',
                `${name} is not an operation or component; use the name of one, or catalog`,
              ),
            ),
        )
        const file = path.join(folder, 'decisions.yaml')
        const misshapen = list.flatMap((value, index) =>
          shapeProblems(decisionShape, { file, path: [index], name: String(value.id), value }),
        )
        report(ctx, [...problems, ...misshapen, ...twins, ...stray])
      },
    },
  }
}

export interface Decisions {
  list: JsonObject[]
  problems: Problem[]
  /** A problem of one decision, by its place in the list. */
  problemOf(index: number, key: string, message: string): Problem
}

export function readDecisions(folder: string): Decisions {
  const file = path.join(folder, 'decisions.yaml')
  const { value, problems } = readYamlOnce(file)
  const list = Array.isArray(value) ? value.filter(isObject) : []
  const notAList = 'the file is not a list; write decisions, or [] if there are none'
  return {
    list,
    problems:
      problems.length === 0 && !Array.isArray(value)
        ? [{ file, path: [], message: notAList }]
        : problems,
    problemOf: (index, key, message) => ({
      file,
      path: [index, key],
      message: `${String(list[index]?.id)}: ${message}`,
    }),
  }
}

export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
