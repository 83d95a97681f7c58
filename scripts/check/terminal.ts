// The outcome of a check for a terminal: a table per variant, the findings, and a last line that is the answer.
import { styleText } from 'node:util'
import type { Language } from '../contract/catalog.ts'
import { variantName } from '../contract/contract.ts'
import { promiseName } from './probe.ts'
import { otherwise } from './order.ts'
import type { Found } from './probing.ts'
import { counted, groupsBy, sameness, visible } from './report/report.ts'
import type { Outcome, Result } from './run.ts'
import { isWaived } from './waive.ts'

const columns: (Language | undefined)[] = ['en', 'zh']
const colours = {
  verified: 'green',
  wrong: 'red',
  masked: 'yellow',
  untriggerable: 'gray',
  'not allowed': 'gray',
} as const

const coloured = process.stdout.isTTY && !process.env.NO_COLOR

function paint(format: Parameters<typeof styleText>[0], text: string): string {
  return coloured ? styleText(format, text) : text
}

export function table(outcomes: Outcome[]): string {
  const groups = groupBy(
    outcomes,
    ({ promise }) => `${promise.variant.operation.id} · ${variantName(promise.variant)}`,
  )
  const width =
    Math.max(
      ...outcomes.map(
        ({ promise }) =>
          rowName(promise.error?.code, promise.variant.operation.success.status).length,
      ),
    ) + 2
  const condition =
    Math.max(...outcomes.map(({ promise }) => (promise.error?.condition ?? 'success').length)) + 2
  return [...groups]
    .map(([title, group]) => `${paint('bold', title)}\n${rows(group, width, condition)}\n`)
    .join('\n')
}

function rows(outcomes: Outcome[], width: number, conditionWidth: number): string {
  const { promise: first } = outcomes[0]!
  const order = [undefined, ...first.variant.errors]
  const byRow = groupBy(outcomes, ({ promise }) =>
    rowName(promise.error?.code, promise.variant.operation.success.status),
  )
  return [...byRow]
    .map(([name, cells]) => ({ name, cells, error: cells[0]!.promise.error }))
    .sort((a, b) => order.indexOf(a.error) - order.indexOf(b.error))
    .map(({ name, cells, error }) => {
      const verdicts = cells
        .sort((a, b) => columns.indexOf(a.promise.language) - columns.indexOf(b.promise.language))
        .map((cell) => {
          const { promise, verdict } = cell
          return `${(promise.language ?? '').padEnd(3)}${paint(colours[verdict], (isWaived(cell) ? 'wrong, waived' : verdict).padEnd(14))}`
        })
      return `  ${name.padEnd(width)}${(error?.condition ?? 'success').padEnd(conditionWidth)}${verdicts.join('')}`.trimEnd()
    })
    .join('\n')
}

/** Findings, those alike once, what was not tried, each reason once, and what else is worth a line; `beside` says more of a finding. */
export function details(result: Result, beside: (found: Found) => string[] = () => []): string {
  const { outcomes, general } = result
  const found = groupsBy(
    [...outcomes.flatMap(({ findings }) => findings), ...general],
    sameness,
  ).map(({ items: [first, ...others] }) => {
    const { severity, subject, field, expected, got, probe, waived } = first! // a group has an item
    const name = probe.promise
      ? promiseName(probe.promise)
      : `${probe.variant.operation.id}, ${variantName(probe.variant)}`
    const grade = waived ? `${severity}, waived until ${waived.until} (${waived.reason})` : severity
    return [
      `${grade}: ${name}, ${probe.fault}`,
      `${subject}${field ? ` (${field})` : ''}: expected ${expected}, got ${got}`,
      ...beside(first!),
      ...alike(others),
    ]
      .map(visible)
      .join('\n  ')
  })
  const untried = groupBy(
    outcomes.filter(({ verdict, reason }) => verdict !== 'verified' && reason !== undefined),
    ({ verdict, reason }) => `${verdict}: ${reason}`,
  )
  const reasons = [...untried].map(([reason, group]) => {
    const names = group.map(
      ({ promise }) =>
        `  ${promise.variant.operation.id}, ${variantName(promise.variant)}: ${promise.error?.code ?? 'success'}`,
    )
    return `${reason}\n${[...new Set(names)].join('\n')}`
  })
  return [...found, ...reasons, ...notes(result)].map((block) => `${block}\n`).join('\n')
}

