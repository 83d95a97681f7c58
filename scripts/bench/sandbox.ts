// The sandbox beside Prism and a bare Node server, on the same refused request.
import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'
import { goodDraft } from '../check/draft.ts'
import { profileOf } from '../check/profile.ts'
import { compose } from '../check/request.ts'
import { put } from '../conditions/condition.ts'
import { createSandbox } from '../sandbox/sandbox.ts'
import { type Load, machine, median, memory, rates, start, table } from './measure.ts'

export async function sandbox(): Promise<string> {
  const load = refusedRequest()
  const [ours, bare, prism] = [
    await start('sandbox', ['dist/cli.js', 'sandbox', '--port', '{port}'], load),
    await start('bare Node', ['--import', 'tsx', 'scripts/bench/bare.ts', '{port}'], load),
    await start('Prism', ['node_modules/@stoplight/prism-cli/dist/index.js', 'mock', '-p', '{port}', 'generated/openapi.json'], load),
  ]
  try {
    const measured = await rates([ours, bare, prism], load)
    const rate = (name: string) => Math.round(measured.get(name) ?? NaN)
    const first = await firstAnswers(load)
    const before = await memory(ours.child)
    await autocannon({ ...load, url: ours.url + load.path, connections: 10, amount: 1_000_000 })
    const after = await memory(ours.child)
    const own = rate('sandbox')
    const version = (name: string) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version
    return [
      `${machine()}; Prism ${version('@stoplight/prism-cli')}; medians of 5 rounds, 10 connections`,
      '',
      table(
        ['over HTTP', 'requests a second', 'sandbox is', 'first answer after'],
        [
          ['sandbox', own, '1.0 ×', `${Math.round(first.ours)} ms`],
          ['Prism', rate('Prism'), `${(own / rate('Prism')).toFixed(1)} ×`, `${Math.round(first.prism)} ms`],
          ['bare Node', rate('bare Node'), `${(own / rate('bare Node')).toFixed(2)} ×`, '–'],
        ],
      ),
      '',
      table(['in process', 'calls a second'], [['answer', inProcess(load)], ['fetch', await viaFetch(load)]]),
      '',
      table(['memory', 'MB'], [['after the rounds', Math.round(before)], ['a million requests later', Math.round(after)]]),
    ].join('\n')
  } finally {
    for (const { child } of [ours, bare, prism]) child.kill('SIGKILL')
  }
}

/** A good request whose password is too short, so that the sandbox has judged every rule before the last. */
function refusedRequest(): Load {
  const mock = createSandbox()
  const profile = profileOf(mock, '')
  const dialect = mock.contract.operations.flatMap(({ dialects }) => dialects).find(({ product, security }) => product === mock.product && !security)
  const good = dialect && goodDraft(dialect, profile, profile.newPasswords?.[0])
  if (!dialect || !good || typeof good === 'string') throw new Error('the contract has no call without a token')
  const { method, path, headers, body = '' } = compose(dialect, put(good, dialect.inputOf.get('newPassword')!, 'Ab-12'))
  return { method: method as Load['method'], path, headers, body }
}

async function firstAnswers(load: Load): Promise<{ ours: number; prism: number }> {
  const ours: number[] = []
  const prism: number[] = []
  for (let round = 0; round < 5; round += 1) {
    for (const [times, args] of [
      [ours, ['dist/cli.js', 'sandbox', '--port', '{port}']],
      [prism, ['node_modules/@stoplight/prism-cli/dist/index.js', 'mock', '-p', '{port}', 'generated/openapi.json']],
    ] as const) {
      const { child, firstAnswer } = await start('first answer', [...args], load)
      times.push(firstAnswer)
      child.kill('SIGKILL')
    }
  }
  return { ours: median(ours), prism: median(prism) }
}

function inProcess({ method, path, headers, body }: Load): number {
  const mock = createSandbox()
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const request = { method, url: path, header: (name: string) => lower[name], body }
  const call = () => mock.answer(request)
  for (let index = 0; index < 20_000; index += 1) call()
  const begin = performance.now()
  for (let index = 0; index < 100_000; index += 1) call()
  return Math.round(100_000 / ((performance.now() - begin) / 1000))
}

async function viaFetch({ method, path, headers, body }: Load): Promise<number> {
  const mock = createSandbox()
  const call = async () => (await mock.fetch(new Request(`http://localhost${path}`, { method, headers, body }))).text()
  for (let index = 0; index < 3_000; index += 1) await call()
  const begin = performance.now()
  for (let index = 0; index < 20_000; index += 1) await call()
  return Math.round(20_000 / ((performance.now() - begin) / 1000))
}
