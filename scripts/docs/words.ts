// What the pages say of their own accord, in both languages. What the contract says comes from the contract.
import type { Language } from '../contract/catalog.ts'
import type { ReportVerdict } from '../check/report/report.ts'
import type { Source } from '../contract/provenance.ts'

export interface Words {
  lang: string
  /** The name of the language, in itself. */
  name: string
  comma: string
  colon: string
  start: string
  errors: string
  errorsLead: string
  reference: string
  console: string
  readings: string
  readingsLead: string
  guides: string
  skip: string
  otherLanguage: string
  theme: string
  themes: Record<'light' | 'dark', string>
  onThisPage: string
  copy: string
  copied: string
  message: string
  status: string
  when: string
  answeredBy: string
  notAnswered: string
  whatToDo: string
  source: string
  inferred: string
  note: string
  kinds: Record<Source['kind'], string>
  otherMessage: Record<Language, string>
  alsoIn: string
  fromTheseCalls: string
  elsewhere: string
  find: string
  findHint: string
  findButton: string
  all: string
  found: string
  nothingFound: string
  allCodes: string
  call: string
  request: string
  product: string
  mode: string
  codes: string
  codeType: string
  token: string
  says: string
  weRead: string
  why: string
  about: string
  readingKinds: Record<string, string>
  who: string
  callers: Record<string, string>
  accountBy: Record<string, string>
  decisionTitle: string
  decisionText: string
  flowTitle: string
  actors: readonly [user: string, app: string, service: string]
  steps: readonly [ask: string, send: string, deliver: string, enter: string, call: string, refused: string, show: string, done: string]
  again: string
  key: string
  value: string
  meaning: string
  required: string
  exitCode: string
  verdict: string
  outcomes: readonly [string, string, string, string, string]
  verdicts: Record<ReportVerdict, string>
  verdictNames: Record<ReportVerdict, string>
  list: string
  oneOf: string
  kindsOfValue: Record<'text' | 'number' | 'boolean', string>
}

const en: Words = {
  lang: 'en',
  name: 'English',
  comma: ', ',
  colon: ': ',
  start: 'Start',
  errors: 'Error codes',
  errorsLead:
    'Branch on the code, show the message. A code is unique within a product only. What no page of the vendor says is marked as inferred.',
  reference: 'Reference',
  console: 'Console',
  readings: 'Readings',
  readingsLead:
    "Where the vendor's pages contradict each other, leave a gap or were damaged on the way, and what this contract makes of it.",
  guides: 'Guides',
  skip: 'Skip to the content',
  otherLanguage: 'This page in English',
  theme: 'Theme',
  themes: { light: 'Switch to the light theme', dark: 'Switch to the dark theme' },
  onThisPage: 'On this page',
  copy: 'Copy',
  copied: 'Copied',
  message: 'Message',
  status: 'Status',
  when: 'When',
  answeredBy: 'Answered by',
  notAnswered: 'By none of the calls described here',
  whatToDo: 'What to do',
  source: 'Source',
  inferred: 'Inferred',
  note: 'Note',
  kinds: { document: 'Documented', sibling: 'On a sibling page' },
  otherMessage: { en: 'No English message is published', zh: 'No Chinese message is published' },
  alsoIn: 'The same code in',
  fromTheseCalls: 'Answered by the calls described here',
  elsewhere: 'Of other calls',
  find: 'Find a code',
  findHint: 'A code, a part of one, or words of the message',
  findButton: 'Find',
  all: 'All',
  found: 'codes shown',
  nothingFound: 'No code has all of these words.',
  allCodes: 'All codes',
  call: 'Call',
  request: 'Request',
  product: 'Product',
  mode: 'Mode',
  codes: 'Codes',
  codeType: 'Type of the code to send first',
  token: 'Token',
  says: 'The vendor says',
  weRead: 'We read',
  why: 'Why',
  about: 'About',
  readingKinds: { contradiction: 'Contradiction', ambiguity: 'Ambiguity', gap: 'Gap', artefact: 'Damage' },
  who: 'Who sets the password?',
  callers: {
    idToken: 'A signed-in user',
    none: 'A user who forgot it',
    accessToken: "An administrator's app",
  },
  accountBy: {
    idToken: 'account named by the id token',
    'account.mobile': 'account named by mobile number',
    'account.email': 'account named by e-mail address',
    'account.userId': 'account named by user id',
    'account.username': 'account named by username',
  },
  decisionTitle: 'Which call to use',
  decisionText: 'Decide by who sets the password, then by what names the account, then by product.',
  flowTitle: 'From a sent code to a new password',
  actors: ['User', 'Your app', 'IDaaS'],
  steps: [
    'wants a new password',
    'send a code, of the type for this call',
    'code by SMS or e-mail',
    'code and new password',
    'one of the calls above',
    '4xx or 500 with a code',
    'what to do about it',
    '200: the password is set',
  ],
  again: 'until it is accepted',
  key: 'Key',
  value: 'Value',
  meaning: 'Meaning',
  required: 'required',
  exitCode: 'Exit code',
  verdict: 'Verdict',
  outcomes: [
    'verified: every promise that was tried holds',
    'findings: a promise is broken',
    'inconclusive: stopped early, nothing tried, or another code came first',
    'refused as unsafe: nothing was sent',
    'environment: unreachable, a fault in the profile, or an unknown option',
  ],
  verdicts: {
    verified: 'the promised status, code and message came',
    wrong: 'something else came; the findings say what',
    masked: 'another code came first, and may rightly do so',
    untriggerable: 'the profile lacks what the probe needs',
    'not allowed': 'the profile does not allow its effect',
  },
  verdictNames: { verified: 'verified', wrong: 'wrong', masked: 'masked', untriggerable: 'untriggerable', 'not allowed': 'not allowed' },
  list: 'list of',
  oneOf: 'of',
  kindsOfValue: { text: 'text', number: 'whole number', boolean: 'true or false' },
}

