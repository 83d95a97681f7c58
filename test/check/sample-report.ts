// A report in which each kind of thing occurs, and texts that try to break out of whatever prints them.
import type {
  Report,
  ReportFinding,
  ReportPromise,
  ReportVerdict,
} from '../../scripts/check/report/report.ts'

export const finding: ReportFinding = {
  severity: 'error',
  subject: 'status',
  field: 'code',
  operation: 'resetByMobile',
  place: '/paths/~1reset/post/x-variants/0',
  fault: 'without X-client-id',
  expected: '400',
  got: '500',
  request: {
    method: 'POST',
    url: 'https://tenant.example.com/reset',
    headers: { 'X-client-id': 'client-1', Accept: '*/*' },
    body: '{"mobile":"13900000001"}',
  },
  response: { status: 500, headers: { 'content-type': 'text/html' }, body: '<h1>Oops</h1>' },
  curl: 'curl -X POST https://tenant.example.com/reset -H "X-client-id: $IDAAS_CLIENT_ID"',
}

export const promise: ReportPromise = {
  operation: 'resetByMobile',
  method: 'POST',
  path: '/reset',
  product: 'ciam',
  mode: 'reset',
  status: 200,
  verdict: 'verified',
  findings: [],
}

function refusal(
  code: string,
  language: 'en' | 'zh',
  verdict: ReportVerdict,
  rest: Partial<ReportPromise> = {},
): ReportPromise {
  return { ...promise, code, status: 400, language, condition: 'missing', verdict, ...rest }
}

export const report: Report = {
  tool: { name: 'idaas-password check', version: '0.1.0' },
  target: 'https://tenant.example.com',
  products: ['ciam', 'eiam'],
  startedAt: '2029-01-01T09:30:00.123Z',
  durationMs: 4211,
  requests: 9,
  exitCode: 1,
  answer: '3 of 8 promises verified, 1 wrong, 1 masked, 3 not tried',
  promises: [
    promise,
    refusal('IDAAS.SDK.PARAM.0001', 'en', 'wrong', {
      findings: [{ ...finding, severity: 'warning', subject: 'content-type' }, finding],
    }),
    refusal('IDAAS.SDK.PARAM.0001', 'zh', 'verified', {
      findings: [{ ...finding, severity: 'information' }],
    }),
    refusal('IDAAS.SDK.PARAM.0002', 'en', 'masked', { reason: 'IDAAS.SDK.PARAM.0001 came first' }),
    refusal('IDAAS.SDK.PARAM.0002', 'zh', 'untriggerable', {
      reason: 'needs verifyCode in the profile',
    }),
    refusal('IDAAS.SDK.PARAM.0003', 'en', 'not allowed', { reason: 'needs attempt in allow' }),
    refusal('IDAAS.SDK.PARAM.0003', 'zh', 'not allowed', { reason: 'needs attempt in allow' }),
    {
      operation: 'changePassword',
      method: 'PUT',
      path: '/users/{id}',
      product: 'eiam',
      status: 204,
      verdict: 'verified',
      findings: [],
    },
  ],
  general: [
    {
      severity: 'warning',
      subject: 'timing',
      operation: 'changePassword',
      place: '/paths',
      fault: 'as it is',
      expected: 'under 2 s',
      got: '4 s',
    },
  ],
  retries: 1,
  observedOrder: [
    {
      operation: 'resetByMobile',
      product: 'ciam',
      mode: 'reset',
      listed: ['IDAAS.SDK.PARAM.0001', 'IDAAS.SDK.PARAM.0002'],
      seen: [{ first: 'IDAAS.SDK.PARAM.0002', then: 'IDAAS.SDK.PARAM.0001', asListed: false }],
    },
  ],
  waivers: [
    {
      code: 'IDAAS.SDK.PARAM.0001',
      reason: 'ticket 17',
      until: '2029-01-31',
      expired: false,
      findings: 3,
    },
  ],
  passwords: { account: 'newPasswords[2]' },
}

const attack = 'globalThis.ran = true'
const hostile: Record<string, string> = {
  'a script': `<script>${attack}</script>`,
  'an image that leaves an attribute': `"><img src="http://127.0.0.1:9/leak" onerror="${attack}">`,
  'a handler in single quotes': `' onfocus='${attack}' autofocus='`,
  'the end of style, script and title': `</style></title></script><svg onload="${attack}">`,
  'the end of a details block': '</details></summary><details open>',
  'the end of a CDATA section': 'a]]>b<![CDATA[c',
  'the end of a comment': '--><!--',
  'an entity': '&lt;&#0;&unknown;&',
  'a pipe and an escaped one': 'a|b\\|c',
  'a fence': '```\n~~~\n````\n</details>\n# heading\n- item\n',
  'links and mentions':
    '[a](javascript:alert(1)) ![b](http://127.0.0.1:9/c) @everyone www.example.com <http://example.com> $x$ *b* _i_ #1',
  'NUL, escape and other controls': 'a\0b\u001b[31m\u0008\u0085\u007f',
  'marks of direction': '\u202eabc\u200f\u2066d\u061c',
  'a carriage return and line separators': 'a\rb\r\nc\u2028d\u2029',
  'half a surrogate pair': 'a\ud800b',
  noncharacters: 'a\uffff\ufffe\ufdd0',
  'names of Object.prototype': '__proto__',
  'a template': '${1} {{2}} <%= 3 %> $& $`',
}

const ours = new Set(['severity', 'verdict', 'language', 'startedAt', 'until'])

/** The report with every text that comes from elsewhere, and every header's name, replaced. */
export function filledWith(value: string): Report {
  const replaced = (it: unknown, key = ''): unknown => {
    if (typeof it === 'string') return ours.has(key) ? it : value
    if (Array.isArray(it)) return it.map((item) => replaced(item))
    if (typeof it !== 'object' || it === null) return it
    const names = (name: string) => (key === 'headers' ? value : name)
    return Object.fromEntries(
      Object.entries(it).map(([name, item]) => [names(name), replaced(item, name)]),
    )
  }
  return replaced(report) as Report // only texts were replaced by texts
}

export const hostiles = Object.entries(hostile)
export const plain = filledWith('plain')
