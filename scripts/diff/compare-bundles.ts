// Two bundles compared: the catalog and the operations by us, the rest of the description by Redocly.
import { type Bundle, readContract } from '../contract/contract.ts'
import { type Change, change, largestStep, pairs } from './change.ts'
import { catalogChanges } from './catalog-changes.ts'
import { descriptionChanges } from './description-changes.ts'
import { operationChanges } from './operation-changes.ts'
import type { Comparison } from './report.ts'
import { isAtLeast, nextVersion } from './version.ts'

export interface Named {
  name: string
  bundle: Bundle
}

/** Changes of operations and codes, which need no other tool. */
export function contractChanges(base: Bundle, revision: Bundle): Change[] {
  const [before, after] = [readContract(base), readContract(revision)]
  return [
    ...serverChanges(base, revision),
    ...operationChanges(before, after),
    ...catalogChanges(before, after),
  ]
}

/** By address alone: other words about a server are no other server. */
function serverChanges(base: Bundle, revision: Bundle): Change[] {
  const byUrl = ({ servers = [] }: Bundle) => new Map(servers.map((it) => [it.url, it]))
  const { removed, added } = pairs(byUrl(base), byUrl(revision))
  return [
    ...removed.map(([url]) => change('server-removed', 'servers', `${url} is no longer described`)),
    ...added.map(([url]) => change('server-added', 'servers', `${url} is described`)),
  ]
}

export async function compareBundles(base: Named, revision: Named): Promise<Comparison> {
  const described = await descriptionChanges(base.bundle, revision.bundle)
  const changes = [...contractChanges(base.bundle, revision.bundle), ...(described ?? [])]
  const step = largestStep(changes)
  const [from, to] = [versionOf(base.bundle), versionOf(revision.bundle)]
  const least = nextVersion(from, step)
  return {
    base: { name: base.name, version: from },
    revision: { name: revision.name, version: to },
    step,
    nextVersion: least,
    changes,
    problems: isAtLeast(to, least)
      ? []
      : [`The version ${to} is too small; set info.version to ${least} or later.`],
    notes: described
      ? []
      : ['Schemas, media types and servers were not compared; install @redocly/cli for that.'],
  }
}

function versionOf({ info }: Bundle): string {
  return String((info as { version?: unknown }).version ?? '0.0.0')
}
