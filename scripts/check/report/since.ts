// What changed since an earlier report of the same deployment: `check --since report.json`. A finding whose
// clause is no longer tested is not called fixed.
import * as v from 'valibot'
import { languages } from '../../contract/catalog.ts'
import { withoutCommands } from './plain-text.ts'
import { placeName } from './places.ts'
import { type Paint, row } from './terminal.ts'

const place = {
  operation: v.string(),
  product: v.string(),
  mode: v.exactOptional(v.string()),
}

const clause = {
  code: v.exactOptional(v.string()),
  language: v.exactOptional(v.picklist(languages)),
}

const schema = v.object({
  target: v.string(),
  startedAt: v.string(),
  findings: v.array(
    v.object({ ...place, ...clause, id: v.string(), at: v.string(), also: v.array(v.string()) }),
  ),
  variants: v.array(
    v.object({ ...place, clauses: v.array(v.object({ ...clause, verdict: v.string() })) }),
  ),
})

/** What a comparison needs of a report. */
export type Compared = v.InferOutput<typeof schema>

export interface Comparison {
  since: string
  /** Differences, each as `operation, product mode, code, language: id (where in the response)`. */
  added: string[]
  fixed: string[]
  /** Differences of the earlier report whose clause was not tested now. */
  unseen: string[]
  /** `operation, product mode, code, language: verified → untested` */
  verdicts: string[]
}

/** Throws an error that names the file if the text is not a report. */
export function readReport(text: string, file: string): Compared {
  try {
    return v.parse(schema, JSON.parse(text))
  } catch (cause) {
    const message = `--since: ${file} is not a report of this check; name a report.json that it wrote`
    throw new Error(message, { cause })
  }
}

export function compare(before: Compared, now: Compared): Comparison {
  const [then, today] = [differences(before), differences(now)]
  const [old, current] = [verdictsOf(before), verdictsOf(now)]
  const gone = [...then].filter(([name]) => !today.has(name))
  const isTested = ([, where]: [string, string]) =>
    [...current].some(
      ([name, verdict]) =>
        (name === where || name.startsWith(`${where}, `)) &&
        verdict !== 'untested' &&
        verdict !== 'not allowed',
    )
  return {
    since: before.startedAt,
    added: [...today.keys()].filter((name) => !then.has(name)),
    fixed: gone.filter(isTested).map(([name]) => name),
    unseen: gone.filter((it) => !isTested(it)).map(([name]) => name),
    verdicts: [...current].flatMap(([name, verdict]) => {
      const earlier = old.get(name)
      return earlier === undefined || earlier === verdict
        ? []
        : [`${name}: ${earlier} → ${verdict}`]
    }),
  }
}

export function comparisonText(comparison: Comparison, paint: Paint): string {
  const { since, added, fixed, unseen, verdicts } = comparison
  const rows = [
    ...added.map((it) => row('new', it, (label) => paint('red', label))),
    ...fixed.map((it) => row('fixed', it, (label) => paint('green', label))),
    ...unseen.map((it) => row('not seen', it)),
    ...verdicts.map((it) => row('verdict', it)),
  ]
  const counts = `${added.length} new, ${fixed.length} fixed, ${unseen.length} not seen again`
  return withoutCommands(
    [row('since', `${since}: ${counts}, ${verdicts.length} verdicts changed`), ...rows, ''].join(
      '\n',
    ),
  )
}

/** Each place of each finding, with the place alone. */
function differences({ findings }: Compared): Map<string, string> {
  return new Map(
    findings.flatMap((finding) =>
      [placeName(finding), ...finding.also].map((where): [string, string] => [
        `${where}: ${finding.id}${finding.at && ` (${finding.at})`}`,
        where,
      ]),
    ),
  )
}

function verdictsOf({ variants }: Compared): Map<string, string> {
  return new Map(
    variants.flatMap(({ clauses, ...variant }) =>
      clauses.map(({ verdict, ...it }): [string, string] => [
        placeName({ ...variant, ...it, code: it.code ?? 'success' }),
        verdict,
      ]),
    ),
  )
}
