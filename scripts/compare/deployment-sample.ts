// Which deployments are compared on: the correct sandbox first, then mutants and freedoms of one product,
// all of them or so many of each family, evenly spread over the family's list.
import type { Deployment } from '../../test/mutants/deployment.ts'
import { freedoms, mutants } from '../../test/mutants/index.ts'
import type { Bundle } from '../contract/contract.ts'
import { type Deployed, deployed } from '../peers/deployments-server.ts'

export interface Planted {
  name: string
  /** `correct`, `freedom`, or the family of the mutant. */
  family: string
  /** A fresh one each time, since visits change it. */
  start(): Deployed
}

export interface Sample {
  planted: Planted[]
  /** Of how many the sample is taken. */
  allMutants: number
  allFreedoms: number
}

export function sampleOf(contract: Bundle, product: string, each: number): Sample {
  const making = { contract, product }
  const applying = <T extends Deployment>(all: T[]) => all.filter((it) => it.applies(making))
  const planted = (it: Deployment, family: string): Planted => ({
    ...{ name: it.name, family },
    start: () => it.start(making),
  })
  const [wrong, free] = [applying(mutants), applying(freedoms)]
  const families = [...new Set(wrong.map(({ family }) => family))]
  const ofFamilies = families.flatMap((family) =>
    spread(
      wrong.filter((it) => it.family === family),
      each,
    ).map((it) => planted(it, family)),
  )
  return {
    planted: [
      { name: 'the sandbox as it is', family: 'correct', start: () => deployed(making) },
      ...ofFamilies,
      ...spread(free, 2 * each).map((it) => planted(it, 'freedom')),
    ],
    ...{ allMutants: wrong.length, allFreedoms: free.length },
  }
}

/** So many items at even distances, the first among them. */
function spread<T>(items: T[], count: number): T[] {
  const step = Math.max(items.length / count, 1)
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}
