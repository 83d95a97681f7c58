// Changes of the catalog's entries: what a code means, with which status and in which words it comes.
import { type CatalogError, type Texts, watchedNames } from '../contract/catalog.ts'
import type { Contract } from '../contract/contract.ts'
import { type ErrorBody, errorBody } from '../contract/error-bodies.ts'
import { type Change, type ChangeId, change, isSame, pairs } from './change.ts'

export function catalogChanges(base: Contract, revision: Contract): Change[] {
  const entries = pairs(byKey(base), byKey(revision))
  return [
    ...entries.removed.map(([key, { code }]) =>
      change('code-removed', key, `callers that branch on ${code} never see it again`),
    ),
    ...entries.added.map(([key, { code, status }]) =>
      change('code-added', key, `${code} may come, with status ${status}`),
    ),
    ...entries.kept.flatMap(([key, before, after]) => entryChanges(key, before, after)),
    ...bodyChanges(base, revision),
  ]
}

/** Of the bodies in which codes come before and after. */
function bodyChanges(base: Contract, revision: Contract): Change[] {
  const schemas = ({ catalog }: Contract) => new Set(catalog.map(({ schema }) => schema))
  const kept = [...schemas(base)].filter((it) => schemas(revision).has(it))
  return kept.flatMap((schema) => {
    const [then, now] = [base, revision].map(({ bundle }) => errorBody(bundle, schema))
    if (!then || !now) return []
    const moved = (['code', 'message'] as const)
      .filter((part) => then[part] !== now[part])
      .map((part) =>
        change(
          'error-body-changed',
          schema,
          `the ${part} is in ${now[part] || 'no member'} instead of ${then[part] || 'none'}`,
        ),
      )
    const others = ({ members, code, message }: ErrorBody) =>
      members.filter((it) => it !== code && it !== message)
    const gone = [
      ...others(then).filter((it) => !now.members.includes(it)),
      ...then.required.filter((it) => now.members.includes(it) && !now.required.includes(it)),
    ]
    const added = others(now).filter((it) => !then.members.includes(it))
    return [
      ...moved,
      ...gone.map((it) => change('error-body-changed', schema, `errors may come without ${it}`)),
      ...added.map((it) => change('error-body-extended', schema, `errors may have ${it}`)),
    ]
  })
}

function byKey({ catalog }: Contract): Map<string, CatalogError> {
  return new Map(catalog.map((error) => [`${error.product} ${error.code}`, error]))
}

function entryChanges(key: string, before: CatalogError, after: CatalogError): Change[] {
  const differs = (name: keyof CatalogError) => !isSame(before[name], after[name])
  const if_ = (isChanged: boolean, id: ChangeId, text: string) =>
    isChanged ? [change(id, key, text)] : []
  return [
    ...if_(
      differs('status'),
      'code-status-changed',
      `comes with status ${after.status} instead of ${before.status}: callers that look at the status take another way`,
    ),
    ...if_(
      differs('schema'),
      'code-body-changed',
      `has the body ${after.schema} instead of ${before.schema}: callers find the code in another place`,
    ),
    ...if_(
      differs('locks'),
      after.locks ? 'lock-told' : 'lock-no-longer-told',
      after.locks ? 'says that an account is locked' : 'no longer says that an account is locked',
    ),
    ...conditionChanges(key, before, after),
    ...if_(
      differs('parameters'),
      'placeholders-changed',
      `the message has the parameters ${listed(after.parameters)} instead of ${listed(before.parameters)}: calls of formatMessage no longer fit`,
    ),
    ...textChanges(key, 'message', before.message, after.message),
    ...textChanges(key, 'handling', before.handling, after.handling),
    ...if_(
      ['source', 'inferred', 'alsoIn', 'provenance'].some((it) =>
        differs(it as keyof CatalogError),
      ),
      'provenance-changed',
      provenance(before, after),
    ),
    ...if_(differs('note'), 'note-changed', words('note', before.note, after.note)),
    ...if_(differs('remedy'), 'remedy-changed', words('remedy', before.remedy, after.remedy)),
    ...if_(differs('example'), 'example-changed', 'the examples of its values are others'),
  ]
}

/** What became of a text: `has a note`, `the note has other words`. */
export function words(what: string, before: unknown, after: unknown): string {
  if (before === undefined) return `has a ${what}`
  return after === undefined ? `has no ${what} any more` : `the ${what} has other words`
}

function provenance(before: CatalogError, after: CatalogError): string {
  if (before.inferred && !after.inferred)
    return `is no longer inferred; its source is ${after.source}`
  if (!before.inferred && after.inferred) return 'is now marked as inferred'
  if (before.source !== after.source)
    return `its source is ${after.source} instead of ${before.source}`
  return isSame(before.inferred, after.inferred)
    ? 'who says its parts is told otherwise'
    : 'what is inferred has other words'
}

function conditionChanges(key: string, before: CatalogError, after: CatalogError): Change[] {
  if (before.condition === null && after.condition !== null) {
    const text = `is known to come for the condition ${after.condition}; before, no reason was known`
    return [change('condition-added', key, text)]
  }
  if (before.condition !== null && after.condition === null)
    return [change('condition-removed', key, `is no longer tied to ${before.condition}`)]
  if (before.condition !== after.condition) {
    return [
      change(
        'condition-changed',
        key,
        `comes for the condition ${after.condition} instead of ${before.condition}: what the code means is another thing`,
      ),
    ]
  }
  const [then = [], now = []] = [before, after].map(watchedNames)
  // Without names it is about every token of a call.
  if (then.length === 0 && now.length > 0)
    return [change('condition-narrowed', key, `comes for ${listed(now)} alone`)]
  if (now.length === 0 && then.length > 0)
    return [change('condition-widened', key, 'comes for every token of a call')]
  const added = now.filter((it) => !then.includes(it))
  const removed = then.filter((it) => !now.includes(it))
  return [
    ...(added.length > 0
      ? [change('condition-widened', key, `comes for ${listed(added)}, too`)]
      : []),
    ...(removed.length > 0
      ? [change('condition-narrowed', key, `no longer comes for ${listed(removed)}`)]
      : []),
  ]
}

function textChanges(
  key: string,
  what: 'message' | 'handling',
  before: Texts,
  after: Texts,
): Change[] {
  const languages = pairs(new Map(Object.entries(before)), new Map(Object.entries(after)))
  return [
    ...languages.removed.map(([language]) =>
      change('language-removed', key, `has no ${what} in ${language} any more`),
    ),
    ...languages.added.map(([language]) =>
      change('language-added', key, `has a ${what} in ${language}`),
    ),
    ...languages.kept
      .filter(([, then, now]) => then !== now)
      .map(([language, then, now]) =>
        change(
          what === 'message' ? 'message-changed' : 'handling-changed',
          key,
          what === 'message'
            ? `the ${language} message is "${now}" instead of "${then}"`
            : `the ${language} handling has other words`,
        ),
      ),
  ]
}

function listed(names: readonly string[]): string {
  return names.length > 0 ? names.join(', ') : 'none'
}
