// One call of a client: the request from options and fields, sent once, never followed to another address.
// `generate` writes these lines into client.ts, as they stand.
import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch'
import { type Fields, type Operation, type Texts, failure, readAnswer, redactor } from './answer.ts'

interface Options {
  baseUrl: string
  fetch?: (request: Request) => Promise<Response>
  timeout?: number
  signal?: AbortSignal
  texts?: Texts
  [name: string]: unknown
}

const serializers = { querySerializer: createQuerySerializer(), pathSerializer: defaultPathSerializer }

export function createSender(given: Options) {
  if (!/^https?:\/\/[^@?#]+$/.test(given.baseUrl)) throw new TypeError('baseUrl: use an http or https address without credentials, query and fragment')
  const baseUrl = given.baseUrl.replace(/\/+$/, '')

  return async (operation: Operation, fields: Fields, call: Fields = {}) => {
    const options: Options = { ...given }
    for (const name in call) options[name] = call[name] ?? options[name]
    const { header, body, ...params } = placed(operation, fields)
    for (const name in operation.options) {
      const value = valueAt(operation.options[name]!, operation, options)
      if (value !== undefined) header[name] = value
    }
    const { token: place } = operation.modes.find(({ by }) => !by || fields[by] !== undefined) ?? {}
    const token = place && valueAt(place, operation, { [place]: await called(options[place]) })
    if (token) header.Authorization = `Bearer ${token}`
    const isEmpty = Object.keys(body).length === 0
    if (!isEmpty) header['Content-Type'] = 'application/json'

    const { signal, timeout = 30_000, texts } = options
    if (signal?.aborted) return failure(operation, 'abort', 'not sent')
    const controller = new AbortController()
    const request = new Request(createFinalURL(operation.path, { baseUrl, params, ...serializers }), {
      method: operation.method.toUpperCase(),
      headers: header,
      body: isEmpty ? undefined : JSON.stringify(body),
      redirect: 'manual', // 'error' would hide the status, and some workers refuse it
      signal: controller.signal,
    })
    let reason: 'network' | 'timeout' | 'abort' = 'network'
    let response: Response | undefined
    const stop = (why: typeof reason) => () => {
      reason = why
      controller.abort()
    }
    const abort = stop('abort')
    const timer = setTimeout(stop('timeout'), Math.min(timeout, 2 ** 31 - 1)) // longer ones would end at once
    signal?.addEventListener('abort', abort)
    try {
      const text = await Promise.race([
        // A `fetch` that ignores its signal must not hold the caller.
        new Promise<never>((_, reject) => (controller.signal.onabort = reject)),
        (given.fetch ?? fetch)(request).then((it) => (response = it).text()),
      ])
      return readAnswer(operation, response!, parsed(text), redactor([token, ...operation.secrets.map((name) => fields[name])]), texts)
    } catch (error) {
      const { code, name } = ((error as Error).cause ?? error) as { code?: string; name?: string }
      return failure(operation, reason, { network: code ?? name, timeout: `${timeout} ms`, abort: 'by the caller' }[reason], response?.status)
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
  }
}

/** Where each field of the request goes. */
function placed(operation: Operation, fields: Fields) {
  const path: Record<string, string> = {}
  const header: Record<string, string> = {}
  const query: Fields = {}
  const body: Fields = {}
  for (const name in fields) {
    const place = operation.fields[name]
    if (place === 'path') path[name] = valueAt(name, operation, fields, /^\.{0,2}$/)! // no text, or dots alone, makes another path
    else if (place === 'header') header[name] = valueAt(name, operation, fields)!
    else (place === 'query' ? query : body)[name] = fields[name]
  }
  return { path, query, header, body }
}

/** The text at `device.os` of the options, fit for its place; `?` marks one that may be missing. No value is ever shown. */
function valueAt(place: string, { id }: Operation, values: Fields, unfit = /[^\t\x20-\x7e\x80-\xff]/): string | undefined {
  const [path = '', mayMiss] = place.split('?')
  const value = path.split('.').reduce<unknown>((holder, name) => (holder as Fields | undefined)?.[name], values)
  if (value === undefined && mayMiss === '') return undefined
  if (typeof value !== 'string') throw new TypeError(`${id}: ${path} is missing; give it as text`)
  const at = value.search(unfit)
  if (at >= 0) throw new TypeError(`${id}: ${path} has a character that cannot be sent there, at position ${at + 1}`)
  return value
}

async function called(source: unknown): Promise<unknown> {
  return typeof source === 'function' ? await source() : source
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}
