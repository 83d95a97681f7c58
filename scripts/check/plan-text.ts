// The plan for people: every request with its effect, and what it comes to, before anything is sent.
import type { Effect } from '../conditions/condition.ts'
import { variantName } from '../contract/contract.ts'
import type { Plan } from './plan.ts'
import type { Probe } from './probe.ts'
import type { Profile } from './profile.ts'

export function describePlan(
  { probes, orderedFrom, untried }: Plan,
  { baseUrl }: Profile,
  { attempts, requests, perSecond }: { attempts: number; requests: number; perSecond: number },
): string {
  const rows = probes.map((probe, index) => [
    String(index + 1),
    probe.request.method,
    probe.request.path.replace(/contract-check-nobody/g, 'nobody'),
    nameOf(probe),
    probe.promise?.language ?? '',
    probe.fault,
    probe.effects.join(', ') || 'inert',
  ])
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const seconds =
    perSecond === 0 ? Math.ceil(probes.length / 100) : Math.ceil(probes.length / perSecond)
  const reasons = new Map<string, number>()
  for (const { verdict, reason } of untried)
    reasons.set(`${verdict}: ${reason}`, (reasons.get(`${verdict}: ${reason}`) ?? 0) + 1)
  return [
    ...lines,
    '',
    ...[...reasons].map(([reason, count]) => `${count} not tried, ${reason}`),
    ...accountLines(probes, attempts),
    ...(orderedFrom < probes.length
      ? [
          `the last ${probes.length - orderedFrom} are sent in this order, since each relies on those before it`,
        ]
      : []),
    `${probes.length} requests of at most ${requests} to ${baseUrl}; about ${seconds} s; nothing was sent`,
  ].join('\n')
}

/** What comes to each account, and what to nobody's. */
function accountLines(probes: Probe[], attempts: number): string[] {
  const count = (account: Probe['account'], effect: Effect) =>
    probes.filter((it) => it.account === account && it.effects.includes(effect)).length
  const inert = probes.filter(({ account }) => account === 'nobody').length
  return [
    ...(['account', 'otherAccount'] as const)
      .filter((account) => account === 'account' || probes.some((it) => it.account === account))
      .map(
        (account) =>
          `${account}: ${count(account, 'attempt')} failed attempts of at most ${attempts}, ${count(account, 'change-password')} requests that may change its password`,
      ),
    `nobody: ${inert} inert requests`,
  ]
}

function nameOf({ variant, promise }: Probe): string {
  return [
    variant.operation.id,
    variantName(variant),
    promise ? (promise.error?.code ?? 'success') : '',
  ]
    .filter(Boolean)
    .join(', ')
}
