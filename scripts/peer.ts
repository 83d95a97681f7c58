// peer: has one independent tool test a sandbox of each product, or Prism.
import { type ValuesOf, run } from './cli/command.ts'
import { peer as peerCommand } from './cli/commands.ts'
import { bundle } from './contract/bundle.ts'
import { readContract } from './contract/contract.ts'
import { deployed, serveDeployments } from './peers/deployments-server.ts'
import { lookAtPrism } from './peers/dredd.ts'
import { peers } from './peers/index.ts'
import { explanation } from './peers/known-complaints.ts'
import type { Peer } from './peers/peer.ts'

/** The first argument is the tool, which each script of package.json gives. */
const [name = '', ...args] = process.argv.slice(2)
const command = { ...peerCommand, name }

await run(command, carryOut, args)

async function carryOut({ values }: { values: ValuesOf<typeof command> }): Promise<number> {
  const peer = Object.hasOwn(peers, name) ? peers[name] : undefined
  if (!peer) throw new Error(`name one tool: ${Object.keys(peers).join(', ')}`)
  if (values.prism && name !== 'dredd') throw new Error('--prism is for dredd alone')
  const version = peer.version()
  if (version === undefined) {
    const install = 'npm run compare -- --install installs it'
    console.log(`${peer.name} is not installed, so it is skipped; ${install}`)
    return 0
  }
  const { complaints, requests } = await (values.prism ? lookAtPrism(bundle) : onSandboxes(peer))
  let unexplained = 0
  for (const complaint of complaints) {
    const reason = explanation(name, complaint)
    if (!reason) unexplained += 1
    console.log(`${reason ? 'known   ' : 'finding '} ${complaint}`)
    if (reason) console.log(`         ${[reason.why, reason.issue].filter(Boolean).join(' ')}`)
  }
  const known = complaints.length - unexplained
  const counts = `${requests} requests, ${known} known, ${unexplained} unexplained`
  console.log(`${peer.name} ${version}: ${counts}`)
  return unexplained > 0 ? 1 : 0
}

async function onSandboxes(peer: Peer): Promise<{ complaints: string[]; requests: number }> {
  const { products } = readContract(bundle)
  const running = products.map((product) => deployed({ product }))
  const { targets, requests, close } = await serveDeployments(running)
  try {
    const complaints = await peer.look(bundle, targets)
    const told = complaints.flatMap((here, index) => here.map((it) => `${products[index]}: ${it}`))
    return { complaints: told, requests: requests() }
  } finally {
    await close()
  }
}
