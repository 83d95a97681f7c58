// What came of a comparison, as Markdown. The first sight is our check: each row says where its peer is ahead of that.
import { table } from '../bench/table.ts'
import type { Sight } from './look.ts'
import type { Sample } from './sample.ts'

export function tables(
  sights: Sight[],
  { planted, allFaults, allPermitted }: Sample,
  product: string,
  machine: string,
): string {
  const families = [...new Set(planted.map(({ family }) => family))].filter(
    (family) => family !== 'correct',
  )
  const faulty = families.filter((family) => family !== 'permitted')
  const [ours] = sights
  const total = (family: string) => planted.filter((it) => it.family === family).length
  const seen = (sight: Sight, family: string) =>
    planted.filter((it, index) => it.family === family && sight.seen[index]).length
  const sum = (of: string[], count: (family: string) => number) =>
    of.reduce((so, family) => so + count(family), 0)
  const all = sum(faulty, total)

  function ahead(sight: Sight): string {
    if (!ours || sight.peer.ours) return ''
    const better = [
      ...faulty.filter((family) => seen(sight, family) > seen(ours, family)),
      ...(seen(sight, 'permitted') < seen(ours, 'permitted') ? ['false alarms'] : []),
      ...(sight.requests < ours.requests ? ['requests'] : []),
      ...(sight.seconds < ours.seconds ? ['time'] : []),
    ]
    return better.join(', ') || 'nothing'
  }

  const rows = sights.map((sight) => {
    const { peer, version, requests, seconds, onCorrect } = sight
    if (version === undefined)
      return [peer.name, 'not installed', peer.configuration, '', '', '', '', '', '', '']
    return [
      peer.name,
      version,
      peer.configuration,
      `${sum(faulty, (family) => seen(sight, family))} of ${all}`,
      `${seen(sight, 'permitted')} of ${total('permitted')}`,
      onCorrect.length,
      Math.round(requests / planted.length),
      (seconds / planted.length).toFixed(1),
      (sum(faulty, (family) => seen(sight, family)) / seconds).toFixed(2),
      ahead(sight),
    ]
  })
  const looked = sights.filter(({ version }) => version !== undefined)
  const extent =
    all === allFaults
      ? `all ${allFaults} faults and ${allPermitted} permitted variations`
      : `${all} of ${allFaults} faults and ${total('permitted')} of ${allPermitted} permitted variations, evenly spread over each family,`
  return [
    `${machine}; ${extent} of ${product}, over HTTP. A fault is seen where a tool says something that it does not say of the correct sandbox. Requests and seconds are those of one deployment.`,
    '',
    table(
      [
        '',
        'version',
        'set up as',
        'faults seen',
        'false alarms',
        'said of the correct sandbox',
        'requests',
        'seconds',
        'faults seen a second',
        'ahead of our check in',
      ],
      rows,
    ),
    '',
    table(
      ['faults seen', ...looked.map(({ peer }) => peer.name)],
      faulty.map((family) => [
        `${family}, ${total(family)}`,
        ...looked.map((sight) => seen(sight, family)),
      ]),
    ),
  ].join('\n')
}
