// Why a run ends before its plan does.

export class Stop extends Error {
  /** Whether environment or usage is at fault, and not the deployment. */
  readonly isEnvironment: boolean
  /** Whether no response came. */
  readonly isUnreachable: boolean

  constructor(message: string, { isEnvironment = false, isUnreachable = false } = {}) {
    super(message)
    this.isEnvironment = isEnvironment || isUnreachable
    this.isUnreachable = isUnreachable
  }
}
