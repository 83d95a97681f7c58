// The shipped faulty deployments: what `check --self-test` must see, and what it must let pass.
import { benign } from './benign.ts'
import { code } from './code.ts'
import { enforcement } from './enforcement.ts'
import type { FaultyDeployment } from './faulty.ts'
import { leak } from './leak.ts'
import { message } from './message.ts'
import { shape } from './shape.ts'
import { state } from './state.ts'
import { status } from './status.ts'
import { transport } from './transport.ts'

export type { BenignDeployment, FaultyDeployment } from './faulty.ts'
export const faults: FaultyDeployment[] = [
  ...status,
  ...shape,
  ...code,
  ...message,
  ...leak,
  ...enforcement,
  ...state,
  ...transport,
]
export { benign }
