// What a deployment, a program or a profile writes must not become markup, a forged line, or a command to
// whoever shows a report.
import { describe, expect, it } from 'vitest'
import { html } from '../../../scripts/check/report/html-template.ts'
import { reportPage } from '../../../scripts/check/report/html.ts'
import { json } from '../../../scripts/check/report/json.ts'
import { junit } from '../../../scripts/check/report/junit.ts'
import { markdown } from '../../../scripts/check/report/markdown.ts'
import type { Report } from '../../../scripts/check/report/report.ts'
import { compare, comparisonText } from '../../../scripts/check/report/since.ts'
import { painter, planText, terminal } from '../../../scripts/check/report/terminal.ts'
import { clause, exchange, finding, reportOf } from './sample.ts'

const plain = painter(false)

const texts: Record<string, string> = {
  'a script': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'the end of an attribute': `" onmouseover="alert(1)' onfocus='alert(1)`,
  'the end of CDATA and of comments': ']]> --> </system-out></style></pre></details>',
  'an entity': '&lt;script&gt; &#60;',
  'a command of GitHub': '::error::forged',
  'a command in a line of its own': 'a\n::error::forged\r\n  ::set-output name=x::y\u2028::x',
  'commands within a line': 'x ##[error]forged ##vso[task.complete result=Failed] ##VSO[x]',
  'a command after a long word': `${'x'.repeat(95)} ::error::forged ${'::error::forged '.repeat(40)}`,
  'colours and a cleared screen': '\u001b[31mred\u001b[2J\u009b1m\u0007\b\u0000',
  'direction marks': 'a\u202eb\u2066c\u200fd\u200b\ufeff',
  'lone surrogates': 'a\ud800b\udc00',
  Markdown: '```\n# heading\n````text\n[link](javascript:x) | <details> **b**',
  'a forged result': 'x\nVerified: 127 of 127 clauses verified',
}

function hostile(text: string): Report {
  const one = clause('updatePasswordByMobile ciam change IDAAS.SDK.PARAM.0001 en')
  const about = finding(
    'other-code',
    'updatePasswordByMobile ciam change IDAAS.SDK.PARAM.0001 en',
    {
      what: text,
      expected: text,
      got: text,
      at: text,
      exchange: exchange(text, {
        request: { method: 'POST', path: '/x', headers: [['x-a', text]], body: text },
        failure: text,
      }),
    },
  )
  const general = finding('cookie-set', 'changeUserPassword ciam', {
    clause: undefined,
    what: text,
    got: text,
    at: text,
    exchange: exchange(text, { response: undefined, failure: text }),
  })
  const report = reportOf(
    {
      findings: [about, general],
      clauses: [
        { clause: one, verdict: 'violated', reason: undefined },
        { clause: { ...one, language: 'zh' }, verdict: 'untested', reason: text },
      ],
      ledger: [{ account: text, places: [text], changed: true }],
      observedOrder: [{ variant: one.variant, first: text, then: text }],
      stopped: text,
    },
    {
      target: text,
      overlay: { title: text, removed: [text] },
      passwordLabel: text,
      waivers: [{ code: text, reason: text, until: '2030-01-01' }],
    },
  )
  // Text as an earlier report has it, which somebody may have edited.
  return { ...report, findings: report.findings.map((it) => ({ ...it, also: [text] })) }
}

const outputs: Record<string, (text: string) => string> = {
  terminal: (text) => terminal(hostile(text), plain),
  plan: (text) =>
    planText([{ clause: clause('changeUserPassword ciam'), effect: 'inert', reason: text }], plain),
  comparison: (text) => {
    const before = hostile('benign')
    return comparisonText(compare(before, hostile(text)), plain)
  },
  html: (text) => reportPage(hostile(text), 'en'),
  'html zh': (text) => reportPage(hostile(text), 'zh'),
  markdown: (text) => markdown(hostile(text)),
  junit: (text) => junit(hostile(text)),
  json: (text) => json(hostile(text)),
}

const cases = Object.keys(outputs).flatMap((output) =>
  Object.keys(texts).map((text) => ({ output, text })),
)

describe.each(cases)('$output with $text', ({ output, text }) => {
  const printed = outputs[output]!(texts[text]!)

  it('is not a command to a CI runner', () => {
    const lines = printed.split(/\r\n|[\n\r\u2028\u2029\u0085]/)
    expect(lines.filter((it) => it.trim().startsWith('::'))).toEqual([])
    expect(printed).not.toMatch(/##\[|##vso\[/i)
  })

  it('has nothing invisible in it', () => {
    expect(printed).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u)
  })
})

describe.each(['html', 'html zh', 'junit'])('%s', (output) => {
  it.each(Object.keys(texts))('has the same elements and attributes with %s', (text) => {
    expect(skeleton(outputs[output]!(texts[text]!))).toEqual(skeleton(outputs[output]!('benign')))
  })

  it('shows each text', () => {
    expect(outputs[output]!('a < b & "c"')).toContain('a &#60; b &#38; &#34;c&#34;')
  })
})

/** Names of elements and their attributes, in their order; every < counts. */
function skeleton(markup: string): string[] {
  return [...markup.matchAll(/<([^\s>]*)((?:\s+[\w-]+(?:="[^"]*")?)*\s*\/?>)?/g)].map(
    ([, name, attributes]) =>
      `${name} ${[...(attributes ?? 'broken').matchAll(/([\w-]+)="/g)].map(([, it]) => it).join(' ')}`,
  )
}

describe('a text stays on one line', () => {
  it.each(['terminal', 'junit', 'json', 'plan', 'comparison'])('%s', (output) => {
    const lines = (text: string) => outputs[output]!(text).split('\n').length
    expect(lines('a\nb\r\nc\n')).toBe(lines('x'.repeat(15)))
  })

  it('and so a result cannot be forged', () => {
    const last = outputs.terminal!(texts['a forged result']!).trim().split('\n').at(-1)
    expect(last).toBe(
      'Findings: 2 errors; 0 of 2 clauses verified, 1 violated, 1 not tested; x\\nVerified: 127 of 127…',
    )
  })
})

it('a code block of the summary cannot be left', () => {
  const printed = outputs.markdown!(texts.Markdown!)
  const fences = printed.split('\n').filter((it) => /^`{3,}/.test(it))

  expect(fences.map((it) => it.replace('text', '').length)).toEqual([5, 5, 5, 5])
})

it('the page allows its own style and nothing else', () => {
  const page = outputs.html!('x')
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'$/,
  )
  expect(page).not.toMatch(/<script|\sstyle=|<link|\son\w+=|src=/)
})

it('a template escapes what is put in, unless it is markup itself', () => {
  expect(html`<a title="${`"<'&`}">${[html`<b>${'<\u202e'}</b>`]}${undefined}</a>`.markup).toBe(
    '<a title="&#34;&#60;&#39;&#38;"><b>&#60;\\u202e</b></a>',
  )
})
