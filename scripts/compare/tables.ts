// What came of a comparison, as Markdown. The first sight is our check: each row says in what its peer is ahead of it.
import { table } from '../peers/results.ts'
import type { Sight } from './look.ts'
import type { Sample } from './sample.ts'

const head = [
  'tool',
  'version',
  'set up as',
  'mutants seen',
  'false alarms',
  'said of the correct sandbox',
  'requests',
  'seconds',
  'mutants seen a second',
  'ahead of our check in',
]

const explanation =
  'A mutant is seen if a tool says something that it does not say of the correct sandbox. ' +
  'Requests and seconds are those of one deployment.'

export function tables(sights: Sight[], sample: Sample, product: string, machine: string): string {
  const { planted } = sample
  const families = [...new Set(planted.map(({ family }) => family))]
  const wrong = families.filter((family) => family !== 'correct' && family !== 'freedom')
  const looked = sights.filter(({ version }) => version !== undefined)
  const count = counter(sample)
  const byFamily = wrong.map((family) => [
    `${family}, ${count.total([family])}`,
    ...looked.map((sight) => count.seen(sight, [family])),
  ])
  return [
    `${machine}; ${extent(sample, count.total(wrong))} of ${product}, over HTTP. ${explanation}`,
    table(
      head,
      sights.map((sight) => row(sight, sights[0], wrong, sample)),
    ),
    table(['mutants seen', ...looked.map(({ peer }) => peer.name)], byFamily),
  ].join('\n\n')
}

function extent({ allMutants, allFreedoms, planted }: Sample, mutants: number): string {
  const freedoms = planted.filter(({ family }) => family === 'freedom').length
  return mutants === allMutants
    ? `all ${allMutants} mutants and ${allFreedoms} freedoms`
    : `${mutants} of ${allMutants} mutants and ${freedoms} of ${allFreedoms} freedoms, evenly spread over each family,`
}

function counter({ planted }: Sample) {
  const isOf = (families: string[]) => planted.map(({ family }) => families.includes(family))
  return {
    total: (families: string[]) => isOf(families).filter(Boolean).length,
    seen: (sight: Sight, families: string[]) =>
      isOf(families).filter((it, index) => it && sight.seen[index]).length,
  }
}

function row(sight: Sight, ours: Sight | undefined, wrong: string[], sample: Sample) {
  const { peer, version, requests, seconds, onCorrect } = sight
  if (version === undefined)
    return [peer.name, 'not installed', peer.configuration, ...head.slice(3).map(() => '')]
  const count = counter(sample)
  const seen = count.seen(sight, wrong)
  const deployments = sample.planted.length
  return [
    peer.name,
    version,
    peer.configuration,
    `${seen} of ${count.total(wrong)}`,
    `${count.seen(sight, ['freedom'])} of ${count.total(['freedom'])}`,
    onCorrect.length,
    Math.round(requests / deployments),
    (seconds / deployments).toFixed(1),
    (seen / seconds).toFixed(2),
    ours && !peer.ours ? ahead(sight, ours, wrong, sample) : '',
  ]
}

function ahead(sight: Sight, ours: Sight, wrong: string[], sample: Sample): string {
  const { seen } = counter(sample)
  const better = [
    ...wrong.filter((family) => seen(sight, [family]) > seen(ours, [family])),
    ...(seen(sight, ['freedom']) < seen(ours, ['freedom']) ? ['false alarms'] : []),
    ...(sight.requests < ours.requests ? ['requests'] : []),
    ...(sight.seconds < ours.seconds ? ['time'] : []),
  ]
  return better.join(', ') || 'nothing'
}
