// The record of the requests that a session received, so that a test can assert what the app sent. It keeps the latest
// thousand, and makes the entries when somebody reads them.
import * as v from 'valibot'
import type { Contract } from '../contract/contract.ts'
import { strictObject } from '../contract/named-values.ts'
import type { Exchange } from './exchange.ts'
import { refuseUnknown } from './misspelt-names.ts'
import { type RecordedRequest, recordOf, withoutLongBody } from './recorded-request.ts'
import { parse, wait } from './start-data.ts'

export interface RequestFilter {
  operation?: string
  product?: string
  mode?: string
  method?: string
  path?: string
  status?: number
  code?: string
  reason?: string
  /** Only requests that violate the contract, or only those that do not. */
  violations?: boolean
}

export const filterKeys: readonly string[] = [
  'operation',
  'product',
  'mode',
  'method',
  'path',
  'status',
  'code',
  'reason',
  'violations',
] satisfies (keyof RequestFilter)[]

const optionalText = v.exactOptional(v.string('use text'))
const filterSchema = strictObject({
  operation: optionalText,
  product: optionalText,
  mode: optionalText,
  method: v.exactOptional(
    v.pipe(v.string('use text'), v.regex(/^[A-Z]+$/, 'use capitals, as in POST')),
  ),
  path: optionalText,
  status: v.exactOptional(v.number('use a number')),
  code: optionalText,
  reason: optionalText,
  violations: v.exactOptional(v.boolean('use true or false')),
})
const optionsSchema = strictObject({ timeout: v.exactOptional(wait, 5000) })

/** A misspelt key would let every request through; what no request can have, none. */
function refuseWrongFilter(filter: RequestFilter, contract: Contract): void {
  if (Object.keys(filter).some((key) => !filterKeys.includes(key)))
    throw new TypeError(`there is no filter of this name; use ${filterKeys.join(', ')}`)
  refuseUnknown(parse(filterSchema, filter, 'the filter'), contract)
}

export interface RecordedRequests {
  /** The oldest first. */
  list(filter?: RequestFilter): RecordedRequest[]
  /**
   * The next request after the one that `next` returned last; waits for one if there is none yet.
   * Rejects after `timeout` milliseconds, 5000 by default and 60000 at most.
   */
  next(filter?: RequestFilter, options?: { timeout?: number }): Promise<RecordedRequest>
  clear(): void
}

export interface Journal extends RecordedRequests {
  add(exchange: Exchange): void
}

const capacity = 1000
const mostWaiters = 100

interface Waiter {
  filter: RequestFilter
  resolve(record: RecordedRequest): void
}

/** Throws a TypeError for a filter with an operation or a product that the contract does not have. */
export function createJournal(contract: Contract): Journal {
  let kept: (Exchange | undefined)[] = []
  let count = 0
  let cleared = 0
  let seen = 0
  const waiters = createWaiters()

  /** The kept requests with an id above this one, the oldest first. */
  function* since(id: number): Generator<{ exchange: Exchange; id: number }> {
    for (let at = Math.max(id, cleared, count - capacity); at < count; at += 1) {
      const exchange = kept[at % capacity]
      if (exchange) yield { exchange, id: at + 1 }
    }
  }

  function firstUnseen(filter: RequestFilter): RecordedRequest | undefined {
    for (const { exchange, id } of since(seen)) {
      if (!isMatch(exchange, filter)) continue
      seen = id
      return recordOf(exchange, id)
    }
    return undefined
  }

  return {
    add(received) {
      const exchange = withoutLongBody(received)
      kept[count % capacity] = exchange
      count += 1
      if (waiters.serve(exchange, count)) seen = count
    },
    list(filter = {}) {
      refuseWrongFilter(filter, contract)
      return [...since(0)]
        .filter(({ exchange }) => isMatch(exchange, filter))
        .map(({ exchange, id }) => recordOf(exchange, id))
    },
    next(filter = {}, options = {}) {
      refuseWrongFilter(filter, contract)
      const { timeout } = parse(optionsSchema, options, 'the options')
      const found = firstUnseen(filter)
      return found ? Promise.resolve(found) : waiters.wait(filter, timeout)
    },
    clear() {
      kept = []
      cleared = count
    },
  }
}

/** Those who wait for a request that has not come yet. */
function createWaiters() {
  let waiting: Waiter[] = []
  return {
    /** Gives the request to the first one that it is for; returns whether there was one. */
    serve(exchange: Exchange, id: number): boolean {
      const waiter = waiting.find(({ filter }) => isMatch(exchange, filter))
      if (!waiter) return false
      waiting = waiting.filter((it) => it !== waiter)
      waiter.resolve(recordOf(exchange, id))
      return true
    },
    wait(filter: RequestFilter, timeout: number): Promise<RecordedRequest> {
      if (waiting.length >= mostWaiters)
        return Promise.reject(new Error(`at most ${mostWaiters} can wait for requests`))
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          waiting = waiting.filter((it) => it !== waiter)
          reject(new Error(`no such request came within ${timeout} ms`))
        }
        const timer = setTimeout(giveUp, timeout)
        const waiter: Waiter = {
          filter,
          resolve(record) {
            clearTimeout(timer)
            resolve(record)
          },
        }
        waiting.push(waiter)
      })
    },
  }
}

function isMatch(
  { operation, variant, request, ...rest }: Exchange,
  wanted: RequestFilter,
): boolean {
  const { response, reason, violations } = rest
  const has: Required<Record<keyof RequestFilter, unknown>> = {
    operation: operation?.id,
    product: variant?.product,
    mode: variant?.mode,
    method: request.method,
    path: request.url.split('?')[0],
    status: response.status,
    code: response.code,
    reason,
    violations: violations.length > 0,
  }
  return Object.entries(wanted).every(
    ([key, value]) => value === undefined || has[key as keyof RequestFilter] === value, // its own keys
  )
}
