// Puts problems of files beside the contract into Redocly's report, with their places.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Source, type UserContext, escapePointerFragment } from '@redocly/openapi-core'
import { type Entry, readCatalog } from '../generate/source/catalog.ts'
import { type Problem, readYamlOnce } from '../generate/source/yaml.ts'
import { keyOf } from '../model/catalog-in-openapi.ts'

export function report(ctx: UserContext, problems: Problem[]): void {
  for (const { file, path: steps, at, message } of problems) {
    const source = new Source(file, readText(file))
    const pointer = `#/${steps.map(escapePointerFragment).join('/')}`
    ctx.report({
      message,
      location: at ? { source, pointer: undefined, start: at } : { source, pointer },
    })
  }
}

/** The catalog beside the contract, its entries also by `keyOf`. */
type Catalog = ReturnType<typeof readCatalog> & { byKey: ReadonlyMap<string, Entry> }

const catalogs = new WeakMap<Source, Catalog>()

/** Read once a run; to be asked at the root document. */
export function catalogOf(ctx: UserContext): Catalog {
  const { source } = ctx.location
  const catalog = catalogs.get(source) ?? withKeys(readCatalog(contractFolder(ctx), readYamlOnce))
  catalogs.set(source, catalog)
  return catalog
}

function withKeys(catalog: ReturnType<typeof readCatalog>): Catalog {
  return { ...catalog, byKey: new Map(catalog.entries.map((entry) => [keyOf(entry), entry])) }
}

/** The folder of the contract, seen from its root document. */
export function contractFolder(ctx: UserContext): string {
  return path.dirname(ctx.location.source.absoluteRef)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
