// What came of a comparison, as Markdown: our check beside the other tools, in all and by the families of mutants.
import { type Row, compare } from '../peers/comparison-table.ts'
import { table } from '../peers/markdown-tables.ts'
import type { Sight } from './seen-by-peer.ts'
import type { Sample } from './deployment-sample.ts'

const explanation =
  'A mutant is seen if a tool says something that it does not say of the correct sandbox. ' +
  'Requests and seconds are those of one deployment.'

const columns = [
  { head: 'mutants seen', better: 'more' },
  { head: 'false alarms', better: 'less' },
  { head: 'said of the correct sandbox', better: 'less' },
  { head: 'requests', better: 'less' },
  { head: 'seconds', better: 'less' },
  { head: 'mutants seen a second', better: 'more' },
] as const

/** The first sight is that of our check. */
export function tables(sights: Sight[], sample: Sample, product: string, machine: string): string {
  const { planted } = sample
  const counts = new Map<string, number>()
  for (const { family } of planted) counts.set(family, (counts.get(family) ?? 0) + 1)
  const families = [...counts.keys()].filter((it) => it !== 'correct' && it !== 'freedom')
  const seen = (sight: Sight, isOf: (family: string) => boolean) =>
    planted.filter(({ family }, index) => isOf(family) && sight.seen[index]).length
  const totals = (sight: Sight) => {
    const { requests, seconds, onCorrect } = sight
    const mutants = seen(sight, (it) => families.includes(it))
    const alarms = seen(sight, (it) => it === 'freedom')
    const each = [requests, seconds].map((it) => it / planted.length)
    return [mutants, alarms, onCorrect.length, ...each, mutants / seconds]
  }
  const byFamily = (sight: Sight) => families.map((family) => seen(sight, (it) => it === family))
  const compared = (what: string, heads: Parameters<typeof compare>[1], figures: typeof totals) => {
    const [own, ...others] = sights.map((it) => row(it, figures))
    return own ? compare(what, heads, own, others) : ''
  }
  const ofFamilies = families.map(
    (family) => ({ head: `${family}, ${counts.get(family)}`, better: 'more' }) as const,
  )
  return [
    `${machine}; ${extent(sample)} of ${product}, over HTTP. ${explanation}`,
    compared('tool', columns, totals),
    compared('mutants seen, by family', ofFamilies, byFamily),
    table(
      ['tool', 'set up as'],
      sights.map(({ peer }) => [peer.name, peer.configuration]),
    ),
  ].join('\n\n')
}

function extent({ planted, allMutants, allFreedoms }: Sample): string {
  const freedoms = planted.filter(({ family }) => family === 'freedom').length
  const mutants = planted.length - 1 - freedoms // the first is the correct sandbox
  return mutants === allMutants
    ? `all ${allMutants} mutants and ${allFreedoms} freedoms`
    : `${mutants} of ${allMutants} mutants and ${freedoms} of ${allFreedoms} freedoms, evenly spread over each family,`
}

function row(sight: Sight, figures: (sight: Sight) => number[]): Row {
  const { peer, version } = sight
  return version === undefined
    ? { name: peer.name, absent: 'not installed' }
    : { name: `${peer.name} ${version}`, values: figures(sight) }
}
