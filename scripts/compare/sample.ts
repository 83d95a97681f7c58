// Which deployments are compared on: the correct sandbox first, then faults and permitted variations of one product,
// all of them or so many of each family, evenly spread over the family's list.
import type { Deployment, FaultyDeployment, Handler } from '../check/faults/faulty.ts'
import { benign, faults } from '../check/faults/index.ts'
import type { Bundle } from '../contract/contract.ts'
import { type Sandbox, createSandbox } from '../sandbox/sandbox.ts'

export interface Planted {
  name: string
  /** `correct`, `permitted`, or the family of the fault. */
  family: string
  /** A fresh one each time, since visits change it. */
  make(): { handler: Handler; sandbox: Sandbox }
}

export interface Sample {
  planted: Planted[]
  /** Of how many the sample is taken. */
  allFaults: number
  allPermitted: number
}

export function sampleOf(bundle: Bundle, product: string, each: number): Sample {
  const making = { contract: bundle, product }
  const applying = <T extends Deployment>(deployments: T[]) =>
    deployments.filter((it) => it.applies(making))
  const planted = (deployment: Deployment, family: string): Planted => ({
    name: deployment.name,
    family,
    make: () => deployment.make(making),
  })
  const [wrong, permitted] = [applying(faults), applying(benign)]
  const families = [...new Set(wrong.map(({ family }) => family))]
  const ofFamily = (family: FaultyDeployment['family']) =>
    spread(
      wrong.filter((it) => it.family === family),
      each,
    ).map((it) => planted(it, family))
  const correct: Planted = {
    name: 'the sandbox as it is',
    family: 'correct',
    make: () => {
      const sandbox = createSandbox(making)
      return { sandbox, handler: sandbox.fetch }
    },
  }
  return {
    planted: [
      correct,
      ...families.flatMap(ofFamily),
      ...spread(permitted, 2 * each).map((it) => planted(it, 'permitted')),
    ],
    allFaults: wrong.length,
    allPermitted: permitted.length,
  }
}

/** So many items at even distances, the first among them. */
function spread<T>(items: T[], count: number): T[] {
  const step = Math.max(items.length / count, 1)
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}
