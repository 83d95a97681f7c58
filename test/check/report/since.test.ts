import { describe, expect, it } from 'vitest'
import type { Finding, Verdict } from '../../../scripts/check/findings/finding.ts'
import { json } from '../../../scripts/check/report/json.ts'
import { compare, comparisonText, readReport } from '../../../scripts/check/report/since.ts'
import { painter } from '../../../scripts/check/report/terminal.ts'
import { clause, finding, reportOf } from './sample.ts'

const mobile = 'updatePasswordByMobile ciam reset'
const [first, second] = ['IDAAS.SDK.PARAM.0001 en', 'IDAAS.SDK.PARAM.0002 en']

function reportWith(verdicts: Record<string, Verdict>, findings: Finding[]) {
  const clauses = Object.entries(verdicts).map(([name, verdict]) => ({
    clause: clause(`${mobile} ${name}`.trim()),
    verdict,
    reason: undefined,
  }))
  return readReport(json(reportOf({ clauses, findings })), 'report.json')
}

const wrong = (name: string, id: Finding['id'] = 'wrong-status') => finding(id, `${mobile} ${name}`)
const before = reportWith({ [first]: 'violated', [second]: 'verified' }, [wrong(first)])

it('a finding is new if it was not there at this place', () => {
  const now = reportWith({ [first]: 'violated', [second]: 'violated' }, [
    wrong(first),
    wrong(second),
  ])

  expect(compare(before, now)).toEqual({
    since: '2026-11-26T10:00:00.000Z',
    added: ['updatePasswordByMobile, ciam reset, IDAAS.SDK.PARAM.0002, en: wrong-status (status)'],
    fixed: [],
    unseen: [],
    verdicts: ['updatePasswordByMobile, ciam reset, IDAAS.SDK.PARAM.0002, en: verified → violated'],
  })
})

const place = 'updatePasswordByMobile, ciam reset, IDAAS.SDK.PARAM.0001, en: wrong-status (status)'

it.each<{ verdict: Verdict; fixed: string[]; unseen: string[] }>([
  { verdict: 'verified', fixed: [place], unseen: [] },
  { verdict: 'shadowed', fixed: [place], unseen: [] },
  { verdict: 'untested', fixed: [], unseen: [place] },
  { verdict: 'not allowed', fixed: [], unseen: [place] },
])(
  'a finding that is gone is fixed only if its clause was tested: $verdict',
  ({ verdict, ...gone }) => {
    const now = reportWith({ [first]: verdict, [second]: 'verified' }, [])
    expect(compare(before, now)).toMatchObject({ added: [], ...gone })
  },
)

it('a finding of a variant that is no longer tested is not fixed', () => {
  expect(compare(before, reportWith({}, []))).toMatchObject({ fixed: [], unseen: [place] })
})

it('nothing differs if the places only change their order', () => {
  const both = { [first]: 'violated', [second]: 'violated' } as const
  const one = reportWith(both, [wrong(first), wrong(second)])
  const other = reportWith(both, [wrong(second), wrong(first)])

  expect(compare(one, other)).toMatchObject({ added: [], fixed: [], unseen: [], verdicts: [] })
})

it('is said in a few lines', () => {
  const now = reportWith({ [first]: 'verified', [second]: 'violated' }, [
    wrong(second, 'other-code'),
  ])

  expect(comparisonText(compare(before, now), painter(false))).toBe(`\
   since           2026-11-26T10:00:00.000Z: 1 new, 1 fixed, 0 not seen again, 2 verdicts changed
   new             updatePasswordByMobile, ciam reset, IDAAS.SDK.PARAM.0002, en: other-code
                   (status)
   fixed           updatePasswordByMobile, ciam reset, IDAAS.SDK.PARAM.0001, en: wrong-status
                   (status)
   verdict         updatePasswordByMobile, ciam reset, IDAAS.SDK.PARAM.0001, en: violated →
                   verified
   verdict         updatePasswordByMobile, ciam reset, IDAAS.SDK.PARAM.0002, en: verified →
                   violated
`)
})

describe('what is not a report is refused', () => {
  it.each([
    '',
    '[]',
    '{}',
    'null',
    '{"target":"x","startedAt":"y","findings":[{"id":{"markup":"<b>"}}],"variants":[]}',
  ])('%s', (text) => {
    expect(() => readReport(text, 'old.json')).toThrow(
      '--since: old.json is not a report of this check; name a report.json that it wrote',
    )
  })
})
