// The outcome of a check for a terminal: a table per dialect, the findings, and a last line that is the answer.
import { styleText } from 'node:util'
import type { Language } from '../contract/catalog.ts'
import { dialectName } from '../contract/contract.ts'
import { promiseName } from './plan.ts'
import type { Outcome } from './run.ts'

const columns: (Language | undefined)[] = ['en', 'zh']
const colours = { verified: 'green', wrong: 'red', masked: 'yellow', untriggerable: 'gray', 'not allowed': 'gray' } as const

const coloured = process.stdout.isTTY && !process.env.NO_COLOR

function paint(format: Parameters<typeof styleText>[0], text: string): string {
  return coloured ? styleText(format, text) : text
}

export function table(outcomes: Outcome[]): string {
  const groups = groupBy(outcomes, ({ promise }) => `${promise.operation.id} · ${dialectName(promise.dialect)}`)
  const width = Math.max(...outcomes.map(({ promise }) => rowName(promise.error?.code, promise.operation.success.status).length)) + 2
  const condition = Math.max(...outcomes.map(({ promise }) => (promise.error?.condition ?? 'success').length)) + 2
  return [...groups].map(([title, group]) => `${paint('bold', title)}\n${rows(group, width, condition)}\n`).join('\n')
}

function rows(outcomes: Outcome[], width: number, conditionWidth: number): string {
  const { promise: first } = outcomes[0]!
  const order = [undefined, ...first.dialect.errors]
  const byRow = groupBy(outcomes, ({ promise }) => rowName(promise.error?.code, promise.operation.success.status))
  return [...byRow]
    .map(([name, cells]) => ({ name, cells, error: cells[0]!.promise.error }))
    .sort((a, b) => order.indexOf(a.error) - order.indexOf(b.error))
    .map(({ name, cells, error }) => {
      const verdicts = cells
        .sort((a, b) => columns.indexOf(a.promise.language) - columns.indexOf(b.promise.language))
        .map(({ promise, verdict }) => `${(promise.language ?? '').padEnd(3)}${paint(colours[verdict], verdict.padEnd(14))}`)
      return `  ${name.padEnd(width)}${(error?.condition ?? 'success').padEnd(conditionWidth)}${verdicts.join('')}`.trimEnd()
    })
    .join('\n')
}

/** Findings and untried promises, each reason once. */
export function details(outcomes: Outcome[]): string {
  const found = outcomes.flatMap(({ promise, findings }) =>
    findings.map(({ severity, subject, field, expected, got, fault }) =>
      [`${severity}: ${promiseName(promise)}, ${fault}`, `  ${subject}${field ? ` (${field})` : ''}: expected ${expected}, got ${got}`].join('\n'),
    ),
  )
  const untried = groupBy(
    outcomes.filter(({ reason }) => reason !== undefined),
    ({ verdict, reason }) => `${verdict}: ${reason}`,
  )
  const reasons = [...untried].map(([reason, group]) => `${reason}\n${[...new Set(group.map(({ promise }) => `  ${promise.operation.id}, ${promise.error?.code ?? 'success'}`))].join('\n')}`)
  return [...found, ...reasons].map((block) => `${block}\n`).join('\n')
}

/** `96 of 96 promises verified, 4 not tried` */
export function lastLine(outcomes: Outcome[]): string {
  const tried = outcomes.filter(({ reason }) => reason === undefined)
  const verified = tried.filter(({ verdict }) => verdict === 'verified').length
  const untried = outcomes.length - tried.length
  return `${verified} of ${tried.length} promises verified${untried > 0 ? `, ${untried} not tried` : ''}`
}

/** 0 verified, 1 findings, 2 inconclusive: nothing verified, or another code came first. */
export function exitCode(outcomes: Outcome[]): number {
  if (outcomes.some(({ findings }) => findings.some(({ severity }) => severity === 'error'))) return 1
  const tried = outcomes.filter(({ reason }) => reason === undefined)
  return tried.length > 0 && tried.every(({ verdict }) => verdict === 'verified') ? 0 : 2
}

function rowName(code: string | undefined, status: number): string {
  return code ?? String(status)
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}
