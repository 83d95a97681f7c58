// One call of a client: sent once, within its time, and never followed to another address.
// `generate` writes these lines into client.ts, as they stand.
import { type Fields, type Operation, type Texts, failure, readAnswer } from './answer.ts'
import { redactor } from './redact.ts'
import { addressOf, headersOf, requestOf, tokenOf } from './request.ts'

interface Options extends Fields {
  baseUrl: string
  fetch?: (request: Request, init: { signal: AbortSignal }) => Promise<Response>
  timeout?: number
  signal?: AbortSignal
  texts?: Texts
}

/** Longest answer that is read, in characters; the contract's are below 1000. */
const readLimit = 65_536

export function createCall(given: Options, operation: Operation) {
  const address = addressOf(given.baseUrl)
  let ownHeaders: Record<string, string> | undefined // they are the same for all calls without options of their own

  return async (fields: Fields, call?: Fields) => {
    if (typeof fields !== 'object' || !fields)
      throw new TypeError(`${operation.id}: the request is missing`)
    const options: Options = { ...given }
    for (const name in call) options[name] = call[name] ?? options[name]
    const { signal, timeout = 30_000, texts } = options
    if (!(timeout > 0))
      throw new TypeError(`${operation.id}: timeout is not a positive number of milliseconds`)
    const headers = call
      ? headersOf(operation, options)
      : (ownHeaders ??= headersOf(operation, options))
    const { token: place } = operation.modes.find(({ by }) => !by || fields[by] !== undefined) ?? {}

    let redact = redactor([])
    let response: Response | undefined
    let isSent = false
    let text = ''
    const limit = limitOf(timeout, signal)
    try {
      const token = place && (await limit.race(() => tokenOf(operation, place, options)))
      redact = redactor([token, ...operation.secrets.map((name) => fields[name])])
      const request = requestOf(operation, fields, address, {
        ...headers,
        ...(token && { Authorization: `Bearer ${token}` }),
      })
      text = await limit.race(async (signal) => {
        isSent = true
        response = await (given.fetch ?? fetch)(request, { signal })
        return textOf(response)
      })
    } catch (error) {
      if (!isSent && !limit.reason) throw error // a mistake of the caller's, or a token that could not be had
      const { code, name } = Object((error as Error | undefined)?.cause ?? error) as Fields
      const detail = { network: code ?? name, timeout: `${timeout} ms`, abort: 'by the caller' }
      const reason = limit.reason ?? 'network'
      return failure(operation, reason, detail[reason], redact, response?.status)
    } finally {
      limit.end()
    }
    return readAnswer(operation, response!, text, redact, texts)
  }
}

/** Ends a call when its time is up or the caller says so, even where `fetch` ignores its signal. */
function limitOf(timeout: number, outer: AbortSignal | undefined) {
  const controller = new AbortController()
  let reject = (_: Error) => {}
  const stop = (reason: 'timeout' | 'abort') => () => {
    limit.reason ??= reason
    controller.abort()
    reject(new Error(reason))
  }
  const abort = stop('abort')
  outer?.addEventListener('abort', abort)
  const timer = setTimeout(stop('timeout'), Math.min(timeout, 2 ** 31 - 1)) // longer ones would end at once
  const limit = {
    reason: undefined as 'timeout' | 'abort' | undefined,
    race: <T>(start: (signal: AbortSignal) => Promise<T>) =>
      new Promise<T>((resolve, refuse) => {
        reject = refuse
        if (outer?.aborted) abort()
        else start(controller.signal).then(resolve, refuse)
      }),
    end() {
      clearTimeout(timer)
      outer?.removeEventListener('abort', abort)
    },
  }
  return limit
}

/** The body up to the limit, so that an endless one fills no memory. */
async function textOf(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    text += decoder.decode(next.value, { stream: true })
    if (text.length > readLimit) {
      await reader?.cancel()
      return text
    }
  }
  return text + decoder.decode()
}
