// The check beside other tools that test a deployment, each on a fresh sandbox that keeps the contract.
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundle } from '../contract/bundle.ts'
import { serveDeployments } from '../peers/deployments-server.ts'
import { dredd, respect, specmatic } from '../peers/index.ts'
import type { Target } from '../peers/peer.ts'
import { runCommand } from '../peers/process.ts'
import { targetOf } from '../peers/target.ts'
import { createSandbox } from '../sandbox/sandbox.ts'
import { type Row, compare } from './comparison-table.ts'
import { type Contender, type Pace, alternate, milliseconds } from './measure.ts'

type Test = (target: Target) => Promise<unknown>

const columns = [
  { head: 'ms of wall time', better: 'less' },
  { head: 'ms of process time', better: 'less' },
  { head: 'requests' },
] as const

export default async function check({ rounds, isQuick }: Pace): Promise<string> {
  const cli = [process.execPath, path.resolve('dist/cli.js'), 'check', '--target']
  const ours: Test = ({ url }) => runCommand([...cli, url], { folder: tmpdir() })
  const peers = [dredd, respect, specmatic].map((peer) => ({
    peer,
    version: isQuick ? undefined : peer.version(),
  }))
  const contenders = peers.flatMap(({ peer, version }): Contender[] =>
    version === undefined
      ? []
      : [{ name: peer.name, turn: () => measure((target) => peer.look(bundle, [target])) }],
  )
  const measured = await alternate(
    [{ name: 'check', turn: () => measure(ours) }, ...contenders],
    rounds,
  )
  const rows = peers.map(({ peer, version }): Row =>
    version === undefined
      ? { name: peer.name, absent: isQuick ? 'left out' : 'not installed' }
      : {
          name: `${peer.name} ${version}`,
          values: measured.get(peer.name) ?? [],
          because: 'since it sends the requests that we made before the clock ran',
        },
  )
  const own = { name: 'check', values: measured.get('check') ?? [] }
  return compare('on a correct sandbox', columns, own, rows)
}

/** Wall time, process time and requests of one run. What the tool finds is its own affair here. */
async function measure(test: Test): Promise<(number | undefined)[]> {
  const sandbox = createSandbox()
  const { urls, requests, close } = await serveDeployments([sandbox.fetch])
  try {
    const before = childrenTime()
    const wall = await milliseconds(() => test(targetOf(sandbox, urls[0] ?? '')))
    const after = childrenTime()
    const spent = before === undefined || after === undefined ? undefined : after - before
    return [wall, spent, requests()]
  } finally {
    await close()
  }
}

/** Milliseconds of processor time of all children that have ended, and of theirs; known on Linux alone. */
function childrenTime(): number | undefined {
  try {
    // The process name, which may have blanks, ends with the last bracket; ticks are 10 ms.
    const stat = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\) /, '')
    const fields = stat.split(' ')
    return (Number(fields[13]) + Number(fields[14])) * 10
  } catch {
    return undefined
  }
}
