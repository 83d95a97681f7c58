// The check beside other tools that test a deployment, each on a fresh sandbox that keeps the contract.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { profileOf } from '../check/profile.ts'
import { bundle } from '../contract/bundle.ts'
import { dredd } from '../opinions/dredd.ts'
import type { Target } from '../opinions/peer.ts'
import { respect } from '../opinions/respect.ts'
import { type Sandbox, createSandbox } from '../sandbox/sandbox.ts'
import { serve } from '../sandbox/node-server.ts'
import { type Contender, type Pace, alternate, milliseconds } from './measure.ts'
import { contractForSpecmatic, specmatic } from './peers.ts'
import { type Absent, type Row, compare } from './table.ts'

/** What tests a deployment, in processes of its own, and why it would be ahead where it is. */
interface Tool {
  name: string
  visit: (sandbox: Sandbox, url: string) => Promise<unknown>
  because: string
}

export default async function check(pace: Pace): Promise<string> {
  const java = await specmatic(pace)
  const tools: (Tool | Absent)[] = [
    {
      name: 'check',
      visit: (_, url) =>
        ended([process.execPath, path.resolve('dist/cli.js'), 'check', '--target', url]),
      because: '',
    },
    ...[dredd, respect].map((peer): Tool => ({
      name: `${peer.name} ${peer.version()}`,
      visit: (sandbox, url) => peer.look(bundle, [targetOf(sandbox, url)]),
      because: 'since it sends the requests that we made before the clock ran',
    })),
    'absent' in java
      ? { name: 'Specmatic', ...java }
      : {
          name: `Specmatic ${java.version}`,
          visit: (_, url) =>
            ended([...java.command, 'test', `--testBaseURL=${url}`, contractForSpecmatic()]),
          because: 'since it tries fewer things',
        },
  ]
  const present = tools.filter((tool) => 'visit' in tool)
  const measured = await alternate(
    present.map((tool): Contender => ({ name: tool.name, turn: () => measure(tool) })),
    pace.rounds,
  )
  const values = (name: string) => measured.get(name) ?? []
  const rows = tools
    .slice(1)
    .map((tool): Row | Absent => ('absent' in tool ? tool : { ...tool, values: values(tool.name) }))
  return compare(
    'on a correct sandbox',
    [
      { head: 'ms of wall time', better: 'less' },
      { head: 'ms of process time', better: 'less' },
      { head: 'requests' },
    ],
    { name: 'check', values: values('check') },
    rows,
  )
}

/** Wall time, process time and requests of one run. What the tool finds is its own affair here. */
async function measure({ visit }: Tool): Promise<(number | undefined)[]> {
  let requests = 0
  const sandbox = createSandbox({ onExchange: () => (requests += 1) })
  const { url, close } = await serve(sandbox)
  try {
    const before = childrenTime()
    const wall = await milliseconds(() => visit(sandbox, url))
    const after = childrenTime()
    return [
      wall,
      before === undefined || after === undefined ? undefined : after - before,
      requests,
    ]
  } finally {
    await close()
  }
}

/** In a temporary folder, since some tools leave reports where they run. */
async function ended([program = '', ...args]: string[]): Promise<void> {
  await once(spawn(program, args, { stdio: 'ignore', cwd: tmpdir() }), 'exit')
}

function targetOf(sandbox: Sandbox, url: string): Target {
  return { url, profile: profileOf(sandbox, url), signIn: async () => true }
}

/** Milliseconds of processor time of all children that have ended, and of theirs; known on Linux alone. */
function childrenTime(): number | undefined {
  try {
    // The process name, which may have blanks, ends with the last bracket; ticks are 10 ms.
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[13]) + Number(fields[14])) * 10
  } catch {
    return undefined
  }
}
