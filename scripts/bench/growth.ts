// Growth: what each operation costs where the contract has 4, 40 and 400 of them. An exponent is the slope on
// logarithmic axes: at 0 an operation costs the same however many there are. The steepest one between
// neighbours judges, since what a start costs once would hide growth in the line through all.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { plan } from '../check/plan.ts'
import { profileOf } from '../check/profile.ts'
import type { Bundle } from '../contract/contract.ts'
import { bundleContract } from '../generate/bundle.ts'
import { outputs } from '../generate/outputs.ts'
import { type Sandbox, createSandbox } from '../sandbox/sandbox.ts'
import { writeMany } from './many.ts'
import { type Pace, alternate, callsPerSecond, milliseconds } from './measure.ts'
import { refusedRequest } from './servers.ts'
import { figure, table } from './table.ts'

/** Above it an operation costs noticeably more where there are more of them: a quarter more for ten times as many. */
const tolerated = 0.1

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
    const steps = ['generate, ms', 'start of the sandbox, ms', 'plan of the check, ms', 'request to the sandbox, µs']
    const rows = steps.map((step, index) => {
      const costsOfStep = sizes.map((size) => measured.get(String(size))?.[index] ?? NaN)
      const steepest = Math.max(...sizes.slice(1).map((_, at) => exponent(sizes.slice(at, at + 2), costsOfStep.slice(at, at + 2))))
      return [step, ...costsOfStep.map(figure), exponent(sizes, costsOfStep).toFixed(2), steepest.toFixed(2), steepest <= tolerated ? 'no' : 'yes']
    })
    return table(['cost of an operation', ...sizes.map((size) => `of ${size}`), 'exponent, fitted', 'steepest', 'grows'], rows)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Of each step the cost an operation; of a request the cost itself. */
async function costs(folder: string, size: number, { seconds }: Pace): Promise<number[]> {
  let contract: Bundle | undefined
  const generating = await milliseconds(async () => {
    const result = await bundleContract(folder)
    if ('faults' in result) throw new Error(result.faults.slice(0, 3).join('\n'))
    contract = result.bundles.en
    await outputs(result.bundles)
  })
  if (!contract) throw new Error('nothing was generated')
  const bundle = contract
  const sandbox = createSandbox({ contract: bundle })
  const profile = profileOf(sandbox, '')
  const starts = await callsPerSecond(() => createSandbox({ contract: bundle }), seconds)
  const plans = await callsPerSecond(() => plan(bundle, profile), seconds)
  const requests = await callsPerSecond(everyOperationInTurn(sandbox), seconds)
  return [generating / size, 1000 / starts / size, 1000 / plans / size, 1e6 / requests]
}

/** A call that each time asks the next operation. */
function everyOperationInTurn(sandbox: Sandbox): () => unknown {
  const dialects = sandbox.contract.operations.flatMap((operation) => operation.dialects.filter(({ product }) => product === sandbox.product))
  const requests = dialects.map((dialect) => {
    const { method, path: url, headers, body } = refusedRequest(sandbox, dialect)
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    return { method, url, header: (name: string) => lower[name], body }
  })
  let turn = 0
  return () => {
    turn = (turn + 1) % requests.length
    return sandbox.answer(requests[turn]!) // below its length
  }
}

/** Of the line with the least squares. */
function exponent(sizes: number[], costs: number[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [sizes.map(Math.log), costs.map(Math.log)]
  const [mx, my] = [mean(x), mean(y)]
  return mean(x.map((value, index) => (value - mx) * ((y[index] ?? NaN) - my))) / mean(x.map((value) => (value - mx) ** 2))
}
