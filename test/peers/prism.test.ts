// Prism's proxy between check and sandbox: it finds nothing that is not known of Prism itself.
import { expect, test } from 'vitest'
import { check } from '../../scripts/check/check.ts'
import { createSend } from '../../scripts/check/run/transport.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { readContract } from '../../scripts/contract/contract.ts'
import { below } from '../../scripts/peers/joint-description.ts'
import { exchanges } from '../../scripts/peers/documented-responses.ts'
import { explanation, known } from '../../scripts/peers/known-complaints.ts'
import { startProxy, violations } from '../../scripts/peers/prism.ts'
import { freedoms } from '../mutants/index.ts'
import { correct, faulty, visit } from './visited.ts'

test('Prism reports no violation between check and sandbox, and the check verifies all the same', async () => {
  const { targets, close } = await visit(readContract(bundle).products.map(correct))
  const proxy = await startProxy(bundle, targets)
  const reported: string[] = []
  const unverified: string[] = []
  for (const { url, profile } of targets) {
    const through = createSend({ baseUrl: proxy.url + below(url) })
    const { variants } = await check(profile, {
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
  await proxy.stop()
  await close()
  expect(reported).toEqual([])
  expect(new Set(unverified)).toEqual(new Set(['unavailable']))
})

test('what Prism says of a freedom is a known fault of its own, each of which still shows', async () => {
  const making = { contract: bundle, product: 'eiam' }
  const permitted = freedoms.filter((it) => it.applies(making)).map((it) => it.start(making))
  const { targets, close } = await visit([faulty('shape', 'eiam'), ...permitted])
  const proxy = await startProxy(bundle, targets)
  const said: string[][] = []
  for (const { url, profile } of targets) {
    const send = createSend({ baseUrl: proxy.url + below(url) })
    const all = exchanges(bundle, profile).filter(({ isForced }) => !isForced)
    // A refusal and a success show all that a variation varies.
    const [refusal, success] = [all.find(({ error }) => error), all.find(({ error }) => !error)]
    const here: string[] = []
    for (const exchange of [refusal, success]) {
      const sent = exchange && (await send(exchange.request))
      if (sent?.response) here.push(...violations(sent.response))
    }
    said.push(here)
  }
  await proxy.stop()
  await close()
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
