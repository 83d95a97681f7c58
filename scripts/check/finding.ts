// What a difference between answer and contract is.

/** One difference between answer and contract. */
export interface Finding {
  /** An error breaks the contract, a warning its quality; information is neither. */
  severity: 'error' | 'warning' | 'information'
  /**
   * What it is about: `status`, `code`, `message`, `language`, `body`, `duplicate-key`, `content-type`, `redirect`,
   * `enforcement` (accepted what must be refused), `state` (did other than it said), `secret`, `cookie`, `leak`,
   * `method`, `timing`, `connection`, `gateway` (no answer of the service itself).
   */
  subject: string
  /** Where in the answer: a field or a header. */
  field?: string
  expected: string
  got: string
}

export type Verdict = 'verified' | 'wrong' | 'masked'

export function different(subject: string, expected: string, got: string, field?: string): Finding {
  return { severity: 'error', subject, ...(field && { field }), expected, got }
}
