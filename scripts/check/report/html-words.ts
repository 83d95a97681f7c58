// The words of the report page in both languages; those of findings stand with their kinds.
import type { Language } from '../../contract/catalog.ts'
import { outcomes as english } from './report.ts'

const texts = {
  name: ['English', '中文'],
  findings: ['Findings', '发现'],
  clauses: ['Clauses', '条款'],
  passwords: ['Passwords in place', '当前密码'],
  waivers: ['Waivers', '豁免'],
  order: ['Order in which the deployment judges', '部署的判断顺序'],
  redacted: ['secrets are redacted', '机密信息已隐去'],
  stopped: ['Ended early', '提前结束'],
  target: ['Deployment', '部署'],
  products: ['Products', '产品'],
  started: ['Started', '开始时间'],
  requests: ['Requests', '请求数'],
  duration: ['Duration', '耗时'],
  contract: ['Contract', '契约版本'],
  overlay: ['Overlay', '覆盖文件'],
  label: ['Label of passwords', '密码标签'],
  error: ['Error', '错误'],
  warning: ['Warning', '警告'],
  where: ['Where', '位置'],
  request: ['Request', '请求'],
  expected: ['Expected', '预期'],
  got: ['Got', '实际'],
  inContract: ['In the contract', '契约位置'],
  also: ['Also', '同样出现于'],
  waived: ['Waived until', '豁免至'],
  why: ['Why it matters', '影响'],
  fix: ['What to do', '如何修复'],
  exchange: ['Request and response', '请求与响应'],
  repeat: [
    'To repeat it, set each variable; names in _JSON want the value escaped for JSON, in _URL for URLs:',
    '要重现此发现，请为每个变量设置相应的值；名称以 _JSON 结尾的按 JSON 转义，以 _URL 结尾的按 URL 编码：',
  ],
  code: ['Code', '错误码'],
  success: ['success', '成功'],
  status: ['Status', '状态码'],
  condition: ['Condition', '条件'],
  verdict: ['Verdict', '判定'],
} as const

const outcomes = {
  0: [english[0], '未发现不符'],
  1: [english[1], '有发现'],
  2: [english[2], '无定论'],
  3: [english[3], '因不安全而拒绝'],
  4: [english[4], '环境或用法有误'],
} as const

const verdicts = {
  verified: ['verified', '已核实'],
  violated: ['violated', '不符'],
  shadowed: ['shadowed', '被遮蔽'],
  untested: ['untested', '未测试'],
  'not allowed': ['not allowed', '未获允许'],
} as const

export type Words = Record<keyof typeof texts, string> & {
  outcomes: Record<keyof typeof outcomes, string>
  verdicts: Record<keyof typeof verdicts, string>
}

export function wordsIn(language: Language): Words {
  return {
    ...pick(texts, language),
    outcomes: pick(outcomes, language),
    verdicts: pick(verdicts, language),
  }
}

function pick<K extends string | number>(
  words: Record<K, readonly [string, string]>,
  language: Language,
): Record<K, string> {
  const entries = Object.entries<readonly [string, string]>(words)
  return Object.fromEntries(
    entries.map(([key, [en, zh]]) => [key, language === 'en' ? en : zh]),
  ) as Record<K, string> // the same keys
}
