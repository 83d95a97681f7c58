// A plan and a report for a terminal: findings first, the most telling first, then the clauses of each
// variant, then which password is in place; the last line is the result. At most 100 columns.
import { styleText } from 'node:util'
import type { Clause, Verdict } from '../findings/finding.ts'
import { findingKinds } from '../findings/finding-kinds.ts'
import { shortened, visible, withoutCommands, wrapped } from './plain-text.ts'
import { placeName } from './places.ts'
import {
  type Report,
  type ReportClause,
  type ReportFinding,
  type ReportVariant,
  groupBy,
  isWaived,
  ledgerLine,
  verdicts,
  overlayLine,
  waiverLine,
} from './report.ts'

/** One less than 100: a line that begins with a colon gets a backslash. */
export const width = 99

type Format = Parameters<typeof styleText>[0]
export type Paint = (format: Format, text: string) => string

const colours: Record<Verdict | 'error' | 'warning', Format> = {
  verified: 'green',
  violated: 'red',
  shadowed: 'yellow',
  untested: 'gray',
  'not allowed': 'gray',
  error: 'red',
  warning: 'yellow',
}

/** Coloured only if `isColoured`: a terminal, and no `NO_COLOR`. */
export function painter(isColoured: boolean): Paint {
  return (format, text) => (isColoured ? styleText(format, text, { validateStream: false }) : text)
}

export function terminal(report: Report, paint: Paint): string {
  const { findings, variants, waivers, overlay, ledger, stopped, exitCode, summary } = report
  const result = paint(
    ['bold', exitCode === 0 ? 'green' : 'red'],
    shortened(visible(summary), width),
  )
  const blocks = [
    ...findings.map((finding, index) => findingBlock(finding, index + 1, paint)),
    ...variants.map((variant) => variantBlock(variant, report, paint)),
    waivers.map((it) => row('waiver', waiverLine(it))).join('\n'),
    overlay ? row('overlay', overlayLine(overlay)) : '',
    stopped === undefined ? '' : row('stopped', stopped),
    ledger.map((it) => row('password', ledgerLine(it))).join('\n'),
    result,
  ]
  return withoutCommands(`${blocks.filter((it) => it !== '').join('\n\n')}\n`)
}

function findingBlock(finding: ReportFinding, number: number, paint: Paint): string {
  const { id, severity, what, expected, got, at, also, waived } = finding
  const rows: [string, string][] = [
    ['where', placeName(finding)],
    ['request', what],
    ['expected', expected],
    ['got', at ? `${got} (${at})` : got],
    ...(also.length > 0 ? [['also', someOf(also)] satisfies [string, string]] : []),
    ...(waived
      ? [['waived', `until ${waived.until}: ${waived.reason}`] satisfies [string, string]]
      : []),
  ]
  return [
    `${number}. ${paint(colours[severity], severity)} ${paint('bold', id)}: ${findingKinds[id].title.en}`,
    ...rows.map(([label, text]) => row(label, text)),
  ].join('\n')
}

function someOf(also: readonly string[], most = 8): string {
  const more = also.length > most ? [`${also.length - most} more`] : []
  return [...also.slice(0, most), ...more].join('; ')
}

function variantBlock(
  { clauses, ...variant }: ReportVariant,
  report: Report,
  paint: Paint,
): string {
  const rows = verdicts.flatMap((verdict) =>
    clauseRows(
      clauses.filter((it) => it.verdict === verdict),
      (clause) => noteOf(clause, report),
      (label) => paint(colours[verdict], label),
    ),
  )
  return [paint('bold', variantTitle(variant)), ...rows].join('\n')
}

function noteOf(clause: ReportClause, report: Report): string {
  const { findings, reason } = clause
  if (findings.length === 0) return reason ?? ''
  const numbers = findings.map((it) => it + 1).join(', ')
  const noun = findings.length === 1 ? 'finding' : 'findings'
  return `${noun} ${numbers}${isWaived(clause, report) ? ', waived' : ''}`
}

interface Row {
  code?: string | undefined
  language?: string | undefined
  /** The label of its row. */
  verdict: string
}

/** A row for each note, with the clauses that share it. */
function clauseRows<T extends Row>(
  clauses: readonly T[],
  noteOf: (clause: T) => string,
  paint: (label: string) => string,
): string[] {
  return [...groupBy(clauses, noteOf)].map(([note, some]) => {
    const codes = [...groupBy(some, ({ code }) => code ?? 'success')].map(([code, all]) =>
      [code, ...all.flatMap(({ language }) => language ?? [])].join(unbroken),
    )
    return row(some[0].verdict, `${codes.join(', ')}${note && `: ${note}`}`, paint)
  })
}

/** A blank at which no line ends. */
const unbroken = '\u00a0'

/** `verified    text`, continued below the text. */
export function row(label: string, text: string, paint = (it: string) => it): string {
  const indent = ' '.repeat(19)
  const lines = wrapped(visible(text), width, indent).replaceAll(unbroken, ' ')
  const gap = label.length < 16 ? ' '.repeat(16 - label.length) : `\n${indent}`
  return `   ${paint(label)}${gap}${lines}`
}

function variantTitle({
  operation,
  product,
  mode,
  method,
  path,
}: Omit<ReportVariant, 'clauses'>): string {
  const name = placeName({ operation, product, ...(mode !== undefined && { mode }) })
  return wrapped(visible(`${name} · ${method} ${path}`), width, '  ')
}

/** A clause of a plan. */
export interface PlannedClause {
  clause: Clause
  /** What its request may do: `inert`, `attempt`, …; or the verdict that it has without a request. */
  effect: string
  /** Why it is not tested. */
  reason?: string | undefined
}

export function planText(plan: readonly PlannedClause[], paint: Paint): string {
  const blocks = [...groupBy(plan, ({ clause }) => clause.variant)].map(([variant, clauses]) => {
    const { id: operation, method, path } = variant.operation
    const { product, mode } = variant
    const place = { operation, method, path, product, ...(mode !== undefined && { mode }) }
    const rows = [...groupBy(clauses, ({ effect }) => effect)].flatMap(([effect, some]) =>
      clauseRows(
        some.map(({ clause: { error, language }, reason }) => ({
          code: error?.code,
          language,
          verdict: effect,
          reason,
        })),
        ({ reason }) => reason ?? '',
        (label) => label,
      ),
    )
    return [paint('bold', variantTitle(place)), ...rows].join('\n')
  })
  return withoutCommands(`${blocks.join('\n\n')}\n`)
}
