// The reports of a check as text: what they say, and that no value, whatever a deployment answers, changes
// the structure of what they print.
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { plan } from '../../scripts/check/plan.ts'
import { profileOf } from '../../scripts/check/profile.ts'
import { json } from '../../scripts/check/report/json.ts'
import { junit } from '../../scripts/check/report/junit.ts'
import { markdown } from '../../scripts/check/report/markdown.ts'
import type { Report, ReportVerdict } from '../../scripts/check/report/report.ts'
import schema from '../../scripts/check/report/report.schema.json' with { type: 'json' }
import { run } from '../../scripts/check/run.ts'
import { details } from '../../scripts/check/terminal.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { variantName } from '../../scripts/contract/contract.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { sendTo } from '../send.ts'
import { finding, promise, report, filledWith, hostiles, plain } from './sample-report.ts'

describe('JSON', () => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema)

  test.each(hostiles)('with %s it validates and keeps every value', (_, value) => {
    const given = filledWith(value)
    const read: unknown = JSON.parse(json(given))
    expect(read).toEqual(given)
    expect(validate(read), JSON.stringify(validate.errors)).toBe(true)
  })

  test('is the same text whatever the order of the keys given', () => {
    const reversed = (it: unknown): unknown => {
      if (Array.isArray(it)) return it.map(reversed)
      if (typeof it !== 'object' || it === null) return it
      return Object.fromEntries(
        Object.entries(it)
          .reverse()
          .map(([name, item]) => [name, reversed(item)]),
      )
    }
    expect(json(reversed(report) as Report)).toBe(json(report)) // same content
  })

  test('is indented by two spaces and ends its last line', () => {
    expect(json(report)).toMatch(/^\{\n {2}"tool": \{\n {4}"name"[\s\S]*\n\}\n$/)
  })

  test.each<[string, object]>([
    ['an unknown key', { secret: '1' }],
    ['an unknown exit code', { exitCode: 5 }],
    ['an unknown verdict', { promises: [{ ...promise, verdict: 'fine' }] }],
    ['a local time', { startedAt: '2029-01-01 09:30' }],
    ['a finding without a place', { general: [{ ...finding, place: undefined }] }],
  ])('the schema refuses %s', (_, damage) => {
    expect(validate(JSON.parse(JSON.stringify({ ...report, ...damage })))).toBe(false)
  })
})

