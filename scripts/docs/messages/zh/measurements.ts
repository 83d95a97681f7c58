// The words of the tables of measurements in Chinese. The commands write the tables in English; names stay as they are.

/** Cells, parts of cells between commas, and reasons, as they stand in the tables. */
export const words: Record<string, string> = {
  tool: '工具',
  'set up as': '配置',
  'mutants seen': '发现的变异部署',
  'false alarms': '误报',
  'said of the correct sandbox': '对正确沙箱的报告数',
  requests: '请求数',
  seconds: '秒',
  time: '时间',
  'mutants seen, by family': '按类别发现的变异部署',
  'mutants seen a second': '每秒发现的变异部署',
  'ahead of us in': '领先于本项目之处',
  nothing: '无',
  'not installed': '未安装',
  'left out': '未测量',

  'our check': '本项目的检查',
  'our check, with a sign-in': '本项目的检查，可登录',
  'Prism proxy': 'Prism 代理',
  'a profile that allows everything': '允许全部操作的配置文件',
  'the same, and a command that tells whether a password signs in':
    '同上，另有判断密码能否登录的命令',
  '`generated/arazzo.yaml`: a workflow for each clause, and the flows':
    '`generated/arazzo.yaml`：每个条款一个工作流，以及完整流程',
  '`test --strict`, our requests as its examples': '`test --strict`：以我们的请求为示例',

  status: '状态码',
  shape: '结构',
  code: '错误码',
  message: '错误消息',
  leak: '泄露',
  enforcement: '校验',
  state: '状态',
  transport: '传输',

  'over HTTP': '通过 HTTP',
  'in process': '进程内',
  'in process without MSW': '进程内，不经 MSW',
  'requests a second': '每秒请求数',
  'calls a second': '每秒调用数',
  'ms to the first response': '首个响应的毫秒数',
  'MB of memory': '内存（MB）',
  sandbox: '沙箱',
  'bare Node': '仅用 Node',
  'on a correct sandbox': '对正确的沙箱',
  check: '检查',
  'ms of wall time': '实际耗时（毫秒）',
  'ms of process time': '处理器时间（毫秒）',
  client: '客户端',
  ours: '本项目',
  'bare fetch': '仅用 fetch',
  'calls a second on a stub fetch': '每秒调用数（fetch 替身）',
  'calls a second over loopback': '每秒调用数（本机回环）',
  'kB minified': '压缩代码后的 kB',
  'kB gzip': 'gzip 后的 kB',
  'whole generation': '完整生成',
  ms: '毫秒',
  'as a command': '作为命令',
  'in the same process': '在同一进程中',
  'types and client alone, in process': '仅类型和客户端，进程内',
  'processor time of an operation': '每个接口的处理器时间',
  'exponent, fitted': '拟合指数',
  steepest: '最大斜率',
  grows: '是否增长',
  'generate, ms': '生成，毫秒',
  'start of the sandbox, ms': '启动沙箱，毫秒',
  'plan of the check, ms': '检查的计划，毫秒',
  'request to the sandbox, µs': '对沙箱的请求，微秒',
  language: '语言',
  generator: '生成器',
  generate: '生成',
  compile: '编译',
  success: '成功',
  'typed code': '已知的错误码',
  'unknown code': '未知的错误码',
  gateway: '网关的响应',
  result: '结果',
  yes: '是',
  no: '否',
  passed: '通过',
  failed: '失败',

  'since it parses the body and responds to everything alike':
    '因为它只解析请求体，对任何请求都返回相同的响应',
  'since it judges nothing but the schema': '因为它只校验 schema',
  'since it sends the requests that we made before the clock ran':
    '因为它发送的请求由我们在计时之前备好',
  'since they read nothing of the request and respond with a success':
    '因为它们不读取请求，一律返回成功',
  'since it looks at one field of the response, checks nothing and knows one operation':
    '因为它只看响应的一个字段，不作校验，且只知道一个接口',
  'since it hands on whatever comes, and every call repeats its headers':
    '因为它原样交出收到的内容，且每次调用都要重写请求头',
  'since it writes text, where our types come from openapi-typescript, which prints a syntax tree':
    '因为它直接写出文本，而我们的类型由 openapi-typescript 从语法树输出',
}

/** What stands in cells and sentences with figures and names in it. */
export const forms: [pattern: RegExp, chinese: string][] = [
  [/^of (\d+)$/, '共 $1 个'],
  [/^skipped: no (.+)$/, '跳过：没有 $1'],
  [
    /^our hooks: a transaction .*$/,
    '我们的钩子：每个公布的错误码一个事务，含请求、状态码、错误码和 schema',
  ],
  [
    /^(`prism proxy`), our requests through it, its violations .*$/,
    '$1：请求经它转发，以它在响应中报告的违规为准',
  ],
  [
    /^all checks but (`\w+`), (\d+) generated cases an operation, client, user and tokens given$/,
    '除 $1 外的全部检查；每个接口生成 $2 个用例；提供客户端、用户和令牌',
  ],
  [/^our check, with a sign-in (\d\S*)$/, '本项目的检查，可登录 $1'],
  [/^our check (\d\S*)$/, '本项目的检查 $1'],
  [/^Prism proxy (\d\S*)$/, 'Prism 代理 $1'],
  [/^sandbox behind (.+)$/, '沙箱，经由 $1'],
  [/^MSW with handlers of (.+)$/, 'MSW，使用 $1 的处理函数'],
  [/^Specmatic stub (\d\S*)$/, 'Specmatic $1 桩服务'],
  [
    /^After \S+ requests the sandbox holds (\S+) MB, (\S+) requests later (\S+) MB\.$/,
    '预热之后沙箱占用 $1 MB，再经 $2 个请求后占用 $3 MB。',
  ],
  [/\bNode (\S+) on (\w+), (\d+) cores of (.*?), (\d+) GB/, 'Node $1，$2，$3 核 $4，$5 GB 内存'],
  [/; downloads not counted\.$/, '；不含下载。'],
  [
    /; (\d+) of (\d+) mutants and (\d+) of (\d+) freedoms, evenly spread over each family, of (\w+), over HTTP\. /,
    '；产品 $5，通过 HTTP；变异部署 $1/$2，契约允许的差异 $3/$4，均匀取自每一类。',
  ],
  [
    /; all (\d+) mutants and (\d+) freedoms of (\w+), over HTTP\. /,
    '；产品 $3，通过 HTTP；全部 $1 个变异部署和 $2 种契约允许的差异。',
  ],
  [
    /A mutant is seen if a tool says something that it does not say of the correct sandbox\. /,
    '变异部署是植入了一处错误的部署；工具报告了它对正确沙箱没有报告的内容，即为发现。',
  ],
  [/Requests and seconds are those of one deployment\./, '请求数和秒数均为单个部署的数值。'],
]

/** Who is ahead, in what, and why. */
export const lead = {
  pattern: /^- (.+) is ahead in (.+?), (since .+)\.$/,
  chinese: (who: string, what: string, why: string) => `- ${who}在${what}上领先，${why}。`,
}
