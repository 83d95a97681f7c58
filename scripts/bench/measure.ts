// What every bench needs: servers as processes of their own, rates in alternating rounds, medians.
import { type ChildProcess, spawn } from 'node:child_process'
import os from 'node:os'
import autocannon from 'autocannon'
import { freePort } from './port.ts'

export interface Load {
  method: 'POST' | 'PUT'
  path: string
  headers: Record<string, string>
  body: string
}

export interface Server {
  name: string
  url: string
  child: ChildProcess
  /** Milliseconds from the start of the process to its first answer. */
  firstAnswer: number
}

/** Starts a server on a free port, given as `{port}` in its arguments, and waits for its first answer. */
export async function start(name: string, args: string[], load: Load): Promise<Server> {
  const port = await freePort()
  const begin = performance.now()
  const child = spawn(process.execPath, args.map((arg) => arg.replace('{port}', String(port))), { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode} before its first answer`)
    try {
      await fetch(url + load.path, load)
      return { name, url, child, firstAnswer: performance.now() - begin }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }
}

/** Requests a second of each server, the median of the rounds; each round asks all servers in turn. */
export async function rates(servers: Server[], load: Load, { rounds = 5, seconds = 3 } = {}): Promise<Map<string, number>> {
  const measured = new Map<string, number[]>(servers.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, url } of servers) {
      const { requests } = await autocannon({ ...load, url: url + load.path, connections: 10, duration: seconds })
      measured.get(name)?.push(requests.average)
    }
  }
  return new Map([...measured].map(([name, values]) => [name, median(values)]))
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** Resident memory of a process in MB. */
export async function memory(child: ChildProcess): Promise<number> {
  const { readFile } = await import('node:fs/promises')
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024
}

/** `Node 20.20.2, 2 × Some CPU, linux` */
export function machine(): string {
  const [cpu] = os.cpus()
  return `Node ${process.versions.node}, ${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${process.platform}`
}

export function table(head: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}