/** Names and attribute names of an XML text, in order; throws where it is not well-formed. */
function xmlStructure(xml: string): string[] {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml))
    throw new Error('a character that XML forbids')
  const open: string[] = []
  const found: string[] = []
  const token = /<\?xml [^?]*\?>|<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/y
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const [all, close, name, attributes = '', empty, text] = token.exec(xml) ?? []
    if (all === undefined) throw new Error(`not well-formed at ${xml.slice(at, at + 40)}`)
    if (/&(?!(amp|lt|gt|quot|#\d+);)/.test(attributes + (text ?? '')))
      throw new Error(`a bare & in ${all}`)
    if (text?.includes(']]>')) throw new Error('the end of a CDATA section outside of one')
    if (!name) continue
    if (close && open.pop() !== name) throw new Error(`${all} closes nothing`)
    if (!close && !empty) open.push(name)
    found.push(`${close}${name}${attributes.replace(/"[^"]*"/g, '')}`)
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} left open`)
  return found
}

describe('JUnit', () => {
  test.each(hostiles)('with %s it stays well-formed and keeps its structure', (_, value) => {
    expect(xmlStructure(junit(filledWith(value)))).toEqual(xmlStructure(junit(plain)))
  })

  test('the check on structure sees a value that is not escaped', () => {
    expect(() => xmlStructure(junit(filledWith('a < b')).replace('&lt;', '<'))).toThrow(
      'not well-formed',
    )
    expect(() => xmlStructure(junit(plain).replace('plain', '\0'))).toThrow('forbids')
    expect(() => xmlStructure(junit(plain).replace('</testsuite>', ''))).toThrow('closes nothing')
  })

  test('has a suite per operation, product and mode, and counts its cases', () => {
    const suites = [...junit(report).matchAll(/<testsuite (.*) timestamp/g)].map(
      ([, attributes]) => attributes,
    )
    expect(suites).toEqual([
      'name="resetByMobile · ciam reset" tests="7" failures="1" errors="0" skipped="4"',
      'name="changePassword · eiam" tests="1" failures="0" errors="0" skipped="0"',
      'name="beyond the promises" tests="1" failures="0" errors="0" skipped="0"',
      'name="waivers" tests="1" failures="0" errors="0" skipped="1"',
    ])
    expect(junit(report)).toContain(
      '<testsuites name="idaas-password check 0.1.0" tests="10" failures="1" errors="0" skipped="5" time="4.211">',
    )
  })

  test.each<[ReportVerdict, string]>([
    ['wrong', '<failure message="status (code): expected 400, got 500">'],
    ['masked', '<skipped message="masked: IDAAS.SDK.PARAM.0001 came first"/>'],
    ['untriggerable', '<skipped message="untriggerable: needs verifyCode in the profile"/>'],
    ['not allowed', '<skipped message="not allowed: needs attempt in allow"/>'],
  ])('%s becomes %s', (verdict, element) => {
    expect(
      junit({ ...report, promises: report.promises.filter((it) => it.verdict === verdict) }),
    ).toContain(element)
  })

  test('a wrong promise without a finding is a failure all the same', () => {
    expect(junit({ ...report, promises: [{ ...promise, verdict: 'wrong' }] })).toContain(
      '<failure message="wrong">',
    )
  })

  test.each([3, 4] as const)('a run that ends with %i before it began is an error', (exitCode) => {
    expect(
      junit({ ...report, exitCode, promises: [], general: [], answer: 'unreachable' }),
    ).toContain('<error message="unreachable">')
  })
})

/** Per line outside of fenced blocks, the characters that mean something to Markdown; a fence counts as one line. */
function markdownStructure(text: string): string[] {
  const lines: string[] = []
  let fence = ''
  for (const line of text.split('\n')) {
    const run = /^(`{3,})(\w*)$/.exec(line)
    if (fence !== '') {
      if (run && run[2] === '' && run[1]!.length >= fence.length) fence = ''
      continue
    }
    fence = run?.[1] ?? ''
    lines.push(run ? 'fence' : line.replace(/&#\d+;/g, '').replace(/[^|`<>*_[\]\\#~@$]/g, ''))
  }
  if (fence !== '') throw new Error('a fence left open')
  return lines
}

describe('Markdown', () => {
  test.each(hostiles)('with %s it keeps its structure', (_, value) => {
    expect(markdownStructure(markdown(filledWith(value)))).toEqual(
      markdownStructure(markdown(plain)),
    )
  })

  test('the check on structure sees a value that is not escaped', () => {
    expect(markdownStructure(markdown(filledWith('a|b')).replace('&#124;', '|'))).not.toEqual(
      markdownStructure(markdown(plain)),
    )
  })

  test('shows neither control characters nor marks of direction', () => {
    const all = hostiles.map(([, value]) => markdown(filledWith(value))).join('')
    expect(all).not.toMatch(/[^\P{C}\n]/u)
    expect(all).toContain('\\u202eabc')
  })

  test('leads with the outcome and the answer', () => {
    expect(markdown(report).split('\n')[0]).toBe(
      '## Findings: 3 of 8 promises verified, 1 wrong, 1 masked, 3 not tried',
    )
  })

  test('counts verdicts by operation', () => {
    expect(markdown(report)).toContain(
      [
        '| Operation | verified | wrong | masked | untriggerable | not allowed |',
        '| --- | --: | --: | --: | --: | --: |',
        '| resetByMobile · ciam reset | 2 | 1 | 1 | 1 | 2 |',
        '| changePassword · eiam | 1 | · | · | · | · |',
        '| **All** | 3 | 1 | 1 | 1 | 2 |',
      ].join('\n'),
    )
  })

  test('tells each reason for not trying once', () => {
    expect(markdown(report)).toContain(
      '- **not allowed**: needs attempt in allow (2 promises)\n  - resetByMobile · ciam reset, IDAAS.SDK.PARAM.0003\n',
    )
  })

  test('stays within the size of a job summary, and says what it leaves out', () => {
    const long = '💥'.repeat(10_000)
    const text = markdown({
      ...report,
      general: Array.from({ length: 5000 }, (_, index) => ({ ...finding, got: `${index}${long}` })),
    })
    expect(Buffer.byteLength(text)).toBeLessThan(1024 ** 2)
    expect(text).toContain('4903 more findings in the HTML and JSON reports.')
  })

  test('tells findings that say the same once, and which they are', () => {
    const general = Array.from({ length: 5000 }, (_, index) => ({
      ...finding,
      got: 'nothing',
      fault: `fault ${index}`,
    }))
    const text = markdown({ ...report, general })
    expect(text).toContain('resetByMobile: status (code), in 5000 answers</summary>')
    expect(text).toContain(
      'The same of 4999 more answers\n\n- resetByMobile: fault 1, fault 2, fault 3,',
    )
    expect(text.length - markdown({ ...report, general: general.slice(0, 1) }).length).toBeLessThan(
      2000,
    )
  })
})

describe('the terminal', () => {
  test('tells a fault of every answer once, and names each promise that it breaks', async () => {
    const sandbox = createSandbox()
    const profile = profileOf(sandbox, 'http://localhost')
    const fetch = async (request: Request) => {
      const answer = await sandbox.fetch(request)
      return new Response(await answer.text(), {
        status: answer.status,
        headers: { 'Content-Type': 'text/html' },
      })
    }
    const result = await run(bundle, profile, plan(bundle, profile), sendTo({ fetch }))
    const text = details(result)
    expect(text.match(/expected application\/json, got text\/html/g)).toHaveLength(1)
    const wrong = result.outcomes.filter(
      ({ verdict, promise }) => verdict === 'wrong' && promise.language,
    )
    expect(wrong.length).toBeGreaterThan(50)
    const line = new Map(text.split('\n').map((it) => it.trim().split(': ') as [string, string]))
    const isNamed = ({ promise: { variant, error } }: (typeof wrong)[number]) =>
      line.get(`${variant.operation.id}, ${variantName(variant)}`)?.includes(`${error?.code} en zh`)
    expect(wrong.filter((it) => !isNamed(it)).map(({ promise }) => promise.error?.code)).toEqual([])
  })
})
