// What a deployment consistently does otherwise than the contract says, from what was seen of it. What was seen in
// several ways is no deviation that could be written down.
import type { CatalogError } from '../../contract/catalog.ts'
import { type Contract, type Variant, callName } from '../../contract/contract.ts'
import type { JsonObject } from '../../contract/json.ts'
import { groupBy } from '../report/report.ts'
import {
  type Deviation,
  type Found,
  entryPath,
  seenCount,
  seenTimes,
  variantPath,
} from './actions.ts'
import { otherBodies } from './error-bodies.ts'
import { newCodes } from './new-codes.ts'
import type { Observation, SeenError } from './observations.ts'
import { otherSuccesses } from './other-successes.ts'
import { wordsIn } from './message-templates.ts'

/** `source` is who says what is written into the catalog. */
export function deviationsIn(
  observations: readonly Observation[],
  contract: Contract,
  source: string,
): Found[] {
  const known = observations.filter((it) => it.kind === 'error')
  const missing = missingVariants(observations)
  const unread = observations.filter((it) => it.kind === 'body')
  const bodies = otherBodies(
    unread.filter(({ variant }) => !missing.has(variant)), // a framework's
    known,
    contract,
  )
  const errors = [...known, ...bodies.errors]
  return [
    ...bodies.found,
    ...[...missing].map(([variant, seen]) => missingVariant(variant, seen)),
    ...otherSuccesses(
      observations.filter((it) => it.kind === 'success'),
      contract,
    ),
    ...[...groupBy(errors, ({ listed }) => listed)].flatMap(([entry, seen]) =>
      entry ? otherError(entry, seen) : [],
    ),
    ...newCodes(errors, { contract, source, missing: [...missing.keys()] }),
  ]
}

function missingVariants(observations: readonly Observation[]): Map<Variant, Observation[]> {
  const telling = observations.filter(({ kind }) => kind !== 'body')
  const byVariant = [...groupBy(telling, ({ variant }) => variant)]
  return new Map(byVariant.filter(([, seen]) => seen.every(({ kind }) => kind === 'missing')))
}

function missingVariant(variant: Variant, seen: readonly Observation[]): Deviation {
  const comment = `${callName(variant)} is not there: ${seenCount(seen)}. With the last of them the operation goes, too.`
  return { said: null, actions: [{ comment, target: variantPath(variant), remove: true }] }
}

function otherError(entry: CatalogError, seen: readonly SeenError[]): Found[] {
  const statuses = [...new Set(seen.map(({ status }) => status))]
  const schemas = new Set(seen.map(({ schema }) => schema))
  const status = onlyOther(statuses, entry.status)
  const schema = onlyOther(schemas, entry.schema)
  const others = seen.filter(({ language }) => entry.message[language] !== undefined)
  const spoken = [...groupBy(others, ({ language }) => language).values()]
  const changed = spoken.filter((all) => all.every(({ hasOtherWords }) => hasOtherWords))
  const message = wordsIn(changed.flat(), entry.parameters)
  const what = [
    ...(status === undefined ? [] : [`status ${status}, not ${entry.status}`]),
    ...(schema === undefined ? [] : [`the body ${schema}, not ${entry.schema}`]),
    ...Object.keys(message).map((language) => `other words (${language})`),
  ]
  const update = {
    ...(status !== undefined && { status }),
    ...(schema !== undefined && { schema }),
    ...(Object.keys(message).length > 0 && { message: message as JsonObject }),
  }
  const comment = `${entry.code} has ${what.join(' and ')}: ${seenTimes(seen)}.`
  const deviation = {
    actions: [{ comment, target: entryPath(entry), update }],
    said: message as JsonObject,
  }
  return [
    ...(statuses.length > 1 ? [`${entry.code}: came with ${statuses.join(', ')}`] : []),
    ...(schemas.size > 1 ? [`${entry.code}: came with several bodies`] : []),
    ...(what.length > 0 ? [deviation] : []),
  ]
}

/** The one value, if it is not the expected one. */
function onlyOther<T>(values: Iterable<T>, expected: T): T | undefined {
  const [value, ...others] = values
  return others.length === 0 && value !== expected ? value : undefined
}
