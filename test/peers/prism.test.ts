// Prism's proxy between check and sandbox: it finds nothing that is not known of Prism itself.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check } from '../../scripts/check/check.ts'
import { createSend } from '../../scripts/check/run/transport.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { type Served, deployed, serveDeployments } from '../../scripts/peers/deployments-server.ts'
import { below } from '../../scripts/peers/joint-description.ts'
import { exchanges } from '../../scripts/peers/documented-responses.ts'
import { explanation, known } from '../../scripts/peers/known-complaints.ts'
import type { Target } from '../../scripts/peers/peer.ts'
import { startProxy, violations } from '../../scripts/peers/prism.ts'
import type { Started } from '../../scripts/peers/process.ts'
import { faulty, freedoms } from '../mutants/index.ts'

const correctOnes = readContract(bundle).products.map((product) => deployed({ product }))
const making = { contract: bundle, product: 'eiam' }
const permitted = freedoms.filter((it) => it.applies(making)).map((it) => it.start(making))

let visited: Served
let proxy: Started
beforeAll(async () => {
  visited = await serveDeployments([...correctOnes, faulty('shape', 'eiam'), ...permitted])
  proxy = await startProxy(bundle, visited.targets)
})
afterAll(async () => {
  await proxy?.stop()
  await visited?.close()
})

/** Sends requests to a target through the proxy. */
const sendTo = ({ url }: Target) => createSend({ baseUrl: proxy.url + below(url) })

test('Prism reports no violation between check and sandbox, and the check verifies all the same', async () => {
  const reported: string[] = []
  const unverified: string[] = []
  for (const target of visited.targets.slice(0, correctOnes.length)) {
    const through = sendTo(target)
    const { variants } = await check(target.profile, {
      async send(request) {
        const exchange = await through(request)
        if (exchange.response) reported.push(...violations(exchange.response))
        return exchange
      },
    })
    unverified.push(
      ...variants
        .flatMap(({ clauses }) => clauses)
        .filter(({ verdict }) => verdict !== 'verified')
        .map(({ condition = 'success' }) => condition),
    )
  }
  expect(reported).toEqual([])
  expect(new Set(unverified)).toEqual(new Set(['unavailable']))
})

test('what Prism says of a freedom is a known fault of its own, each of which still shows', async () => {
  const said: string[][] = []
  for (const target of visited.targets.slice(correctOnes.length)) {
    const send = sendTo(target)
    const all = exchanges(bundle, target.profile).filter(({ isForced }) => !isForced)
    // An error and a success show all that a variation varies.
    const [failure, success] = [all.find(({ error }) => error), all.find(({ error }) => !error)]
    const here: string[] = []
    for (const exchange of [failure, success]) {
      const sent = exchange && (await send(exchange.request))
      if (sent?.response) here.push(...violations(sent.response))
    }
    said.push(here)
  }
  const [ofFault = [], ...ofPermitted] = said
  const complaints = ofPermitted.flat()
  expect(ofFault.filter((it) => !explanation('prism-proxy', it))).not.toEqual([])
  expect(complaints.filter((it) => !explanation('prism-proxy', it))).toEqual([])
  expect(
    known['prism-proxy']?.filter(
      ({ says, issue }) => !issue || !complaints.some((it) => it.includes(says)),
    ),
  ).toEqual([])
})
