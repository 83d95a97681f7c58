// Rules about the files beside the contract: the catalog, its sources, the decisions.
import path from 'node:path'
import type { Oas3Rule } from '@redocly/openapi-core'
import { type JsonObject, isObject } from '../contract/json.ts'
import { componentNames, problem, placeholderProblems } from '../generate/source/catalog.ts'
import { type Problem, readYaml } from '../generate/source/yaml.ts'
import { variants } from './operations.ts'
import { catalogOf, contractFolder, report } from './problems.ts'

/** The catalog is readable, valid against its schema, and free of duplicates and unknown conditions. */
export const catalogValid: Oas3Rule = () => ({
  Root(_, ctx) {
    report(ctx, catalogOf(ctx).problems)
  },
})

/** Placeholders of both languages and the parameters are the same. */
export const placeholdersAgree: Oas3Rule = () => ({
  Root(_, ctx) {
    report(ctx, catalogOf(ctx).entries.flatMap(placeholderProblems))
  },
})

/** Each source that an entry, an operation or a decision names stands in `sources.yaml`. */
export const provenanceDefined: Oas3Rule = () => {
  let known = new Set<string>()
  let isReadable = true
  const unknown = (source: unknown) =>
    !isReadable || known.has(String(source))
      ? []
      : [
          `the source ${String(source)} is unknown; add it to sources.yaml or name one that stands there`,
        ]
  return {
    Root(_, ctx) {
      const folder = contractFolder(ctx)
      const { value, problems } = readYaml(path.join(folder, 'sources.yaml'))
      isReadable = problems.length === 0 && isObject(value)
      known = new Set(isObject(value) ? Object.keys(value) : [])
      const decisions = readDecisions(folder)
      report(ctx, [
        ...problems,
        ...(problems.length === 0 && !isObject(value)
          ? [
              {
                file: path.join(folder, 'sources.yaml'),
                path: [],
                message: 'the file is empty or no map; list the pages that facts come from',
              },
            ]
          : []),
        ...catalogOf(ctx).entries.flatMap((entry) =>
          unknown(entry.source).flatMap((message) => problem(entry, ['source'], message)),
        ),
        ...decisions.list.flatMap((decision, index) =>
          strings(decision.sources)
            .flatMap(unknown)
            .map((message) => decisions.problem(index, 'sources', message)),
        ),
      ])
    },
    Operation(operation, ctx) {
      variants(operation).forEach((variant, index) => {
        for (const message of unknown(variant.source)) {
          ctx.report({ message, location: ctx.location.child(['x-variants', index, 'source']) })
        }
      })
    },
  }
}

/** Decisions have an id of their own and are about something that the contract has. */
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
        const decisions = readDecisions(folder)
        const ids = decisions.list.map(({ id }) => String(id))
        const stray = (name: string) =>
          `${name} is no operation and no component; use the name of one, or catalog`
        report(ctx, [
          ...decisions.problems,
          ...ids.flatMap((id, index) =>
            ids.indexOf(id) < index
              ? [
                  decisions.problem(
                    index,
                    'id',
                    `stands twice; give each decision an id of its own`,
                  ),
                ]
              : [],
          ),
          ...decisions.list.flatMap(({ about }, index) =>
            strings(about)
              .filter((name) => !named.has(name))
              .map((name) => decisions.problem(index, 'about', stray(name))),
          ),
        ])
      },
    },
  }
}

function readDecisions(folder: string) {
  const file = path.join(folder, 'decisions.yaml')
  const { value, problems } = readYaml(file)
  const list: JsonObject[] = Array.isArray(value) ? value.filter(isObject) : []
  return {
    list,
    problems:
      problems.length === 0 && !Array.isArray(value)
        ? [
            {
              file,
              path: [],
              message: 'the file is no list; write decisions, or [] where there are none',
            },
          ]
        : problems,
    problem: (index: number, key: string, message: string): Problem => ({
      file,
      path: [index, key],
      message: `${String(list[index]?.id)}: ${message}`,
    }),
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
