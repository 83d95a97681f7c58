// Everything that the contract leaves to a deployment, chosen from a seed. Written from the vendor's
// words, so that nothing here repeats how the check reads them.
import type { Random } from './random.ts'

export interface Policy {
  minLength?: number
  maxLength?: number
  minClasses?: number
  maxRepeat?: number
  history?: number
  weak?: string[]
}

export interface Person {
  userId: string
  username?: string
  name?: string
  mobile: string
  email?: string
  password: string
}

export interface Freedoms {
  policy: Policy
  people: [own: Person, other: Person]
  /** How this service spells the name of each person; it compares with these. */
  spellings: [own: string[], other: string[]]
  /** The order of judging: a random one for each request, or one for all. */
  order: 'fixed' | 'by request'
  judgesBefore: string[]
  identity: 'any case' | 'exact'
  reversed: 'contains' | 'contains, any case' | 'equals' | 'equals, any case'
  repeats: 'in a row' | 'anywhere' | 'anywhere, any case'
  weak: 'any case' | 'exact'
  /** Whether the current password is one of those that the history counts. */
  historyCountsCurrent: boolean
  blankIsAbsent: boolean
  singleUse: boolean
  /** Milliseconds. */
  codeLifetime: number
  codeAttempts: number
  changeEndsTokens: boolean
  language: 'en' | 'zh'
  suffix: { en: string; zh: string }
  punctuation: { en: string; zh: string }
  contentType: string
  headers: [name: string, value: string][]
  emptyBody: '' | '""' | 'null' | 'stream'
  emptyType: string | undefined
  /** Shares of requests. */
  gateway: number
  lostBefore: number
  lostAfter: number
  busy: number
  /** Of error responses that no page publishes. */
  ownStatus: number
  ownCode: string
  otherPath: 'refused' | 'normalised'
  otherBody: 'as an empty one' | 'refused'
}

/** Names, with the spellings that every service knows, and those that only some do. */
const names: [name: string, sure: string[], perhaps: string[]][] = [
  ['陈静', ['chenjing'], ['jingchen', 'chen jing', 'jing chen']],
  ['王芳', ['wangfang'], ['fangwang', 'wang fang']],
  ['曾小明', [], ['zengxiaoming', 'cengxiaoming', 'xiaomingzeng', 'zeng xiaoming']],
  ['单丽', [], ['shanli', 'danli', 'lishan']],
  ['解红', [], ['xiehong', 'jiehong', 'hongxie']],
  ['吕梅', [], ['lvmei', 'lumei', 'lyumei', 'meilv']],
  ['Maria Keller', [], []],
]

const weak = ['P@ssw0rd', '1234567890', 'Welcome@2024', 'Qwerty!23456', 'Summer#2025', 'Abc@12345']

function policyFrom(random: Random): Policy {
  const minLength = random.pick([6, 8, 10, 12])
  return {
    ...(random.chance(0.9) && { minLength }),
    ...(random.chance(0.9) && { maxLength: random.pick([20, 32, 64]) }),
    ...(random.chance(0.8) && { minClasses: random.pick([1, 2, 3, 4]) }),
    ...(random.chance(0.7) && { maxRepeat: random.pick([2, 3, 4]) }),
    ...(random.chance(0.9) && { history: random.pick([0, 1, 2, 3, 5]) }),
    ...(random.chance(0.7) && { weak: random.some(weak) }),
  }
}