const zh: Words = {
  lang: 'zh-CN',
  name: '中文',
  comma: '、',
  colon: '：',
  start: '首页',
  errors: '错误码',
  errorsLead: '按错误码分支处理，把消息显示给用户。错误码只在同一产品内唯一。厂商页面没有写明的内容均标为“推断”。',
  reference: '接口参考',
  console: '控制台',
  readings: '解读',
  readingsLead: '厂商页面相互矛盾、留有空白或内容受损之处，以及本契约采用的解读。',
  guides: '指南',
  skip: '跳到正文',
  otherLanguage: '本页的中文版',
  theme: '主题',
  themes: { light: '切换到浅色主题', dark: '切换到深色主题' },
  onThisPage: '本页内容',
  copy: '复制',
  copied: '已复制',
  message: '消息',
  status: '状态码',
  when: '何时返回',
  answeredBy: '返回的接口',
  notAnswered: '此处描述的接口均不返回',
  whatToDo: '处理措施',
  source: '出处',
  inferred: '推断',
  note: '备注',
  kinds: { document: '文档载明', sibling: '见于相关页面' },
  otherMessage: { en: '厂商未公布英文消息', zh: '厂商未公布中文消息' },
  alsoIn: '同一错误码，另见',
  fromTheseCalls: '此处描述的接口返回',
  elsewhere: '属于其他接口',
  find: '查找错误码',
  findHint: '错误码、其中一部分，或消息中的文字',
  findButton: '查找',
  all: '全部',
  found: '个错误码',
  nothingFound: '没有错误码同时含有这些文字。',
  allCodes: '全部错误码',
  call: '接口',
  request: '请求',
  product: '产品',
  mode: '模式',
  codes: '错误码',
  codeType: '事先发送验证码的类型',
  token: '令牌',
  says: '厂商的说法',
  weRead: '我们的解读',
  why: '理由',
  about: '涉及',
  readingKinds: { contradiction: '矛盾', ambiguity: '含糊', gap: '缺失', artefact: '受损' },
  who: '由谁设置密码？',
  callers: { idToken: '已登录的用户', none: '忘记密码的用户', accessToken: '管理员的应用' },
  accountBy: {
    idToken: '账号由 ID 令牌确定',
    'account.mobile': '账号由手机号确定',
    'account.email': '账号由邮箱确定',
    'account.userId': '账号由用户 ID 确定',
    'account.username': '账号由用户名确定',
  },
  decisionTitle: '该用哪个接口',
  decisionText: '先看由谁设置密码，再看账号由什么确定，最后看产品。',
  flowTitle: '从发送验证码到新密码生效',
  actors: ['用户', '你的应用', 'IDaaS'],
  steps: ['要求设置新密码', '发送验证码，类型与接口对应', '短信或邮件验证码', '验证码和新密码', '调用上述接口之一', '4xx 或 500，附错误码', '相应的处理措施', '200：密码已设置'],
  again: '直到被接受',
  key: '键',
  value: '值',
  meaning: '含义',
  required: '必填',
  exitCode: '退出码',
  verdict: '判定',
  outcomes: [
    '已核实：凡是试过的承诺都成立',
    '有发现：某项承诺不成立',
    '无定论：提前停止、什么都没有试，或先返回了别的错误码',
    '因不安全而拒绝：没有发送任何请求',
    '环境问题：无法连接、配置文件有误，或选项不存在',
  ],
  verdicts: {
    verified: '返回了承诺的状态码、错误码和消息',
    wrong: '返回了别的内容，详见发现',
    masked: '先返回了别的错误码，而且这是允许的',
    untriggerable: '配置文件中缺少该探测所需的内容',
    'not allowed': '配置文件不允许它的影响',
  },
  verdictNames: { verified: '已核实', wrong: '不符', masked: '被遮蔽', untriggerable: '无法触发', 'not allowed': '未获允许' },
  list: '列表，元素为',
  oneOf: '取值',
  kindsOfValue: { text: '文本', number: '整数', boolean: 'true 或 false' },
}

export function wordsIn(language: Language): Words {
  return language === 'en' ? en : zh
}
