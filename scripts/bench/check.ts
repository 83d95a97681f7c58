// The check beside other tools that test a deployment, each on a fresh sandbox that keeps the contract.
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundle } from '../contract/bundle.ts'
import { deployed, serveDeployments } from '../peers/deployments-server.ts'
import { dredd, respect, specmatic } from '../peers/index.ts'
import type { Target } from '../peers/peer.ts'
import { runCommand } from '../peers/process.ts'
import { type Pace, milliseconds, peer, race } from './measure.ts'

type Test = (target: Target) => Promise<unknown>

const columns = [
  { head: 'ms of wall time', better: 'less' },
  { head: 'ms of process time', better: 'less' },
  { head: 'requests' },
] as const

export default function check(pace: Pace): Promise<string> {
  const cli = [process.execPath, path.resolve('dist/cli.js'), 'check', '--target']
  const ours: Test = ({ url }) => runCommand([...cli, url], { folder: tmpdir() })
  const because = 'since it sends the requests that we made before the clock ran'
  const others = [dredd, respect, specmatic].map((it) => {
    const turn = () => measure((target) => it.look(bundle, [target]))
    return peer(it.name, it.version(), pace, { turn, because })
  })
  const own = { name: 'check', turn: () => measure(ours) }
  return race('on a correct sandbox', columns, [own, ...others], pace)
}

/** Wall time, process time and requests of one run. What the tool finds is its own affair here. */
async function measure(test: Test): Promise<(number | undefined)[]> {
  const { targets, requests, close } = await serveDeployments([deployed()])
  try {
    const before = childrenTime()
    const wall = await milliseconds(() => Promise.all(targets.map(test)))
    return [wall, (childrenTime() ?? NaN) - (before ?? NaN), requests()]
  } finally {
    await close()
  }
}

/** Milliseconds of processor time of all children that have ended, and of theirs; known on Linux alone. */
function childrenTime(): number | undefined {
  if (process.platform !== 'linux') return undefined
  // The process name, which may have blanks, ends with the last bracket; ticks are 10 ms.
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}
