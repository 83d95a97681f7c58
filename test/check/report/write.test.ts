import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { json } from '../../../scripts/check/report/json.ts'
import type { Report } from '../../../scripts/check/report/report.ts'
import { prepareFolder, writeReports } from '../../../scripts/check/report/write.ts'
import { clause, contract, exchange, finding, reportOf } from './sample.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'report-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

const files = ['junit.xml', 'report.html', 'report.json', 'report.zh.html', 'summary.md']

describe('the folder', () => {
  it('is made, and tested without leaving anything', () => {
    const inner = path.join(folder, 'a', 'b')
    prepareFolder(inner)
    expect(readdirSync(inner)).toEqual([])
  })

  it('that cannot be made is refused by name', () => {
    const file = path.join(folder, 'file')
    writeFileSync(file, '')
    expect(() => prepareFolder(path.join(file, 'x'))).toThrow(
      `--report: ${file}/x cannot be written (ENOTDIR); name a folder that can`,
    )
  })

  it.skipIf(process.getuid?.() === 0)('that cannot be written is refused by name', () => {
    chmodSync(folder, 0o500)
    expect(() => prepareFolder(folder)).toThrow(`${folder} cannot be written (EACCES)`)
  })

  it('gets each file, and nothing else', () => {
    writeFileSync(path.join(folder, 'report.json'), 'old')
    writeReports(folder, reportOf({}))

    expect(readdirSync(folder).toSorted()).toEqual(files)
    expect(readFileSync(path.join(folder, 'report.json'), 'utf8')).toBe(json(reportOf({})))
  })

  it('a file that cannot be written is named, and the others are written', () => {
    const blocked = path.join(folder, 'junit.xml')
    mkdirSync(path.join(blocked, 'x'), { recursive: true })

    expect(() => writeReports(folder, reportOf({}))).toThrow(
      `${blocked} cannot be written (EISDIR)`,
    )
    expect(readdirSync(folder).toSorted()).toEqual(files)
  })

  it.skipIf(!existsSync('/dev/full'))('keeps the former file if the disk is full', () => {
    const file = path.join(folder, 'report.json')
    writeFileSync(file, 'old')
    symlinkSync('/dev/full', `${file}.${process.pid}.tmp`)

    expect(() => writeReports(folder, reportOf({}))).toThrow(`${file} cannot be written (ENOSPC)`)
    expect(readFileSync(file, 'utf8')).toBe('old')
    expect(readdirSync(folder).toSorted()).toEqual(files)
  })
})

describe('report.json', () => {
  const schema = JSON.parse(readFileSync('scripts/check/report/report.schema.json', 'utf8'))
  const validate = new Ajv2020({ allErrors: true }).compile(schema)
  const about = finding(
    'wrong-status',
    'updatePasswordByMobile ciam change IDAAS.SDK.PARAM.0001 en',
  )
  const { variant } = about

  const full = reportOf(
    {
      clauses: contract.operations
        .flatMap(({ variants }) => variants)
        .flatMap((it) => [
          {
            clause: { variant: it, error: it.errors[0], language: 'en' as const },
            verdict: 'shadowed' as const,
            reason: 'x',
          },
          {
            clause: { variant: it, error: undefined, language: undefined },
            verdict: 'not allowed' as const,
            reason: 'x',
          },
        ]),
      findings: [
        about,
        finding('no-response', 'changeUserPassword ciam', {
          clause: undefined,
          exchange: exchange('', { response: undefined, failure: 'ECONNRESET' }),
        }),
      ],
      ledger: [{ account: 'account', places: ['account.password'], changed: false }],
      observedOrder: [{ variant, first: 'A', then: 'B' }],
      stopped: 'interrupted',
    },
    {
      overlay: { title: 'How it differs', removed: [] },
      passwordLabel: 'nightly',
      docs: '..',
      waivers: [{ code: 'IDAAS.SDK.PARAM.0001', reason: 'r', until: '2030-01-01' }],
    },
  )

  it.each<{ name: string; report: Report }>([
    { name: 'with everything', report: full },
    {
      name: 'of a run that could not start',
      report: reportOf({ failure: { exitCode: 4, why: 'x' } }),
    },
    {
      name: 'of one clause',
      report: reportOf({
        clauses: [
          { clause: clause('changeUserPassword ciam'), verdict: 'verified', reason: undefined },
        ],
      }),
    },
  ])('$name is as its schema says', ({ report }) => {
    validate(JSON.parse(json(report)))
    expect(validate.errors).toBeNull()
  })

  it('the schema describes each member, and knows no other', () => {
    const known = Object.keys(schema.properties)
    expect(Object.keys(full).toSorted()).toEqual(known.toSorted())
    const optional = ['docs', 'stopped', 'overlay', 'passwordLabel']
    for (const key of known.filter((it) => !optional.includes(it))) {
      const { [key as keyof Report]: _, ...rest } = full
      expect(validate(rest), key).toBe(false)
    }
    expect(validate({ ...full, extra: 1 })).toBe(false)
  })

  it('survives the way through a file', () => {
    const text = 'x ##[error] \u202e \u0000 \ud800 汉'
    const report = reportOf({ stopped: text })
    expect(JSON.parse(json(report))).toEqual(report)
  })
})
