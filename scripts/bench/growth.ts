// Growth: what each operation costs where the contract has 4, 40 and 400 of them. An exponent is the slope on
// logarithmic axes: at 0 an operation costs the same however many there are. The steepest one between
// neighbours judges, since what a start costs once would hide growth in the line through all. What is
// measured is processor time, which a busy machine does not stretch as it does the clock's.
import path from 'node:path'
import { createRehearsal } from '../check/plan/rehearsal.ts'
import { profileOf } from '../check/profile/sandbox-profile.ts'
import { factsOf } from '../check/profile/world.ts'
import { outputs } from '../generate/emit/outputs.ts'
import { bundleContract } from '../generate/source/bundle.ts'
import { figure } from '../peers/comparison-table.ts'
import { inFolder } from '../peers/process.ts'
import { table } from '../peers/markdown-tables.ts'
import { type Sandbox, createSandbox } from '../sandbox/sandbox.ts'
import { writeMany } from './large-contract.ts'
import { type Pace, alternate, callsPerSecond } from './measure.ts'
import { asPlainRequest, refusedRequest } from './servers.ts'

/** Two fifths more for ten times as many: what processor caches that no longer hold everything may cost. */
const tolerated = 0.15

const steps = [
  'generate, ms',
  'start of the sandbox, ms',
  'plan of the check, ms',
  'request to the sandbox, µs',
]

export default function growth(pace: Pace): Promise<string> {
  const sizes = pace.isQuick ? [4, 8] : [4, 40, 400]
  const head = ['processor time of an operation', ...sizes.map((size) => `of ${size}`)]
  return inFolder({}, async (folder) => {
    const contenders = sizes.map((size) => {
      const contract = path.join(folder, String(size))
      writeMany(contract, size / 4)
      return { name: String(size), turn: () => costs(contract, size, pace) }
    })
    const measured = await alternate(contenders, Math.min(pace.rounds, 3))
    const rows = steps.map((step, index) => {
      const points = sizes.map((size): Point => [size, measured.get(String(size))?.[index] ?? NaN])
      const steepest = Math.max(...points.slice(1).map((it, at) => slope([points[at] ?? it, it])))
      const slopes = [slope(points), steepest].map((it) => it.toFixed(2))
      const grows = steepest <= tolerated ? 'no' : 'yes'
      return [step, ...points.map(([, cost]) => figure(cost)), ...slopes, grows]
    })
    return table([...head, 'exponent, fitted', 'steepest', 'grows'], rows)
  })
}

/** Of each step the cost an operation; of a request the cost itself. */
async function costs(folder: string, size: number, { seconds }: Pace): Promise<number[]> {
  const [generating, contract] = await processorTime(async () => {
    const result = await bundleContract(folder)
    if ('problems' in result) throw new Error(result.problems.slice(0, 3).join('\n'))
    await outputs(result)
    return result.bundles.en
  })
  const sandbox = createSandbox({ contract })
  const profile = profileOf(sandbox, '')
  const plan = () =>
    createRehearsal(factsOf(profile)).playClauses(sandbox.contract, profile.products)
  const starting = await costOf(() => createSandbox({ contract }), seconds)
  const planning = await costOf(plan, seconds)
  const asking = await costOf(everyOperationInTurn(sandbox), seconds)
  return [generating / size, starting / size, planning / size, asking * 1000]
}

/** Milliseconds of processor time a call, of as many calls as take so many seconds. */
async function costOf(call: () => unknown, seconds: number): Promise<number> {
  const calls = Math.ceil((await callsPerSecond(call, seconds / 4)) * seconds)
  const [all] = await processorTime(() => {
    for (let index = 0; index < calls; index += 1) call()
  })
  return all / calls
}

/** Milliseconds of it, and what the work gives. */
async function processorTime<T>(work: () => T | Promise<T>): Promise<[number, T]> {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return [(user + system) / 1000, result]
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

type Point = [size: number, cost: number]

/** Of the line with the least squares, on logarithmic axes. */
function slope(points: Point[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const)
  const [mx, my] = [mean(logs.map(([x]) => x)), mean(logs.map(([, y]) => y))]
  return mean(logs.map(([x, y]) => (x - mx) * (y - my))) / mean(logs.map(([x]) => (x - mx) ** 2))
}
