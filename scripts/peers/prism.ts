// Prism's proxy, driven by the requests of our plan: only what Prism itself finds wrong with the answers counts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Answer } from '../check/answer.ts'
import { sendTo } from '../check/send.ts'
import type { Bundle } from '../contract/contract.ts'
import { below, describe } from './description.ts'
import { exchangeName, exchanges } from './exchanges.ts'
import { versionOf } from './installed.ts'
import type { Peer, Target } from './peer.ts'
import { type Started, startPrism } from './process.ts'

export const prism: Peer = {
  name: 'Prism proxy',
  configuration: '`prism proxy`, our requests through it, its violations in responses',
  version: () => versionOf('@stoplight/prism-cli'),
  async look(bundle, targets) {
    const proxy = await startProxy(bundle, targets)
    try {
      const complaints: string[][] = []
      for (const { url, profile } of targets) {
        const send = await sendTo(proxy.url + below(url))
        const here: string[] = []
        for (const exchange of exchanges(bundle, profile)) {
          const found = await send(exchange.request).then(violations, () => ['no answer'])
          here.push(...found.map((it) => `${exchangeName(exchange)}: ${it}`))
        }
        complaints.push(here)
      }
      return complaints
    } finally {
      await proxy.stop()
    }
  },
}

/** What Prism says is wrong with an answer that came through its proxy, and its own failures to pass it on. */
export function violations({ status, headers, body = '' }: Answer): string[] {
  const noted = JSON.parse(headers.get('sl-violations') ?? '[]') as {
    location: string[]
    message: string
  }[] // Prism's own header
  const ofAnswer = noted
    .filter(({ location }) => location[0] === 'response')
    .map(({ location, message }) => `${location.join('.')}: ${message}`)
  const isOwn =
    headers.get('content-type')?.startsWith('application/problem+json') && status === 500
  return isOwn
    ? [
        ...ofAnswer,
        `Prism's own 500: ${/"title":"([^"]*)"/.exec(body)?.[1]?.replace(/https?:\S+/, 'URL') ?? ''}`,
      ]
    : ofAnswer
}

/** Starts `prism proxy` in front of the targets. */
export async function startProxy(bundle: Bundle, targets: Target[]): Promise<Started> {
  const folder = mkdtempSync(path.join(tmpdir(), 'prism-'))
  const file = path.join(folder, 'openapi.json')
  const { origin, description } = describe(bundle, targets)
  writeFileSync(file, JSON.stringify(description))
  // Prism has read the file once it listens.
  return startPrism('proxy', file, origin).finally(() => rmSync(folder, { recursive: true }))
}
