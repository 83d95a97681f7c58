// Specmatic's contract tests with our requests as its examples, one run for all targets. Its open edition compares
// an answer with the schema of its status and never with a value, so one code in another's place is not seen.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Bundle } from '../contract/contract.ts'
import { type Json, type JsonObject, isObject, resolve } from '../contract/json.ts'
import { below, complaintsOf, describe } from './description.ts'
import { type Exchange, exchangeName, exchanges } from './exchanges.ts'
import type { Peer, Target } from './peer.ts'
import { specmaticCommand, specmaticVersion } from './installed.ts'
import { runCommand } from './process.ts'

export const specmatic: Peer = {
  name: 'Specmatic',
  configuration: '`test --strict`, our requests as its examples',
  version: specmaticVersion,
  async look(bundle, targets) {
    const folder = mkdtempSync(path.join(tmpdir(), 'specmatic-'))
    try {
      const { origin, description } = describe(bundle, targets)
      writeFileSync(
        path.join(folder, 'openapi.json'),
        JSON.stringify(description, (key, value: Json) => (key === 'examples' ? undefined : value)),
      )
      mkdirSync(path.join(folder, 'examples'))
      const examples = targets.flatMap((target) =>
        exchanges(bundle, target.profile)
          .filter(isExample)
          .map((it) => exampleOf(bundle, target, it)),
      )
      examples.forEach((example, index) =>
        writeFileSync(
          path.join(folder, `examples/${String(index).padStart(6, '0')}.json`),
          JSON.stringify(example),
          { mode: 0o600 },
        ),
      )
      const { output } = await runCommand(
        [
          ...specmaticCommand,
          'test',
          'openapi.json',
          '--strict',
          '--examples=examples',
          `--testBaseURL=${origin}`,
        ],
        { folder },
      )
      const [, suite] =
        /Specmatic Test Suite has FAILED\s+Reason:\s+(?:>> )?(.+)/.exec(output) ?? []
      if (suite !== undefined || !/Tests run: [1-9]/.test(output))
        throw new Error(
          `Specmatic ended before its first test: ${suite ?? 'it printed no number of tests'}`,
        )
      return complaintsOf(targets, failures(output))
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

/** What only `Prefer` brings about is not an example: the description has no such header. One language is enough. */
function isExample({ isForced, language, variant }: Exchange): boolean {
  return !isForced && (language === undefined || language === variant.languages[0])
}

/** Headers that every request of ours has. */
const ownHeaders = new Set(['Accept', 'User-Agent'])

function exampleOf(bundle: Bundle, { url }: Target, exchange: Exchange): JsonObject {
  const { request, status } = exchange
  const body = documentedBody(bundle, exchange)
  return {
    name: exchangeName(exchange),
    'http-request': {
      method: request.method,
      path: below(url) + request.path,
      // What no description lists as a parameter is unknown to Specmatic.
      headers: Object.fromEntries(request.headers.filter(([name]) => !ownHeaders.has(name))),
      body: JSON.parse(request.body ?? '{}') as Json,
    },
    'http-response': {
      status,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      ...(body !== undefined && { body }),
    },
  }
}

/** The contract's example of the answer; a refusal's has its code for a name. */
function documentedBody(
  bundle: Bundle,
  { variant: { operation }, error, status }: Exchange,
): Json | undefined {
  const { responses } = resolve(
    bundle,
    bundle.paths[operation.path]?.[operation.method.toLowerCase()],
  )
  const { content } = resolve(bundle, isObject(responses) ? responses[status] : undefined)
  const media = resolve(bundle, isObject(content) ? content['application/json'] : undefined)
  const examples = isObject(media.examples) ? media.examples : {}
  return resolve(bundle, error ? examples[error.code] : Object.values(examples)[0]).value
}

/** A line a failed test: its name, and where in the answer the fault is. */
function failures(output: string): string[] {
  const [, listed = ''] = output.split('\nUnsuccessful Scenarios:\n')
  return listed
    .split(/^ {2}"(?=Scenario)/m)
    .slice(1)
    .map((text) => {
      const [name = ''] = text.split(/ FAILED"?\n|"\n/)
      const places = [...text.matchAll(/^ *>> (.+)$/gm)].map(([, place]) => place)
      return `${name}: ${[...new Set(places)].join(', ') || 'failed'}`
    })
}
