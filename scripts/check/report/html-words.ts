// The words of the report page in both languages; those of findings stand with their kinds.
import type { Language } from '../../contract/catalog.ts'
import { outcomes as english } from './report.ts'

const texts = {
  name: ['English', '中文'],
  findings: ['Findings', '发现'],
  finding: ['finding', '发现'],
  clauses: ['Clauses', '条款'],
  passwords: ['Passwords in place', '当前密码'],
  derived: [
    'A password that was derived from passwordSeed is printed by this command, with the label and the number from above:',
    '由 passwordSeed 派生的密码可用此命令打印，标签和序号见上文：',
  ],
  changed: ['changed', '已修改'],
  notKnown: ['not known', '未知'],
  oneOf: ['one of', '以下之一：'],
  waivers: ['Waivers', '豁免'],
  order: ['Order in which the deployment judges', '部署的判断顺序'],
  orderText: [
    'Both codes were possible, and the left one came. The contract leaves the order open, so this is not a finding.',
    '两个错误码都可能返回，实际返回的是左边的。契约不规定顺序，因此这不是发现。',
  ],
  until: ['until', '豁免至'],
  expired: ['counts again, since it expired on', '已过期，其发现重新计入，截止日期为'],
  removed: ['not checked, since it removes them: ', '因被其移除而未检查：'],
  comma: [', ', '，'],
  semicolon: ['; ', '；'],
  colon: [': ', '：'],
  legend: ['What the verdicts mean', '判定的含义'],
  redacted: ['secrets are redacted', '机密信息已隐去'],
  stopped: ['Ended early', '提前结束'],
  target: ['Deployment', '部署'],
  products: ['Products', '产品'],
  started: ['Started', '开始时间'],
  requests: ['Requests', '请求数'],
  duration: ['Duration', '耗时'],
  contract: ['Contract', '契约版本'],
  overlay: ['Overlay', '覆盖文件'],
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

const meanings = {
  verified: [
    'the status, code and message of the contract came',
    '返回了契约规定的状态码、错误码和错误消息',
  ],
  violated: ['something else came; the findings say what', '返回了其他内容，详见各项发现'],
  shadowed: ['another code came first, as it may', '先返回了另一个错误码，这是允许的'],
  untested: [
    'not tried; the report says why and what to add',
    '没有测试；报告说明原因和需要补充的内容',
  ],
  'not allowed': [
    'the profile does not allow the effect of the request',
    '配置文件不允许该请求可能产生的影响',
  ],
} as const

export type Words = Record<keyof typeof texts, string> & {
  outcomes: Record<keyof typeof outcomes, string>
  verdicts: Record<keyof typeof verdicts, string>
  /** What each verdict means. */
  meanings: Record<keyof typeof meanings, string>
}

export function wordsIn(language: Language): Words {
  return {
    ...pick(texts, language),
    outcomes: pick(outcomes, language),
    verdicts: pick(verdicts, language),
    meanings: pick(meanings, language),
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
