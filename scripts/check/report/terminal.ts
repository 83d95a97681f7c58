// A plan and a report for a terminal: findings first, the most telling first, then the clauses of each
// variant, then which password is in place; the last line is the result. At most 100 columns.
import { styleText } from 'node:util'
import type { Clause } from '../findings/finding.ts'
import { findingKinds } from '../findings/finding-kinds.ts'
import { clausePlace, placeName, variantPlace } from './places.ts'
import { shortened, visible, withoutCommands, wrapped } from './plain-text.ts'
import {
  type Report,
  type ReportClause,
  type ReportFinding,
  type ReportVariant,
  groupBy,
  isWaived,
  ledgerLine,
  overlayLine,
  verdicts,
  waiverLine,
} from './report.ts'

/** One less than 100: a line that begins with a colon gets a backslash. */
export const width = 99

type Format = Parameters<typeof styleText>[0]
export type Paint = (format: Format, text: string) => string

/** Of verdicts and severities. */
const colours: Partial<Record<string, Format>> = {
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

function coloured(word: string, paint: Paint): string {
  const colour = colours[word]
  return colour === undefined ? word : paint(colour, word)
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
  const title = `${coloured(severity, paint)} ${paint('bold', id)}`
  return [
    `${number}. ${title}: ${findingKinds[id].title.en}`,
    row('where', placeName(finding)),
    row('request', what),
    row('expected', expected),
    row('got', at ? `${got} (${at})` : got),
    ...(also.length > 0 ? [row('also', someOf(also))] : []),
    ...(waived ? [row('waived', `until ${waived.until}: ${waived.reason}`)] : []),
  ].join('\n')
}

function someOf(also: readonly string[], most = 8): string {
  const more = also.length > most ? [`${also.length - most} more`] : []
  return [...also.slice(0, most), ...more].join('; ')
}

function variantBlock(variant: ReportVariant, report: Report, paint: Paint): string {
  const clauses = verdicts.flatMap((verdict) =>
    variant.clauses.filter((it) => it.verdict === verdict),
  )
  const lines = clauses.map((it) => ({ ...it, label: it.verdict, note: noteOf(it, report) }))
  return clauseBlock(variant, lines, paint)
}

function noteOf(clause: ReportClause, report: Report): string {
  const { findings, reason } = clause
  if (findings.length === 0) return reason ?? ''
  const numbers = findings.map((it) => it + 1).join(', ')
  const noun = findings.length === 1 ? 'finding' : 'findings'
  return `${noun} ${numbers}${isWaived(clause, report) ? ', waived' : ''}`
}

/** A clause with what stands before and behind it. */
interface ClauseLine extends Pick<ReportClause, 'code' | 'language'> {
  label: string
  note: string
}

/** A row for each label and note, with the clauses that share them. */
function clauseBlock(
  { method, path, ...place }: Omit<ReportVariant, 'clauses'>,
  lines: readonly ClauseLine[],
  paint: Paint,
): string {
  const title = `${placeName(place)} · ${method} ${path}`
  const byLabel = [...groupBy(lines, ({ label }) => label).values()]
  const rows = byLabel.flatMap((all) =>
    [...groupBy(all, ({ note }) => note)].map(([note, some]) => {
      const names = `${namesOf(some)}${note && `: ${note}`}`
      return row(some[0].label, names, (label) => coloured(label, paint))
    }),
  )
  return [paint('bold', wrapped(visible(title), width, '  ')), ...rows].join('\n')
}

/** Each code once, with its languages. */
function namesOf(clauses: readonly ClauseLine[]): string {
  const byCode = groupBy(clauses, ({ code }) => code ?? 'success')
  return [...byCode]
    .map(([code, some]) => [code, ...some.flatMap((it) => it.language ?? [])].join(unbroken))
    .join(', ')
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

/** A clause of a plan. */
export interface PlannedClause {
  clause: Clause
  /** What its request may do: `inert`, `attempt`, …; or the verdict that it has without a request. */
  effect: string
  /** Why it is not tested. */
  reason?: string | undefined
}

export function planText(plan: readonly PlannedClause[], paint: Paint): string {
  const blocks = [...groupBy(plan, ({ clause }) => clause.variant)].map(([variant, planned]) => {
    const { method, path } = variant.operation
    const lines = planned.map(({ clause, effect: label, reason: note = '' }) => {
      return { ...clausePlace(clause), label, note }
    })
    return clauseBlock({ ...variantPlace(variant), method, path }, lines, paint)
  })
  return withoutCommands(`${blocks.join('\n\n')}\n`)
}
