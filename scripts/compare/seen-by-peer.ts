// One peer on all planted deployments: what it sees of each, beyond what it says of the correct one.
import type { Bundle } from '../contract/contract.ts'
import { serveDeployments } from '../peers/deployments-server.ts'
import type { Peer } from '../peers/peer.ts'
import type { Planted } from './deployment-sample.ts'

export interface Sight {
  peer: Peer
  /** Undefined if it is not installed; then nothing was looked at. */
  version: string | undefined
  /** Whether it complains, per deployment, as it does not about the correct one. */
  seen: boolean[]
  /** What it says of the correct one. */
  onCorrect: string[]
  requests: number
  /** Of the whole run, starts included. */
  seconds: number
}

/** Deployments that a tool visits in one run: enough to share its start, few enough for its memory. */
const batch = 20

export async function lookThrough(peer: Peer, bundle: Bundle, planted: Planted[]): Promise<Sight> {
  const version = peer.version()
  const sight: Sight = { peer, version, seen: [], onCorrect: [], requests: 0, seconds: 0 }
  if (version === undefined) return sight
  for (let from = 0; from < planted.length; from += batch) {
    const here = planted.slice(from, from + batch)
    const served = await serveDeployments(here.map(({ start }) => start()))
    const begin = performance.now()
    try {
      const complaints = await peer.look(bundle, served.targets)
      if (from === 0) sight.onCorrect = complaints[0] ?? []
      sight.seen.push(...complaints.map((of) => of.some((it) => !sight.onCorrect.includes(it))))
    } finally {
      sight.seconds += (performance.now() - begin) / 1000
      sight.requests += served.requests()
      await served.close()
    }
  }
  return sight
}
