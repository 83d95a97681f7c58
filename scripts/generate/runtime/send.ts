// One request of a client: sent once, within its time, and never followed to another address.
import type { Proof } from './credentials.js'
import { isResponse, textOf } from './fetch.js'
import type { Fields, Operation } from './operation.js'
import { type Options, type Rules, readOptions } from './options.js'
import { redactor } from './redact.js'
import { addProof, headersOf, requestOf } from './request.js'
import { type Exchange, failure, lost, readResponse } from './response.js'
import type { Result } from './result.js'

type Method = (fields: Fields, own?: Fields) => Promise<Result>

/** A method per operation. Throws a TypeError for options that no request could use. */
export function createMethods(
  given: Fields,
  operations: Operation[],
  rules: Rules,
): Record<string, Method> {
  const options = readOptions('createPasswordClient', given, rules)
  const methods: Record<string, Method> = {}
  for (const operation of operations) {
    methods[operation.id] = (fields, own) =>
      send(operation, fields, () => {
        if (!own) return options
        const merged = { ...given }
        for (const name in own) merged[name] = own[name] ?? merged[name]
        return readOptions(operation.id, merged, rules)
      })
  }
  return methods
}

async function send(whole: Operation, fields: Fields, optionsOf: () => Options): Promise<Result> {
  const { id, secrets, product } = whole
  if (Object(fields) !== fields) throw new TypeError(`${id}: no request`)
  const options = optionsOf()
  const operation = product?.(whole, fields, options) ?? whole
  const { baseUrl, fetch = globalThis.fetch, texts } = options
  if (!fetch) throw new TypeError(`${id}: no fetch`)
  const proof: Proof = { headers: headersOf(operation, options), query: {}, secrets: [] }
  const exchange: Exchange = {
    operation,
    url: '',
    sent: false,
    redact: redactor(() => [proof.secrets, secrets.map((name) => fields[name])]),
  }
  try {
    const stopped = await limited(options, async (signal) => {
      const { credentials, encoding } = operation.modes.find(
        ({ by }) => !by || fields[by] !== undefined,
      )!
      if (credentials) await addProof(proof, id, credentials, options)
      const { path, init } = requestOf(operation, encoding, fields, proof)
      if (signal.aborted) return
      exchange.url = baseUrl + path
      exchange.sent = true
      const response = await fetch(exchange.url, { ...init, signal })
      if (!isResponse(response)) return
      exchange.response = response
      exchange.text = await textOf(response)
    })
    if (stopped) return failure(exchange, ...stopped)
  } catch (error) {
    if (exchange.sent) return lost(exchange, error, !!options.fetch)
    throw error // a mistake of the caller's, or a token that could not be had
  }
  if (exchange.response) return readResponse(exchange, texts)
  throw new TypeError(`${id}: fetch gave no Response`)
}

type Stopped = [reason: 'timeout' | 'abort', detail: string]

/** Tells why the start was stopped, if its time was up or the caller said so, even if `fetch` ignores its signal. */
function limited(
  { timeout = 30_000, signal: outer }: Options,
  start: (signal: AbortSignal) => Promise<void>,
): Promise<Stopped | void> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController()
    const end = () => {
      clearTimeout(timer)
      outer?.removeEventListener('abort', abort)
    }
    const stop = (...why: Stopped) => {
      end()
      resolve(why)
      controller.abort()
    }
    const abort = () =>
      stop(outer?.reason?.name === 'TimeoutError' ? 'timeout' : 'abort', 'by the caller')
    outer?.addEventListener('abort', abort)
    // longer ones than 2^31 would end at once
    const timer = setTimeout(() => stop('timeout', `${timeout} ms`), Math.min(timeout, 2e9))
    if (outer?.aborted) abort()
    else void start(controller.signal).then(resolve, reject).then(end)
  })
}
