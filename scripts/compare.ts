// compare: our check and independent tools on the same mutants. Prints a Markdown table.
import { run } from './cli/command.ts'
import { compare } from './cli/commands.ts'
import { lookThrough } from './compare/look.ts'
import { sampleOf } from './compare/sample.ts'
import { tables } from './compare/tables.ts'
import { bundle } from './contract/bundle.ts'
import { readContract } from './contract/contract.ts'
import { check, checkWithSignIn } from './peers/check.ts'
import { peers } from './peers/index.ts'
import { installPeers } from './peers/installed.ts'
import { machine, writeSection } from './peers/results.ts'

await run(compare, async ({ values }) => {
  const each = values.each === 'all' ? Infinity : Number(values.each)
  if (!(each >= 1)) throw new Error(`--each ${values.each} is neither a number from 1 on nor all`)
  const { products } = readContract(bundle)
  const { product = products[0] ?? '' } = values
  if (!products.includes(product))
    throw new Error(`no product ${product}; use one of ${products.join(', ')}`)
  const stranger = values.only.find((name) => !Object.hasOwn(peers, name))
  if (stranger !== undefined)
    throw new Error(`no tool ${stranger}; use one of ${Object.keys(peers).join(', ')}`)
  if (values.install) await installPeers()
  const sample = sampleOf(bundle, product, each)
  const chosen = Object.entries(peers)
    .filter(([name]) => values.only.length === 0 || values.only.includes(name))
    .map(([, peer]) => peer)
  const sights = []
  for (const peer of [check, checkWithSignIn, ...chosen]) {
    const sight = await lookThrough(peer, bundle, sample.planted)
    console.error(
      sight.version === undefined
        ? `${peer.name}: not installed`
        : `${peer.name}: ${Math.round(sight.seconds)} s`,
    )
    sights.push(sight)
  }
  if (values.list) {
    for (const [index, { family, name }] of sample.planted.entries()) {
      console.log(
        `${family}: ${name}: ${
          sights
            .filter(({ seen }) => seen[index])
            .map(({ peer }) => peer.name)
            .join(', ') || 'nobody'
        }`,
      )
    }
  }
  const markdown = tables(sights, sample, product, machine())
  console.log(markdown)
  if (values.write) writeSection('comparison.md', `npm run compare: ${product}`, markdown)
})
