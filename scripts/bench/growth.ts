// Growth: what each operation costs where the contract has 4, 40 and 400 of them. An exponent is the slope on
// logarithmic axes: at 0 an operation costs the same however many there are. The steepest one between
// neighbours judges, since what a start costs once would hide growth in the line through all. What is
// measured is processor time, which a busy machine does not stretch as it does the clock's.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createRehearsal } from '../check/plan/rehearsal.ts'
import { factsOf } from '../check/profile/world.ts'
import { profileOf } from '../check/profile/sandbox-profile.ts'
import type { Bundle } from '../contract/contract.ts'
import { bundleContract } from '../generate/source/bundle.ts'
import { outputs } from '../generate/emit/outputs.ts'
import { table } from '../peers/results.ts'
import { type Sandbox, createSandbox } from '../sandbox/sandbox.ts'
import { writeMany } from './large-contract.ts'
import { type Pace, alternate, callsPerSecond } from './measure.ts'
import { figure } from './comparison-table.ts'
import { asPlainRequest, refusedRequest } from './servers.ts'

/** Two fifths more for ten times as many: what processor caches that no longer hold everything may cost. */
const tolerated = 0.15

export default async function growth(pace: Pace): Promise<string> {
  const sizes = pace.isQuick ? [4, 8] : [4, 40, 400]
  const folder = mkdtempSync(path.join(tmpdir(), 'growth-'))
  try {
    const contenders = sizes.map((size) => {
      const contract = path.join(folder, String(size))
      writeMany(contract, size / 4)
      return { name: String(size), turn: () => costs(contract, size, pace) }
    })
    const measured = await alternate(contenders, Math.min(pace.rounds, 3))
    const steps = [
      'generate, ms',
      'start of the sandbox, ms',
      'plan of the check, ms',
      'request to the sandbox, µs',
    ]
    const rows = steps.map((step, index) => {
      const costsOfStep = sizes.map((size) => measured.get(String(size))?.[index] ?? NaN)
      const steepest = Math.max(
        ...sizes
          .slice(1)
          .map((_, at) => exponent(sizes.slice(at, at + 2), costsOfStep.slice(at, at + 2))),
      )
      return [
        step,
        ...costsOfStep.map(figure),
        exponent(sizes, costsOfStep).toFixed(2),
        steepest.toFixed(2),
        steepest <= tolerated ? 'no' : 'yes',
      ]
    })
    return table(
      [
        'processor time of an operation',
        ...sizes.map((size) => `of ${size}`),
        'exponent, fitted',
        'steepest',
        'grows',
      ],
      rows,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Of each step the cost an operation; of a request the cost itself. */
async function costs(folder: string, size: number, { seconds }: Pace): Promise<number[]> {
  let contract: Bundle | undefined
  const generating = await processorTime(async () => {
    const result = await bundleContract(folder)
    if ('problems' in result) throw new Error(result.problems.slice(0, 3).join('\n'))
    contract = result.bundles.en
    await outputs(result)
  })
  if (!contract) throw new Error('nothing was generated')
  const bundle = contract
  const sandbox = createSandbox({ contract: bundle })
  const profile = profileOf(sandbox, '')
  const starting = await costOf(() => createSandbox({ contract: bundle }), seconds)
  const planning = await costOf(
    () => createRehearsal(factsOf(profile)).playClauses(sandbox.contract, profile.products),
    seconds,
  )
  const asking = await costOf(everyOperationInTurn(sandbox), seconds)
  return [generating / size, starting / size, planning / size, asking * 1000]
}

/** Milliseconds of processor time a call, of as many calls as take so many seconds. */
async function costOf(call: () => unknown, seconds: number): Promise<number> {
  const calls = Math.ceil((await callsPerSecond(call, seconds / 4)) * seconds)
  const all = await processorTime(() => {
    for (let index = 0; index < calls; index += 1) call()
  })
  return all / calls
}

async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** A call that each time asks the next operation that sets a password. */
function everyOperationInTurn(sandbox: Sandbox): () => unknown {
  const variants = sandbox.contract.operations
    .flatMap((operation) => operation.variants)
    .filter(({ product, inputOf }) => product === sandbox.product && inputOf.has('newPassword'))
  const requests = variants.map((variant) => asPlainRequest(refusedRequest(sandbox, variant)))
  let turn = 0
  return () => {
    turn = (turn + 1) % requests.length
    return sandbox.respond(requests[turn]!) // below its length
  }
}

/** Of the line with the least squares. */
function exponent(sizes: number[], costs: number[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [sizes.map(Math.log), costs.map(Math.log)]
  const [mx, my] = [mean(x), mean(y)]
  return (
    mean(x.map((value, index) => (value - mx) * ((y[index] ?? NaN) - my))) /
    mean(x.map((value) => (value - mx) ** 2))
  )
}
