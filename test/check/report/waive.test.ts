import { describe, expect, it } from 'vitest'
import { findingIds } from '../../../scripts/check/findings/finding-kinds.ts'
import { type Waiver, waiverProblems } from '../../../scripts/check/report/waive.ts'
import { contract, finding, reportOf } from './sample.ts'

const mobile = 'updatePasswordByMobile ciam reset'
const code = 'IDAAS.SDK.PARAM.0001'
const until = '2026-11-26'
const reason = 'ticket 17'

describe('a waiver', () => {
  const about = finding('wrong-status', `${mobile} ${code} zh`)

  it.each<{ waiver: Partial<Waiver>; isWaived: boolean }>([
    { waiver: { code }, isWaived: true },
    { waiver: { code: 'IDAAS.SDK.PARAM.0002' }, isWaived: false },
    { waiver: { operation: 'updatePasswordByMobile' }, isWaived: true },
    { waiver: { operation: 'updatePasswordByEmail' }, isWaived: false },
    { waiver: { product: 'ciam' }, isWaived: true },
    { waiver: { product: 'eiam' }, isWaived: false },
    { waiver: { code, language: 'zh' }, isWaived: true },
    { waiver: { code, language: 'en' }, isWaived: false },
    { waiver: { finding: 'wrong-status' }, isWaived: true },
    { waiver: { finding: 'other-code' }, isWaived: false },
    { waiver: { success: true }, isWaived: false },
    { waiver: { code, until: '2026-11-25' }, isWaived: false },
    {
      waiver: {
        product: 'ciam',
        operation: 'updatePasswordByMobile',
        code,
        language: 'zh',
        finding: 'wrong-status',
      },
      isWaived: true,
    },
  ])('$waiver: $isWaived', ({ waiver, isWaived }) => {
    const waivers = [{ reason, until, ...waiver }]
    const report = reportOf({ findings: [about] }, { waivers })

    expect(report.findings[0]?.waived).toEqual(isWaived ? { reason, until } : undefined)
    expect(report.waivers[0]?.findings).toBe(isWaived ? 1 : 0)
    expect(report.exitCode).toBe(isWaived ? 2 : 1)
  })

  it.each([
    [finding('success-body', mobile), true],
    [finding('wrong-status', `${mobile} ${code} en`), false],
    [finding('header-missing', mobile, { clause: undefined }), false],
  ])('of a success covers a success alone (%#)', (about, isWaived) => {
    const report = reportOf({ findings: [about] }, { waivers: [{ success: true, reason, until }] })
    expect(report.findings[0]?.waived !== undefined).toBe(isWaived)
  })

  it('of a missing operation covers all of it', () => {
    const waivers = [{ operation: 'changeUserPassword', reason, until }]
    const findings = [
      finding('operation-missing', 'changeUserPassword ciam'),
      finding('other-code', 'changeUserPassword ciam invalid_token en'),
    ]
    const report = reportOf({ findings }, { waivers })

    expect(report.findings).toHaveLength(1)
    expect(report.waivers).toEqual([
      { waives: 'operation changeUserPassword', reason, until, expired: false, findings: 1 },
    ])
  })

  it.each([
    'secret-returned',
    'internals-shown',
    'not-refused',
    'security-bypassed',
    'target-moved',
    'other-account-changed',
  ] as const)('never hides %s, however wide it is', (id) => {
    const report = reportOf(
      { findings: [finding(id, `${mobile} ${code} zh`)] },
      {
        waivers: [
          { product: 'ciam', reason, until },
          { finding: id, reason, until },
        ],
      },
    )
    expect(report.findings[0]?.waived).toBeUndefined()
    expect(report.exitCode).toBe(1)
  })

  it('leaves the places that it does not cover as a finding that counts, and listed first', () => {
    const findings = ['zh', 'en'].map((it) => finding('wrong-status', `${mobile} ${code} ${it}`))
    const report = reportOf({ findings }, { waivers: [{ code, language: 'zh', reason, until }] })

    expect(report.findings.map(({ language, waived }) => [language, !!waived])).toEqual([
      ['en', false],
      ['zh', true],
    ])
    expect(report.exitCode).toBe(1)
  })
})

describe('checked against the contract', () => {
  it.each<{ waiver: object; problem: string }>([
    {
      waiver: { code: 'IDAAS.SDK.PARAM.001' },
      problem: `waive[0].code: unknown code IDAAS.SDK.PARAM.001; did you mean ${code}?`,
    },
    {
      waiver: { operation: 'updatePasswordByMobil' },
      problem:
        'waive[0].operation: unknown operation updatePasswordByMobil; did you mean updatePasswordByMobile?',
    },
    {
      waiver: { product: 'cyam' },
      problem: 'waive[0].product: unknown product cyam; did you mean ciam?',
    },
    {
      waiver: { finding: 'wrong-state' },
      problem: 'waive[0].finding: unknown finding wrong-state; did you mean wrong-status?',
    },
    {
      waiver: { language: 'cn' },
      problem: 'waive[0].language: unknown language cn; did you mean en?',
    },
    {
      waiver: {},
      problem: 'waive[0]: waives everything; name an operation, product, code, finding or success',
    },
    {
      waiver: { finding: 'secret-returned' },
      problem: 'waive[0].finding: secret-returned cannot be waived; fix the deployment',
    },
    {
      waiver: { product: 'eiam', code },
      problem: `waive[0]: no clause of the contract has product eiam, code ${code}; leave one of them out`,
    },
    {
      waiver: { code, success: true },
      problem: `waive[0]: no clause of the contract has code ${code}, success; leave one of them out`,
    },
  ])('$waiver is refused', ({ waiver, problem }) => {
    const waivers = [{ ...waiver, reason, until }] as Waiver[]
    const [one, ...others] = waiverProblems(waivers, contract)
    const [first, index, ...keys] = one?.steps ?? []
    const place = [`${first}[${index}]`, ...keys].join('.')
    expect([`${place}: ${one?.text}`, ...others]).toEqual([problem])
  })

  it('every part of every clause can be named', () => {
    const waivers = contract.operations.flatMap(({ id, variants }) =>
      variants.flatMap(({ product, errors, languages }) => [
        { operation: id, product, success: true as const, reason, until },
        ...errors.flatMap((error) =>
          languages.map((language) => ({
            operation: id,
            product,
            code: error.code,
            language,
            reason,
            until,
          })),
        ),
      ]),
    )
    expect(waivers.length).toBeGreaterThan(60)
    expect(waiverProblems(waivers, contract)).toEqual([])
  })

  it('every id but those that are never waived', () => {
    const waivers = findingIds.map((it) => ({ finding: it, reason, until }))
    expect(waiverProblems(waivers, contract)).toHaveLength(6)
  })
})
