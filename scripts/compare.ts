// compare: our check and independent tools on the same mutants. Prints a Markdown table.
import { parseArgs } from 'node:util'
import { lookThrough } from './compare/look.ts'
import { sampleOf } from './compare/sample.ts'
import { tables } from './compare/tables.ts'
import { bundle } from './contract/bundle.ts'
import { readContract } from './contract/contract.ts'
import { check, checkWithSignIn } from './peers/check.ts'
import { peers } from './peers/index.ts'
import { installPeers } from './peers/installed.ts'
import { machine, writeSection } from './peers/results.ts'

const usage = `npm run compare -- [options]

  --each NUMBER   mutants of each family, 4; \`all\` takes all of them
  --product NAME  whose mutants; the first of the contract
  --only NAME     this tool beside our check; may be repeated
  --write         write the tables into generated/comparison.md
  --install       first install Specmatic and Schemathesis into node_modules/.cache/peers
  --list          print too which mutant each tool saw`

const options = {
  each: { type: 'string', default: '4' },
  product: { type: 'string' },
  only: { type: 'string', multiple: true },
  write: { type: 'boolean' },
  install: { type: 'boolean' },
  list: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`compare: ${error instanceof Error ? error.message : String(error)}`)
  return 2
})

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const each = values.each === 'all' ? Infinity : Number(values.each)
  if (!(each >= 1)) throw new Error(`--each ${values.each} is neither a number from 1 on nor all`)
  const { products } = readContract(bundle)
  const { product = products[0] ?? '' } = values
  if (!products.includes(product))
    throw new Error(`no product ${product}; use one of ${products.join(', ')}`)
  const stranger = values.only?.find((name) => !Object.hasOwn(peers, name))
  if (stranger !== undefined)
    throw new Error(`no tool ${stranger}; use one of ${Object.keys(peers).join(', ')}`)
  if (values.install) await installPeers()
  const sample = sampleOf(bundle, product, each)
  const chosen = Object.entries(peers)
    .filter(([name]) => values.only?.includes(name) ?? true)
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
  return 0
}
