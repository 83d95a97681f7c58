// peer: has one independent tool test a sandbox of each product, or Prism.
// Exit codes: 0 nothing unexplained, or the tool is not installed; 1 something unexplained; 2 it could not run.
import { parseArgs } from 'node:util'
import { bundle } from './contract/bundle.ts'
import { readContract } from './contract/contract.ts'
import { prismComplaints } from './peers/dredd.ts'
import { explanation } from './peers/known.ts'
import { peers } from './peers/index.ts'
import { serveDeployments } from './peers/deployments-server.ts'
import { targetOf } from './peers/target.ts'
import { createSandbox } from './sandbox/sandbox.ts'

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`peer: ${error instanceof Error ? error.message : String(error)}`)
  return 2
})

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { prism: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [name = '', ...more] = positionals
  const peer = Object.hasOwn(peers, name) ? peers[name] : undefined
  if (!peer || more.length > 0) throw new Error(`name one tool: ${Object.keys(peers).join(', ')}`)
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
