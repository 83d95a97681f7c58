// Specmatic's contract tests with our requests as its examples, one run for all targets. Its open edition compares
// a response with the schema of its status and never with a value, so one code in another's place is not seen.
import type { Bundle } from '../contract/contract.ts'
import { type Json, type JsonObject, resolve } from '../contract/json.ts'
import { below, complaintsOf, describe } from './joint-description.ts'
import { type Exchange, exchangeName, exchanges } from './documented-responses.ts'
import { specmaticCommand, specmaticVersion } from './installed.ts'
import type { Peer, Target } from './peer.ts'
import { inFolder, runCommand } from './process.ts'

export const specmatic: Peer = {
  name: 'Specmatic',
  configuration: '`test --strict`, our requests as its examples',
  version: specmaticVersion,
  async look(bundle, targets) {
    const { origin, description } = describe(bundle, targets)
    const examples = targets.flatMap((target) =>
      exchanges(bundle, target.profile)
        .filter(isOwn)
        .map((it) => exampleOf(bundle, target, it)),
    )
    const files = {
      'openapi.json': JSON.stringify(description, (key, value: Json) =>
        key === 'examples' ? undefined : value,
      ),
      ...Object.fromEntries(examples.map((it, index) => [`examples/${1e6 + index}.json`, it])),
    }
    const options = ['--strict', '--examples=examples', `--testBaseURL=${origin}`]
    const { output } = await inFolder(files, (folder) =>
      runCommand([...specmaticCommand, 'test', 'openapi.json', ...options], { folder }),
    )
    const [, suite] = /Specmatic Test Suite has FAILED\s+Reason:\s+(?:>> )?(.+)/.exec(output) ?? []
    if (suite !== undefined || !/Tests run: [1-9]/.test(output))
      throw new Error(
        `Specmatic ended before its first test: ${suite ?? 'it printed no number of tests'}`,
      )
    return complaintsOf(targets, failures(output))
  },
}

/** What only `Prefer` brings about is not an example: the description has no such header. One language is enough. */
function isOwn({ isForced, language, variant }: Exchange): boolean {
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
      ...{ method: request.method, path: below(url) + request.path },
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

/** The contract's example of the response; that of an error has its code for a name. */
function documentedBody(
  bundle: Bundle,
  { variant: { operation }, error, status }: Exchange,
): Json | undefined {
  if (!error) return operation.success.example
  const { path, method } = operation
  return [
    method.toLowerCase(),
    'responses',
    status,
    'content',
    'application/json',
    'examples',
    error.code,
  ].reduce<JsonObject>((node, key) => resolve(bundle, node[key]), bundle.paths[path] ?? {}).value
}

/** A line a failed test: its name, and where in the response the fault is. */
function failures(output: string): string[] {
  const [, listed = ''] = output.split('\nUnsuccessful Scenarios:\n')
  const failed = listed.split(/^ {2}"(?=Scenario)/m).slice(1)
  return failed.map((text) => {
    const [name = ''] = text.split(/ FAILED"?\n|"\n/)
    const places = new Set([...text.matchAll(/^ *>> (.+)$/gm)].map(([, place]) => place))
    return `${name}: ${[...places].join(', ') || 'failed'}`
  })
}