function peopleFrom(random: Random): Pick<Freedoms, 'people' | 'spellings'> {
  const [own, other] = random.shuffled(names)
  const spellingsOf = ([, sure = [], perhaps = []]: (typeof names)[number]) => [
    ...sure,
    ...random.some(perhaps),
  ]
  if (!own || !other) throw new Error('there are at least two names')
  return {
    people: [
      {
        userId: '20240311081500123-7F3A-C0FFEE001',
        ...(random.chance(0.8) && { username: random.pick(['Jing.Chen-86', 'chen86', 'Level']) }),
        ...(random.chance(0.8) && { name: own[0] }),
        mobile: '12093847561',
        ...(random.chance(0.8) && { email: random.pick(['chen.j@example.com', 'cj@example.com']) }),
        password: 'Maple-Bridge47',
      },
      {
        userId: '20240311081500987-7F3A-C0FFEE002',
        ...(random.chance(0.8) && { username: 'Yang_Liu.31' }),
        ...(random.chance(0.8) && { name: other[0] }),
        mobile: '12708394650',
        ...(random.chance(0.8) && { email: 'liu.y@example.com' }),
        password: 'Copper!Field93',
      },
    ],
    spellings: [spellingsOf(own), spellingsOf(other)],
  }
}

function lookFrom(random: Random) {
  const suffixes: [Freedoms['suffix'], ...Freedoms['suffix'][]] = [
    { en: '', zh: '' },
    { en: '', zh: '' },
    { en: ' (trace 7f3a01)', zh: '(编号7f3a01)' },
    { en: ' Remaining attempts: 4', zh: '剩余尝试次数:4' },
  ]
  const punctuations: [Freedoms['punctuation'], ...Freedoms['punctuation'][]] = [
    { en: '', zh: '' },
    { en: '.', zh: '。' },
    { en: '!', zh: '！' },
  ]
  return {
    language: random.pick(['en', 'zh'] as const),
    suffix: random.pick(suffixes),
    punctuation: random.pick(punctuations),
    contentType: random.pick([
      'application/json',
      'application/json;charset=UTF-8',
      'application/json; charset=utf-8',
      'Application/JSON;charset="utf-8"',
    ]),
    headers: random.some<[string, string]>([
      ['Server', 'openresty'],
      ['Set-Cookie', 'SERVERID=lb2; Path=/; HttpOnly'],
      ['Cache-Control', 'no-store'],
      ['Strict-Transport-Security', 'max-age=31536000'],
      ['Via', '1.1 lb-2.example.com'],
    ]),
    emptyBody: random.pick(['', '', '""', 'null', 'stream'] as const),
    emptyType: random.pick([undefined, 'application/json;charset=UTF-8', 'text/plain']),
  }
}

export function chooseFreedoms(random: Random): Freedoms {
  const isFlaky = random.chance(0.4)
  const share = () => (isFlaky && random.chance(0.6) ? 0.02 : 0)
  return {
    policy: policyFrom(random),
    ...peopleFrom(random),
    order: random.pick(['fixed', 'by request']),
    judgesBefore: random.shuffled([
      ...['password', 'code', 'identity', 'token', 'client', 'device', 'clientUnknown', 'tokenBad'],
      ...[
        'user',
        'codeWrong',
        'used',
        'reversed',
        'contains',
        'simple',
        'weak',
        'repeats',
        'length',
      ],
    ]),
    identity: random.pick(['any case', 'exact']),
    reversed: random.pick(['contains', 'contains, any case', 'equals', 'equals, any case']),
    repeats: random.pick(['in a row', 'anywhere', 'anywhere, any case']),
    weak: random.pick(['any case', 'exact']),
    historyCountsCurrent: random.chance(0.5),
    blankIsAbsent: random.chance(0.5),
    singleUse: random.chance(0.5),
    codeLifetime: random.pick([Infinity, Infinity, 90_000, 300_000]),
    codeAttempts: random.pick([Infinity, Infinity, 5, 10]),
    changeEndsTokens: random.chance(0.4),
    ...lookFrom(random),
    ...{ gateway: share(), lostBefore: share(), lostAfter: share(), busy: share() },
    ownStatus: random.pick([400, 401, 403, 422]),
    ownCode: random.pick(['PWD.0099', 'OA.POLICY.17', 'COMMON.0400']),
    otherPath: random.pick(['refused', 'normalised']),
    otherBody: random.pick(['as an empty one', 'refused']),
  }
}
