// peer: has one independent tool test a sandbox of each product, or Prism.
import { type ValuesOf, run } from './cli/command.ts'
import { peer as peerCommand } from './cli/commands.ts'
import { bundle } from './contract/bundle.ts'
import { readContract } from './contract/contract.ts'
import { prismComplaints } from './peers/dredd.ts'
import { explanation } from './peers/known-complaints.ts'
import { peers } from './peers/index.ts'
import { serveDeployments } from './peers/deployments-server.ts'
import { targetOf } from './peers/target.ts'
import { createSandbox } from './sandbox/sandbox.ts'

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
    console.log(
      `${peer.name} is not installed, so it is skipped; npm run compare -- --install installs it`,
    )
    return 0
  }
  const { complaints, requests } = values.prism
    ? await prismComplaints(bundle)
    : await onSandboxes(name)
  for (const complaint of complaints) {
    const reason = explanation(name, complaint)
    console.log(
      reason
        ? `known    ${complaint}\n         ${reason.why}${reason.issue ? ` ${reason.issue}` : ''}`
        : `finding  ${complaint}`,
    )
  }
  const unexplained = complaints.filter((it) => !explanation(name, it))
  const known = complaints.length - unexplained.length
  const counts = `${requests} requests, ${known} known, ${unexplained.length} unexplained`
  console.log(`${peer.name} ${version}: ${counts}`)
  return unexplained.length > 0 ? 1 : 0
}

async function onSandboxes(name: string): Promise<{ complaints: string[]; requests: number }> {
  const complaints: string[] = []
  let requests = 0
  for (const product of readContract(bundle).products) {
    const sandbox = createSandbox({ product })
    const served = await serveDeployments([sandbox.fetch])
    const [url = ''] = served.urls
    try {
      const [here = []] = (await peers[name]?.look(bundle, [targetOf(sandbox, url)])) ?? []
      complaints.push(...here.map((it) => `${product}: ${it}`))
    } finally {
      requests += served.requests()
      await served.close()
    }
  }
  return { complaints, requests }
}
