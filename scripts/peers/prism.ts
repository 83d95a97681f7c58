// Prism's proxy, driven by the requests of our plan: only what Prism itself finds wrong with the responses counts.
import type { WireResponse } from '../check/exchange.ts'
import { createSend } from '../check/run/transport.ts'
import type { Bundle } from '../contract/contract.ts'
import { below, describe } from './joint-description.ts'
import { exchangeName, exchanges } from './documented-responses.ts'
import { versionOf } from './installed.ts'
import type { Peer, Target } from './peer.ts'
import { type Started, inFolder, startPrism } from './process.ts'

export const prism: Peer = {
  name: 'Prism proxy',
  configuration: '`prism proxy`, our requests through it, its violations in responses',
  version: () => versionOf('@stoplight/prism-cli'),
  async look(bundle, targets) {
    const proxy = await startProxy(bundle, targets)
    const complaints = targets.map((): string[] => [])
    try {
      for (const [index, { url, profile }] of targets.entries()) {
        const send = createSend({ baseUrl: proxy.url + below(url) })
        for (const exchange of exchanges(bundle, profile)) {
          const { response } = await send(exchange.request)
          const found = response ? violations(response) : ['no response']
          complaints[index]?.push(...found.map((it) => `${exchangeName(exchange)}: ${it}`))
        }
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
  const noted: { location: string[]; message: string }[] = JSON.parse(
    fields.get('sl-violations') ?? '[]',
  )
  const ofResponse = noted
    .filter(({ location }) => location[0] === 'response')
    .map(({ location, message }) => `${location.join('.')}: ${message}`)
  const isOwn = fields.get('content-type')?.startsWith('application/problem+json') && status === 500
  const title = /"title":"([^"]*)"/.exec(body)?.[1]?.replace(/https?:\S+/, 'URL') ?? ''
  return isOwn ? [...ofResponse, `Prism's own 500: ${title}`] : ofResponse
}

/** Starts `prism proxy` in front of the targets. */
export function startProxy(bundle: Bundle, targets: Target[]): Promise<Started> {
  const { origin, description } = describe(bundle, targets)
  // Prism has read the file once it listens.
  return inFolder({ 'openapi.json': description }, (folder) =>
    startPrism('proxy', `${folder}/openapi.json`, origin),
  )
}
