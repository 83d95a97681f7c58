// Prism's proxy, driven by the requests of our plan: only what Prism itself finds wrong with the responses counts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { WireResponse } from '../check/exchange.ts'
import { createSend } from '../check/run/transport.ts'
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
        const send = createSend({ baseUrl: proxy.url + below(url) })
        const here: string[] = []
        for (const exchange of exchanges(bundle, profile)) {
          const { response } = await send(exchange.request)
          const found = response ? violations(response) : ['no response']
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

/** What Prism says is wrong with a response that came through its proxy, and its own failures to pass it on. */
export function violations({ status, headers, body }: WireResponse): string[] {
  const fields = new Map(headers)
  const noted = JSON.parse(fields.get('sl-violations') ?? '[]') as {
    location: string[]
    message: string
  }[] // Prism's own header
  const ofAnswer = noted
    .filter(({ location }) => location[0] === 'response')
    .map(({ location, message }) => `${location.join('.')}: ${message}`)
  const isOwn = fields.get('content-type')?.startsWith('application/problem+json') && status === 500
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
