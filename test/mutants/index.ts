// The mutants that the check must see, and the freedoms that it must let pass.
import { bundle } from '../../scripts/contract/bundle.ts'
import type { Deployed } from '../../scripts/peers/deployments-server.ts'
import { code } from './code.ts'
import type { Mutant } from './deployment.ts'
import { enforcement } from './enforcement.ts'
import { leak } from './leak.ts'
import { message } from './message.ts'
import { shape } from './shape.ts'
import { state } from './state.ts'
import { status } from './status.ts'
import { transport } from './transport.ts'

export { freedoms } from './freedoms.ts'
export const mutants: Mutant[] = [
  ...status,
  ...shape,
  ...code,
  ...message,
  ...leak,
  ...enforcement,
  ...state,
  ...transport,
]

/** The first mutant of the family that shows in this product, started. */
export function faulty(family: string, product: string): Deployed {
  const making = { contract: bundle, product }
  const mutant = mutants.find((it) => it.family === family && it.applies(making))
  if (!mutant) throw new Error(`no mutant of ${family} shows in ${product}`)
  return mutant.start(making)
}
