// What every bench does alike: alternating rounds and medians.
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
  turn: () => Promise<(number | undefined)[]>
}

/** The medians of each contender. Each round asks all in turn, so that a slow minute hits all of them. */
export async function alternate(
  contenders: Contender[],
  rounds: number,
): Promise<Map<string, (number | undefined)[]>> {
  const turns = new Map<string, (number | undefined)[][]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, turn } of contenders) turns.get(name)?.push(await turn())
  }
  return new Map(
    [...turns].map(([name, all]) => [
      name,
      (all[0] ?? []).map((_, column) => median(all.map((turn) => turn[column]))),
    ]),
  )
}

export function median(values: (number | undefined)[]): number | undefined {
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
