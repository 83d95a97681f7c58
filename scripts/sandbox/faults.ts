// Faults on purpose: what a test asks the sandbox to do to the next requests instead of, or
// beside, what the contract says.
import * as v from 'valibot'
import { strictObject } from '../contract/named-values.ts'
import type { Contract, Operation, Variant } from '../contract/contract.ts'
import type { Account } from './accounts.ts'
import { refuseUnknown } from './misspelt-names.ts'
import type { Delivery } from './plain-http.ts'
import type { ForcedBody, ForcedResponse } from './responses.ts'
import { parse, wait } from './start-data.ts'

export interface Fault extends ForcedResponse, Delivery {
  /** Only for this operation. */
  operation?: string
  /** Only for this product. */
  product?: string
  /** Only for this account, by user id, username, mobile number or e-mail address. */
  account?: string
  /** Whether the request has its effect before the response is replaced or lost; false by default. */
  carriedOut?: boolean
  /** How many requests it hits; all until it is cleared by default. */
  times?: number
  /** The share of requests that it hits, from 0 to 1. */
  rate?: number
  /** Makes the choice of a rate repeatable; 1 by default. */
  seed?: number
}

/** A fault that waits for requests. */
export interface WaitingFault extends Fault {
  id: number
  /** How many requests it has hit. */
  hits: number
}

export interface Faults {
  /** Throws a TypeError if the fault asks for what cannot be. */
  add(fault: Fault): WaitingFault
  list(): readonly WaitingFault[]
  clear(): void
}

export interface FaultQueue extends Faults {
  isEmpty(): boolean
  /** The fault that hits this request, which it counts; undefined if none does. */
  hit(target: FaultTarget): Fault | undefined
}

export interface FaultTarget {
  operation: Operation
  variant: Variant
  account(): Account | undefined
}

/** Finds an account by one of its names. */
type Named = (value: string) => Account | undefined

const mostFaults = 1000
const flag = v.exactOptional(v.boolean('use true or false'))
const text = v.pipe(v.string('use text'), v.regex(/\S/, 'is blank'))

const faultSchema = v.pipe(
  strictObject({
    operation: v.exactOptional(text),
    product: v.exactOptional(text),
    account: v.exactOptional(text),
    status: v.exactOptional(
      v.pipe(
        v.number('use a status from 200 to 599'),
        v.integer('use a status from 200 to 599'),
        v.minValue(200, 'use a status from 200 to 599'),
        v.maxValue(599, 'use a status from 200 to 599'),
      ),
    ),
    example: v.exactOptional(text),
    body: v.exactOptional(
      v.picklist(['html', 'empty', 'unknown'] satisfies ForcedBody[], 'use html, empty or unknown'),
    ),
    delay: v.exactOptional(wait),
    slow: v.exactOptional(wait),
    drop: flag,
    cut: flag,
    carriedOut: flag,
    times: v.exactOptional(
      v.pipe(
        v.number('use a whole number'),
        v.integer('use a whole number'),
        v.minValue(1, 'use 1 or more'),
      ),
    ),
    rate: v.exactOptional(
      v.pipe(v.number('use a number'), v.minValue(0, 'use 0 to 1'), v.maxValue(1, 'use 0 to 1')),
    ),
    seed: v.exactOptional(v.pipe(v.number('use a whole number'), v.integer('use a whole number'))),
  }),
  v.check(
    (it) => ['status', 'example', 'body', 'delay', 'slow', 'drop', 'cut'].some((key) => key in it),
    'says nothing to do; give status, example, body, delay, slow, drop or cut',
  ),
  v.check(
    (it) => !(it.drop && (it.cut || it.slow || isForcing(it))),
    'a dropped connection has no response; leave out drop, or status, example, body, slow and cut',
  ),
  v.check(
    (it) => it.carriedOut !== false || it.drop === true || isForcing(it),
    'carriedOut: a request whose response stays is carried out; give drop, status, example or body',
  ),
  v.check((it) => it.seed === undefined || it.rate !== undefined, 'seed: is for a rate; give one'),
)

/** Whether a response is to be replaced by another one. */
export function isForcing({ status, example, body }: ForcedResponse): boolean {
  return status !== undefined || example !== undefined || body !== undefined
}

/** `named` finds an account that a fault is for. */
export function createFaults(contract: Contract, named: Named): FaultQueue {
  let waiting: { fault: WaitingFault; random: () => number }[] = []
  let count = 0

  return {
    add(given) {
      const fault: Fault = parse(faultSchema, given, 'the fault')
      refuseUnknown(fault, contract)
      if (fault.account !== undefined && !named(fault.account))
        throw new TypeError('account: no account has this name; add it first')
      if (waiting.length >= mostFaults)
        throw new TypeError(`there are ${mostFaults} faults already; clear them`)
      count += 1
      const added = { ...fault, id: count, hits: 0 }
      waiting.push({ fault: added, random: createRandom(fault.seed ?? 1) })
      return added
    },
    isEmpty: () => waiting.length === 0,
    list: () => waiting.map(({ fault }) => ({ ...fault })),
    clear: () => void (waiting = []),
    hit(target) {
      const hit = waiting.find(
        ({ fault, random }) =>
          isFor(fault, target, named) && (fault.rate === undefined || random() < fault.rate),
      )
      if (!hit) return undefined
      hit.fault.hits += 1
      if (hit.fault.hits >= (hit.fault.times ?? Infinity))
        waiting = waiting.filter((it) => it !== hit)
      return hit.fault
    },
  }
}

function isFor(fault: Fault, { operation, variant, account }: FaultTarget, named: Named): boolean {
  if (fault.operation !== undefined && fault.operation !== operation.id) return false
  if (fault.product !== undefined && fault.product !== variant.product) return false
  if (fault.account === undefined) return true
  const wanted = named(fault.account)
  return wanted !== undefined && wanted === account()
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
