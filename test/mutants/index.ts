// The mutants that the check must see, and the freedoms that it must let pass.
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
