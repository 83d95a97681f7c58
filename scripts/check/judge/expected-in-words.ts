// What was to be expected of a response, in words.
import type { CatalogError } from '../../contract/catalog.ts'
import { conditions } from '../../model/conditions.ts'
import type { Probe } from '../plan/probe.ts'

/** The codes that are certain; if there are none, what else is right. */
export function expectedCodes({ possible }: Probe): string {
  const sure = [...possible.errors].filter(([error, is]) => is === 'yes' && !isBusy(error))
  if (sure.length > 0) return sure.map(([{ code }]) => code).join(' or ')
  return possible.success ? 'success' : 'a code that the contract lists'
}

/** Why the request cannot succeed. */
export function reasonsOf({ possible: { errors, unpublished } }: Probe): string {
  const all = [...[...errors].map(([{ condition }, is]) => [condition, is]), ...unpublished]
  const sure = all.flatMap(([name, is]) => (is === 'yes' ? [name ?? ''] : []))
  return sure.map((name) => conditions.get(name)?.when.en ?? name).join('; ')
}

/** Whether the code says that the service is busy, which it may be at any time. */
export function isBusy({ condition }: CatalogError): boolean {
  return conditions.get(condition ?? '')?.provoked === false
}
