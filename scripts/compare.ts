// compare: our check and independent tools on the same mutants. Prints Markdown tables.
import { run } from './cli/command.ts'
import { compare } from './cli/commands.ts'
import { type Sight, lookThrough } from './compare/seen-by-peer.ts'
import { sampleOf } from './compare/deployment-sample.ts'
import { tables } from './compare/tables.ts'
import { bundle } from './contract/bundle.ts'
import { readContract } from './contract/contract.ts'
import { check, checkWithSignIn } from './peers/check.ts'
import { peers } from './peers/index.ts'
import { installPeers } from './peers/installed.ts'
import { machine, writeSection } from './peers/markdown-tables.ts'

await run(compare, async ({ values }) => {
  const { only, product = products()[0] ?? '' } = values
  const each = values.each === 'all' ? Infinity : Number(values.each)
  if (!(each >= 1)) throw new Error(`--each ${values.each} is neither a number from 1 on nor all`)
  known('product', [product], products())
  known('tool', only, Object.keys(peers))
  if (values.install) await installPeers()
  const sample = sampleOf(bundle, product, each)
  const chosen = Object.keys(peers).filter((it) => only.length === 0 || only.includes(it))
  const sights: Sight[] = []
  for (const peer of [check, checkWithSignIn, ...chosen.flatMap((it) => peers[it] ?? [])]) {
    const sight = await lookThrough(peer, bundle, sample.planted)
    const took = sight.version === undefined ? 'not installed' : `${Math.round(sight.seconds)} s`
    console.error(`${peer.name}: ${took}`)
    sights.push(sight)
  }
  for (const [index, { family, name }] of values.list ? sample.planted.entries() : []) {
    const seers = sights.filter(({ seen }) => seen[index]).map(({ peer }) => peer.name)
    console.log(`${family}: ${name}: ${seers.join(', ') || 'nobody'}`)
  }
  const markdown = tables(sights, sample, product, machine())
  console.log(markdown)
  if (values.write) writeSection('comparison.md', `npm run compare: ${product}`, markdown)
})

function products(): string[] {
  return readContract(bundle).products
}

function known(what: string, names: string[], all: string[]): void {
  const stranger = names.find((name) => !all.includes(name))
  if (stranger !== undefined)
    throw new Error(`no ${what} ${stranger}; use one of ${all.join(', ')}`)
}
