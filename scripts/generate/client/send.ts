// One call of a client: the request from options and fields, sent once, never followed to another address.
// `generate` writes these lines into client.ts, as they stand.
import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch'
import { type Fields, type Operation, type Texts, failure, readAnswer, redactor } from './answer.ts'

interface Options {
  baseUrl: string
  fetch?: (request: Request, init: { signal: AbortSignal }) => Promise<Response>
  timeout?: number
  signal?: AbortSignal
  texts?: Texts
  [name: string]: unknown
}

const serializers = { querySerializer: createQuerySerializer(), pathSerializer: defaultPathSerializer }

export function createCall(given: Options, operation: Operation) {
  if (!/^https?:\/\/[^@?#]+$/.test(given.baseUrl)) throw new TypeError('baseUrl: use an http or https address without credentials, query and fragment')
  let ownHeaders: Record<string, string> | undefined // they are the same for all calls without options of their own

  return async (fields: Fields, call?: Fields) => {
    const options: Options = { ...given }
    for (const name in call) options[name] = call[name] ?? options[name]
    const { signal, timeout = 30_000, texts } = options
    const headers = call ? headersOf(operation, options) : (ownHeaders ??= headersOf(operation, options))
    const { token: place } = operation.modes.find(({ by }) => !by || fields[by] !== undefined) ?? {}
    const token = place && (await tokenOf(operation, place, options))
    const request = requestOf(operation, fields, given.baseUrl, { ...headers, ...(token && { Authorization: `Bearer ${token}` }) })
    if (signal?.aborted) return failure(operation, 'abort', 'not sent')

    const controller = new AbortController()
    let reason: 'network' | 'timeout' | 'abort' = 'network'
    let response: Response | undefined
    let end = () => {}
    try {
      const text = await new Promise<string>((resolve, reject) => {
        const stop = (why: typeof reason) => () => {
          reason = why
          controller.abort()
          reject(new Error(why)) // a `fetch` that ignores its signal must not hold the caller
        }
        const abort = stop('abort')
        const timer = setTimeout(stop('timeout'), Math.min(timeout, 2 ** 31 - 1)) // longer ones would end at once
        signal?.addEventListener('abort', abort)
        end = () => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', abort)
        }
        const received = (given.fetch ?? fetch)(request, { signal: controller.signal })
        received.then((it) => (response = it).text()).then(resolve, reject)
      })
      return readAnswer(operation, response!, parsed(text), redactor([token, ...operation.secrets.map((name) => fields[name])]), texts)
    } catch (error) {
      const { code, name } = ((error as Error).cause ?? error) as { code?: string; name?: string }
      return failure(operation, reason, { network: code ?? name, timeout: `${timeout} ms`, abort: 'by the caller' }[reason], response?.status)
    } finally {
      end()
    }
  }
}

function headersOf(operation: Operation, options: Options): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name in operation.options) {
    const value = valueAt(operation.options[name]!, operation, options)
    if (value !== undefined) headers[name] = value
  }
  return headers
}

async function tokenOf(operation: Operation, place: string, options: Options): Promise<string | undefined> {
  const name = place.replace('?', '')
  const source = options[name]
  return valueAt(place, operation, { [name]: typeof source === 'function' ? await source() : source })
}

/** Each field at its place in the request. */
function requestOf(operation: Operation, fields: Fields, baseUrl: string, headers: Record<string, string>): Request {
  const path: Record<string, string> = {}
  const query: Fields = {}
  const body: Fields = {}
  for (const name in fields) {
    const place = operation.fields[name]
    if (place === 'path') path[name] = valueAt(name, operation, fields, /^\.{0,2}$/)! // no text, or dots alone, makes another path
    else if (place === 'header') headers[name] = valueAt(name, operation, fields)!
    else (place === 'query' ? query : body)[name] = fields[name]
  }
  const content = Object.keys(body).length > 0 ? JSON.stringify(body) : null
  if (content) headers['Content-Type'] = 'application/json'
  return new Request(createFinalURL(operation.path, { baseUrl: baseUrl.replace(/\/+$/, ''), params: { path, query }, ...serializers }), {
    method: operation.method.toUpperCase(),
    headers,
    body: content,
    redirect: 'manual', // 'error' would hide the status, and some workers refuse it
  })
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

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}
