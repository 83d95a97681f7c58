// What every bench does alike: contenders in alternating rounds, medians, a table of us beside the others.
import { type Column, type Figure, type Row, compare } from '../peers/comparison-table.ts'

export interface Pace {
  /** How often each contender has its turn. */
  rounds: number
  /** How long a turn lasts where the bench is free to say. */
  seconds: number
  /** Only to see that all of it runs: no peers from the cache, small sizes. */
  isQuick: boolean
}

export interface Contender {
  name: string
  /** The figures of one turn, in the order of the table's columns; undefined where there is none. */
  turn: () => Promise<Figure[]>
  /** Why it may be ahead. */
  because?: string
}

type Absent = Extract<Row, { absent: string }>

/** A peer, which takes part if it is installed; a quick run leaves it out. */
export function peer(
  name: string,
  version: string | undefined,
  { isQuick }: Pace,
  contender: Omit<Contender, 'name'>,
): Contender | Absent {
  if (isQuick) return { name, absent: 'left out' }
  if (version === undefined) return { name, absent: 'not installed' }
  return { name: `${name} ${version}`, ...contender }
}

/** A table of our contender beside the others, by the medians of all. */
export async function race(
  what: string,
  columns: readonly Column[],
  [own, ...others]: [Contender, ...(Contender | Absent)[]],
  { rounds }: Pace,
): Promise<string> {
  const measured = await alternate([own, ...others.filter((it) => 'turn' in it)], rounds)
  const row = (it: Contender | Absent): Row =>
    'absent' in it
      ? it
      : { name: it.name, values: measured.get(it.name) ?? [], because: it.because }
  return compare(what, columns, row(own), others.map(row))
}

/** The medians of each contender. Each round asks all in turn, so that a slow minute hits all of them. */
export async function alternate(
  contenders: Contender[],
  rounds: number,
): Promise<Map<string, Figure[]>> {
  const turns = contenders.map((): Figure[][] => [])
  for (let round = 0; round < rounds; round += 1)
    for (const [index, { turn }] of contenders.entries()) turns[index]?.push(await turn())
  const medians = (all: Figure[][] = []) =>
    (all[0] ?? []).map((_, column) => median(all.map((turn) => turn[column])))
  return new Map(contenders.map(({ name }, index) => [name, medians(turns[index])]))
}

export function median(values: Figure[]): Figure {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** Calls a second, one after another for so long. What runs first is not counted. */
export async function callsPerSecond(call: () => unknown, seconds: number): Promise<number> {
  await callFor(call, seconds / 4)
  return callFor(call, seconds)
}

async function callFor(call: () => unknown, seconds: number): Promise<number> {
  const begin = performance.now()
  for (let calls = 1; ; calls += 1) {
    const result = call()
    if (result instanceof Promise) await result
    // The clock costs as much as a quick call, so it is asked now and then only.
    const passed = calls % 16 === 0 || calls < 16 ? (performance.now() - begin) / 1000 : 0
    if (passed >= seconds) return calls / passed
  }
}

/** Milliseconds that it takes. */
export async function milliseconds(work: () => unknown): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}
