// The check beside other tools that test a deployment, each on a fresh sandbox that keeps the contract.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createSandbox } from '../sandbox/sandbox.ts'
import { serve } from '../sandbox/server.ts'
import { type Contender, type Pace, alternate, milliseconds } from './measure.ts'
import { contractForSpecmatic, specmatic } from './peers.ts'
import { type Absent, type Row, compare } from './table.ts'

/** A command that tests the deployment at `{url}`, and why it would be ahead where it is. */
interface Tool {
  name: string
  command: string[]
  because: string
}

export default async function check(pace: Pace): Promise<string> {
  const java = await specmatic(pace)
  const tools: (Tool | Absent)[] = [
    { name: 'check', command: [process.execPath, path.resolve('dist/cli.js'), 'check', '--target', '{url}'], because: '' },
    'absent' in java
      ? { name: 'Specmatic', ...java }
      : { name: `Specmatic ${java.version}`, command: [...java.command, 'test', '--testBaseURL={url}', contractForSpecmatic()], because: 'since it tries fewer things' },
  ]
  const present = tools.filter((tool) => 'command' in tool)
  const measured = await alternate(present.map(({ name, command }): Contender => ({ name, turn: () => visit(command) })), pace.rounds)
  const values = (name: string) => measured.get(name) ?? []
  const rows = tools.slice(1).map((tool): Row | Absent => ('absent' in tool ? tool : { ...tool, values: values(tool.name) }))
  return compare('on a correct sandbox', [{ head: 'ms of wall time', better: 'less' }, { head: 'ms of process time', better: 'less' }, { head: 'requests' }], { name: 'check', values: values('check') }, rows)
}

/** Wall time, process time and requests of one run. What the tool finds is its own affair here. */
async function visit(command: string[]): Promise<(number | undefined)[]> {
  let requests = 0
  const { url, close } = await serve(createSandbox(), { log: () => (requests += 1) })
  try {
    const before = childrenTime()
    const wall = await milliseconds(async () => {
      const [program = '', ...args] = command.map((part) => part.replace('{url}', url))
      // A temporary folder, since some tools leave reports where they run.
      await once(spawn(program, args, { stdio: 'ignore', cwd: tmpdir() }), 'exit')
    })
    const after = childrenTime()
    return [wall, before === undefined || after === undefined ? undefined : after - before, requests]
  } finally {
    await close()
  }
}

/** Milliseconds of processor time of all children that have ended, and of theirs; known on Linux alone. */
function childrenTime(): number | undefined {
  try {
    // The process name, which may have blanks, ends with the last bracket; ticks are 10 ms.
    const fields = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\) /, '').split(' ')
    return (Number(fields[13]) + Number(fields[14])) * 10
  } catch {
    return undefined
  }
}