/** `the same of 12 more answers:`, and of which, a line per variant. */
function alike(others: Found[]): string[] {
  if (others.length === 0) return []
  const lines = groupsBy(others, ({ probe }) => [
    probe.variant.operation.id,
    variantName(probe.variant),
  ]).map(({ key, items }) => {
    const answers = groupsBy(items, ({ probe: { promise, fault } }) => [
      promise ? (promise.error?.code ?? 'success') : fault,
    ])
    const names = answers.map(({ key: [name], items }) =>
      [
        name,
        ...columns.filter(
          (language) => language && items.some(({ probe }) => probe.promise?.language === language),
        ),
      ].join(' '),
    )
    return `  ${key.join(', ')}: ${names.join(', ')}`
  })
  return [`the same of ${counted(others.length, 'more answer')}:`, ...lines]
}

/** Waivers, the order of judging as it showed, repetitions, and which password an account has now. */
function notes({
  waivers = [],
  observed = [],
  retries = 0,
  passwords = new Map(),
}: Result): string[] {
  const pairs = observed.reduce((count, it) => count + it.pairs.length, 0)
  const other = observed.flatMap(otherwise)
  const order = `order of judging, seen in ${pairs} pairs of codes: ${other.length === 0 ? 'as the contract lists them' : 'as the contract lists them but for these, which is no finding'}`
  return [
    ...waivers.map(
      (it) =>
        `waiver of ${it.code} ${it.expired ? `expired on ${it.until}, so its findings count` : `until ${it.until}`}: ${it.reason} (${it.findings === 1 ? '1 finding' : `${it.findings} findings`})`,
    ),
    ...(pairs === 0 ? [] : [[order, ...other.map((it) => `  ${it}`)].join('\n')]),
    ...(retries === 0
      ? []
      : [
          `${retries} ${retries === 1 ? 'request was' : 'requests were'} repeated, since the network had lost ${retries === 1 ? 'it' : 'them'} or the service was busy`,
        ]),
    ...[...passwords].map(([account, place]) => `the password of ${account} is now: ${place}`),
  ]
}

/** `96 of 104 promises verified, 1 wrong, 3 masked, 4 not tried; 2 findings beside; 1 waived`: of all, so that a run that tried half does not look like a full one. */
export function lastLine({ outcomes, general, stopped }: Result): string {
  const count = (verdict: Outcome['verdict']) =>
    outcomes.filter((it) => it.verdict === verdict).length
  const tried = count('verified') + count('wrong') + count('masked')
  const waived = [...outcomes.flatMap(({ findings }) => findings), ...general].filter(
    (it) => it.waived,
  ).length
  const rest = [
    ...(['wrong', 'masked'] as const)
      .filter((verdict) => count(verdict) > 0)
      .map((verdict) => `, ${count(verdict)} ${verdict}`),
    ...(outcomes.length > tried ? [`, ${outcomes.length - tried} not tried`] : []),
    ...(general.length > 0 ? [`; ${general.length} findings beside`] : []),
    ...(waived > 0 ? [`; ${waived} waived`] : []),
    ...(stopped === undefined ? [] : [`; stopped: ${stopped}`]),
  ]
  return `${count('verified')} of ${outcomes.length} promises verified${rest.join('')}`
}

/** 0 verified, 1 findings, 2 inconclusive: stopped, nothing tried, or another code came first; 4 unreachable, or a program failed. */
export function exitCode({
  outcomes,
  general,
  stopped,
  failed,
  unreachable,
}: Result): 0 | 1 | 2 | 4 {
  if (failed || unreachable !== undefined) return 4
  const findings = [...outcomes.flatMap((outcome) => outcome.findings), ...general]
  if (findings.some(({ severity, waived }) => severity === 'error' && !waived)) return 1
  const tried = outcomes.filter(({ verdict }) => verdict === 'verified' || verdict === 'masked')
  return stopped === undefined &&
    tried.length > 0 &&
    tried.every(({ verdict }) => verdict === 'verified')
    ? 0
    : 2
}

function rowName(code: string | undefined, status: number): string {
  return code ?? String(status)
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}
