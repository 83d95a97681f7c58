// Judges a response that says that the request was accepted.
import { type Difference, errorAt, judgeJson, nameOfBody } from './difference.ts'
import { reasonsOf } from './expected-in-words.ts'
import type { Compared, Trial } from './judgement.ts'
import { judgeHeaders, judgeSuccessBody } from './schemas.ts'

export function compareSuccess(trial: Trial): Compared {
  const { refused, possible, variant, aim } = trial.probe
  const { status } = trial.response
  const outcome = { kind: 'success' } as const
  const got = `${status}, accepted`
  if (refused) {
    const expected = 'an error response'
    return { outcome, differences: [{ ...refused, expected, got, at: 'status' }] }
  }
  if (!possible.success) {
    const expected = `an error response: ${reasonsOf(trial.probe)}`
    return { outcome, differences: [errorAt('status', 'not-refused', expected, got)] }
  }
  const wanted = variant.operation.success.status
  const wrong =
    status === wanted ? [] : [errorAt('status', 'success-status', String(wanted), String(status))]
  return {
    outcome,
    differences: [...wrong, ...judgeContent(trial)],
    instead: aim.condition === undefined ? undefined : 'the request was accepted, as it may be',
  }
}

function judgeContent(trial: Trial): Difference[] {
  const { probe, response } = trial
  if (probe.variant.operation.success.schema)
    return [...judgeJson(response), ...judgeSuccessBody(trial), ...judgeHeaders(trial)]
  const isEmpty = ['', '""', 'null'].includes(response.body.trim())
  return isEmpty
    ? judgeHeaders(trial)
    : [errorAt('body', 'success-body', 'no body', nameOfBody(response.parsed))]
}
