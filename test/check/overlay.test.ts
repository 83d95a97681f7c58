// Deployments that differ: what the check writes down of one is what client, sandbox and check then go by, and what
// must never pass does not pass.
import { describe, expect, test } from 'vitest'
import { overlayText } from '../../scripts/check/overlay/write.ts'
import { type PreparedCheck, prepare } from '../../scripts/check/prepare.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import type { Report } from '../../scripts/check/report/report.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { type Bundle, readContract } from '../../scripts/contract/contract.ts'
import type { JsonObject } from '../../scripts/contract/json.ts'
import { client } from '../../scripts/generate/emit/client.ts'
import { errors } from '../../scripts/generate/emit/errors.ts'
import { overlaid } from '../../scripts/overlay/overlaid.ts'
import { parseOverlay } from '../../scripts/overlay/read.ts'
import { validatorsOf } from '../../scripts/overlay/validators.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'

interface Answer {
  status: number
  body: JsonObject | undefined
}

/** Returns another answer to a request than the sandbox does. */
interface Change {
  (path: string, answer: Answer): Answer
  /** The end of a path that the deployment does not have, so that nothing happens there. */
  absent?: string | undefined
}

const unchanged: Change = (_, answer) => answer

async function prepared(product: string, change: Change, contract?: Bundle) {
  const sandbox = createSandbox({ product })
  const send = sendBy(async (request) => {
    const { pathname } = new URL(request.url)
    const isAbsent = change.absent !== undefined && pathname.endsWith(change.absent)
    const response = isAbsent ? new Response(null, { status: 404 }) : await sandbox.fetch(request)
    const text = await response.text()
    const body = text.startsWith('{') ? (JSON.parse(text) as JsonObject) : undefined
    const changed = change(pathname, { status: response.status, body })
    return changed.body === undefined
      ? new Response(null, { status: changed.status })
      : Response.json(changed.body, { status: changed.status })
  })
  const terms = contract && { bundle: contract, validators: validatorsOf(contract) }
  return prepare(profileOf(sandbox, 'http://localhost', 'a seed of a test'), {
    ...terms,
    send,
    label: 'a test',
  })
}

async function written(check: PreparedCheck): Promise<{ report: Report; text: string }> {
  const report = await check.run()
  const { text = '' } = await check.overlay()
  return { report, text }
}

const withOverlay = (text: string) =>
  overlaid(bundle, parseOverlay(text, 'test.yaml'), { language: 'en' })

const isChinese = (body: JsonObject) => /\p{Script=Han}/u.test(String(body.error_msg))

/** Five kinds of deviations of one deployment: a code, a status, words, members and status of a success, a missing call. */
const differing: Change = (path, { status, body }) => {
  const code = String(body?.error_code)
  if (body && code.endsWith('.CAPTCHA.0007')) {
    const words = isChinese(body) ? '短信码不对' : 'That code is wrong'
    return { status: 422, body: { error_code: 'CORP.CODE.1', error_msg: words } }
  }
  if (code.endsWith('.PWD.0001')) return { status: 409, body }
  if (body && code.endsWith('.PWD.0007') && !isChinese(body)) {
    const [min, max] = String(body.error_msg).match(/\d+/g) ?? []
    return { status, body: { ...body, error_msg: `Choose from ${min} up to ${max} signs` } }
  }
  if (status === 200 && path.endsWith('update-by-mobile')) return { status: 204, body: undefined }
  if (status === 200 && body) return { status, body: { ...body, trace: 'abc-1' } }
  return { status, body }
}
differing.absent = 'update-by-email'

/** What an overlay adds beyond codes for what the contract lists none for, which the sandbox makes up. */
const beyondOpen = (text = '') =>
  text
    .split('\n')
    .filter((it) => /^ {2}# /.test(it))
    .filter((it) => !/^ {2}# (SANDBOX\.UNDOCUMENTED\.\d+ comes for|\w+ \(.+\) lists it\.)/.test(it))

describe('a deployment that differs in five ways', async () => {
  const { report, text } = await written(await prepared('ciam', differing))
  const contract = withOverlay(text)

  test('has findings, all of which the overlay explains: the next run has none', async () => {
    expect(new Set(report.findings.map(({ id }) => id))).toEqual(
      new Set([
        'operation-missing',
        'success-status',
        'unlisted-code',
        'wrong-status',
        'message-words',
      ]),
    )
    const next = await written(await prepared('ciam', differing, contract))
    expect(next.report.findings).toEqual([])
    expect(next.report.exitCode).toBe(0)
    expect(next.text).toBe('')
    expect(next.report.overlay?.removed).toEqual(['updatePasswordByEmail (ciam reset)'])
  })

  test('is what the sandbox with the overlay does', async () => {
    const sandbox = createSandbox({ product: 'ciam', contract })
    const profile = profileOf(sandbox, 'http://localhost')
    const { run } = await prepare(profile, {
      bundle: contract,
      validators: validatorsOf(contract),
      send: sendBy((request) => sandbox.fetch(request)),
    })
    expect((await run()).findings).toEqual([])
    const responses = sandbox.contract.operations.map(({ id, success, responses }) => [
      id,
      success.status,
      [...responses.keys()].sort(),
    ])
    expect(responses).toContainEqual(['updatePasswordByMobile', 204, [204, 400, 409, 422]])
    expect(responses.flat()).not.toContain('updatePasswordByEmail')
  })

  test('gives the client its codes and takes those that never come', () => {
    const code = errors(contract)
    expect(code).toContain("422: ['CORP.CODE.1']")
    expect(code).not.toContain("'IDAAS.SDK.CAPTCHA.0007'")
  })

  test('says in words what is new, with the parameters in their places', () => {
    expect(text).toContain('Choose from {0} up to {1} signs')
    expect(text).toMatch(
      /# CORP\.CODE\.1 comes instead of IDAAS\.SDK\.CAPTCHA\.0007: \d+ responses/,
    )
    expect(text).not.toContain('abc-1') // no value of the deployment's
  })
})

test.for([
  ['eiam', 'change-by-mobile', 'changePasswordByMobile (eiam change)'],
  ['ciam', 'update-by-email', 'updatePasswordByEmail (ciam reset)'],
  ['ciam', 'change-password', 'changeUserPassword (ciam)'],
] as const)('a missing operation is written whatever a framework says of it: %s %s', async (it) => {
  const [product, end, name] = it
  const frameworks: Change = (path, answer) =>
    path.endsWith(end)
      ? { status: 404, body: { timestamp: 't', status: 404, error: 'Not Found', path } }
      : answer
  frameworks.absent = end
  const { text } = await written(await prepared(product, frameworks))
  expect(text).toContain(`# ${name} is not there`)
})

describe('a deployment whose errors have members of other names', () => {
  const renamed: Change = (path, answer) => {
    const { status, body } = differing(path, answer)
    if (!body || !('error_code' in body)) return { status, body }
    const { error_code: errorCode = '', error_msg: message = '' } = body
    return { status, body: { traceId: 'abc-1', status, errorCode, message } }
  }
  renamed.absent = differing.absent

  test.for(['ciam', 'eiam'])('of %s: the next run has no finding', async (product) => {
    const first = await written(await prepared(product, renamed))
    expect(first.report.findings.map(({ id }) => id)).toContain('error-body')
    expect(first.text).toMatch(/# Errors have errorCode and message: \d+ responses/)
    const contract = withOverlay(first.text)
    const next = await written(await prepared(product, renamed, contract))
    expect(next.report.findings).toEqual([])
    expect(next.report.exitCode).toBe(0)
    expect(next.text).toBe('')
  })

  test('is what sandbox and client go by', async () => {
    const { text } = await written(await prepared('ciam', renamed))
    const contract = withOverlay(text)
    const sandbox = createSandbox({ product: 'ciam', contract })
    const response = await sandbox.fetch(
      new Request('http://localhost/api/v2/sdk/pwd/update-by-mobile', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      }),
    )
    expect(Object.keys((await response.json()) as object)).toEqual(['errorCode', 'message'])
    expect(client(contract)).toMatch(/problems: \[\['errorCode', 'message'\]/)
  })

  const nested: Change = (_, { status, body }) => ({
    status,
    body: body && 'error_code' in body ? { error: body } : body,
  })
  const numbered: Change = (_, { status, body }) => ({
    status,
    body: body && 'error_code' in body ? { errorCode: 1007, message: body.error_msg ?? '' } : body,
  })
  test.for([
    ['members inside another', nested, /error bodies of ciam: .*error.*none holds a code/],
    ['numbers for codes', numbered, /error bodies of ciam: .*errorCode.*none holds a code/],
  ] as const)('%s are told, since no overlay can say them', async ([, change, says]) => {
    const check = await prepared('ciam', change)
    await check.run()
    expect((await check.overlay()).left.join('\n')).toMatch(says)
  })
})

test('a deployment with codes for what an open list leaves open gets them into its contract', async () => {
  const own: Change = (_, { status, body }) => {
    const [reason] = /password-[a-z-]+/.exec(String(body?.error_msg)) ?? []
    if (reason === undefined) return { status, body }
    const code = `CORP.${reason.replaceAll('-', '.').toUpperCase()}`
    return { status, body: { error_code: code, error_msg: 'No.' } }
  }
  const { text } = await written(await prepared('eiam', own))
  const contract = withOverlay(text)
  const codes = contract['x-catalog'].flatMap(({ code, condition }) =>
    code.startsWith('CORP.') ? [[code, condition]] : [],
  )
  expect(codes).toContainEqual(['CORP.PASSWORD.WEAK', 'password-weak'])
  const sandbox = createSandbox({ product: 'eiam', contract })
  const listed = sandbox.contract.operations.flatMap(({ variants }) =>
    variants.flatMap(({ errors }) => errors.map(({ code }) => code)),
  )
  expect(listed).toEqual(expect.arrayContaining(codes.map(([code]) => code)))
})

test.for(['ciam', 'eiam', 'oneaccess'])(
  'a deployment of %s that does what the contract says has nothing to write but codes of its own',
  async (product) => {
    const { report, text } = await written(await prepared(product, unchanged))
    expect(report.exitCode).toBe(0)
    expect(beyondOpen(text)).toEqual([])
  },
)

test('what comes in several ways is not written, and is told', async () => {
  let count = 0
  const check = await prepared('ciam', (_, { status, body }) =>
    String(body?.error_code).endsWith('.SDK.USER.0006')
      ? { status: [409, 422][(count += 1) % 2] ?? 0, body }
      : { status, body },
  )
  await check.run()
  const { text, left } = await check.overlay()
  expect(beyondOpen(text)).toEqual([])
  expect(left.join()).toMatch(/IDAAS\.SDK\.USER\.0006.*(409|422)/)
})

test('what cannot be a code is not written, and is told in one line', async () => {
  const check = await prepared('ciam', (_, { status, body }) =>
    String(body?.error_code).endsWith('.SDK.USER.0001')
      ? { status, body: { ...body, error_code: 'CORP\n::error::1' } }
      : { status, body },
  )
  await check.run()
  const { text = '', left } = await check.overlay()
  expect(text).not.toContain('"CORP')
  expect(left).toContainEqual('"CORP\\n::error::1" (ciam): cannot be a code')
})

test('nothing is written in which a secret stands', async () => {
  const sandbox = createSandbox({ product: 'ciam' })
  const password = profileOf(sandbox, 'http://localhost').account?.password ?? ''
  const check = await prepared('ciam', (_, { status, body }) =>
    body && String(body.error_code).endsWith('.SDK.USER.0001')
      ? { status, body: { ...body, error_code: 'CORP.1', error_msg: `not ${password}` } }
      : { status, body },
  )
  await check.run()
  const { text = '', left } = await check.overlay()
  expect(text).not.toContain(password)
  expect(left.join()).toContain('secret')
})

describe('an overlay hides nothing that must never pass', () => {
  test.for([
    ['security', `$.paths.*.*['x-variants'][*].security`, 'remove: true'],
    ['security', '$.components.securitySchemes.idToken', 'update: { x-value: accessToken }'],
    [
      'verification type',
      `$.paths.*.*['x-variants'][*].verificationType`,
      'update: FORGET_PWD_SMS',
    ],
    ['effect', '$.paths.*.*', 'update: { x-effect: issue-token }'],
    ['secrets', `$.components.schemas.*.required[?@=='verify_code']`, 'remove: true'],
    ['secrets', `$.components.schemas.VerifyCode['x-value']`, 'update: tenantId'],
    ['what fills the inputs', `$.components.schemas.MustModify['x-value']`, 'remove: true'],
    [
      'what fills the inputs',
      '$.components.parameters.OperatingSystemVersion',
      'update: { x-value: device.ip }',
    ],
    [
      'what names account or client',
      `$.components.parameters[?@['x-value']=='clientId']`,
      'update: { x-logged: true }',
    ],
    [
      'tokens in a response',
      '$.components.schemas.UserPasswordSet.properties',
      'update: { id_token: { type: string, x-value: idToken } }',
    ],
  ])('it may not change %s: %s', ([what, target, change]) => {
    const text = `overlay: 1.1.0\ninfo: { title: T, version: 1.0.0 }\nactions:\n  - target: ${JSON.stringify(target)}\n    ${change}\n`
    expect(() => withOverlay(text)).toThrow(what)
  })

  const mobile = `$.paths['/api/v2/sdk/pwd/update-by-mobile']`
  test.for([
    ['an id', [`${mobile}.post`, 'update: { operationId: renamed }']],
    ['a mode', [`${mobile}.post['x-variants'][0]`, 'update: { mode: renamed }']],
    ['a path', [`$.paths`, 'update: { /copied: {} }'], ["$.paths['/copied']", `copy: "${mobile}"`]],
  ] as const)('it may not add an operation by %s, for which nothing is known', ([, ...actions]) => {
    const lines = actions.map(
      ([target, change]) => `  - target: ${JSON.stringify(target)}\n    ${change}\n`,
    )
    const text = `overlay: 1.1.0\ninfo: { title: T, version: 1.0.0 }\nactions:\n${lines.join('')}`
    expect(() => withOverlay(text)).toThrow(/adds \w+ \(/)
  })

  test('a code that comes instead of that of a wrong verification code does not let wrong ones pass', async () => {
    const { text } = await written(await prepared('ciam', differing))
    const accepting: Change = (path, answer) =>
      answer.body?.error_code === 'IDAAS.SDK.CAPTCHA.0007'
        ? { status: 204, body: undefined }
        : differing(path, answer)
    const { report } = await written(await prepared('ciam', accepting, withOverlay(text)))
    expect(report.findings.map(({ id }) => id)).toContain('not-refused')
  })

  test('nor does one that drops the code', async () => {
    const contract = withOverlay(`overlay: 1.1.0
info: { title: T, version: 1.0.0 }
actions:
  - target: $.paths.*.*['x-variants'][*].codes[?@=='IDAAS.SDK.CAPTCHA.0007']
    remove: true
`)
    const accepting: Change = (_, answer) =>
      answer.body?.error_code === 'IDAAS.SDK.CAPTCHA.0007'
        ? { status: 200, body: undefined }
        : answer
    const { report } = await written(await prepared('ciam', accepting, contract))
    expect(report.findings.map(({ id }) => id)).toContain('not-refused')
  })

  test('a member that an overlay describes is still searched for secrets', async () => {
    const sandbox = createSandbox({ product: 'ciam' })
    const { tokens } = profileOf(sandbox, 'http://localhost')
    const leaking: Change = (_, { status, body }) =>
      status === 200 && body
        ? { status, body: { ...body, debug: tokens.accessToken ?? '' } }
        : { status, body }
    const { text } = await written(await prepared('ciam', leaking))
    expect(text).toContain('debug')
    const { report } = await written(await prepared('ciam', leaking, withOverlay(text)))
    expect(report.findings.map(({ id }) => id)).toContain('secret-returned')
  })

  test('a message with a secret of the profile is refused', async () => {
    const sandbox = createSandbox({ product: 'ciam' })
    const { account } = profileOf(sandbox, 'http://localhost')
    const contract = withOverlay(`overlay: 1.1.0
info: { title: T, version: 1.0.0 }
actions:
  - target: $['x-catalog'][0].message
    update: { en: "sent ${account?.password}" }
`)
    await expect(prepared('ciam', unchanged, contract)).rejects.toThrow(
      /has a secret of the profile/,
    )
  })
})

describe('an overlay by hand is told what is wrong with it, with the place', () => {
  const start = 'overlay: 1.1.0\ninfo: { title: T, version: 1.0.0 }\nactions:\n'
  test.for([
    ['a: [', /test\.yaml:1 is not valid YAML/],
    ['a: 1', /test\.yaml is not an overlay/],
    [start.replace('1.1.0', '2.0.0'), /test\.yaml is an overlay of version 2\.0\.0; use 1\.1\.0/],
    [`${start}  []`, /test\.yaml has no actions/],
    [`${start}  - update: {}`, /test\.yaml:4 has no target/],
    [`${start}  - target: $.info\n    updat: {}`, /test\.yaml:4 has an unknown key updat/],
    [`${start}  - target: $.info`, /test\.yaml:4 has no change/],
    [`${start}  - target: $.info\n    update: {}\n    remove: true`, /4 has update and remove/],
    [`${start}  - target: $.nowhere\n    remove: true`, /test\.yaml:4 \$\.nowhere is nowhere/],
    [
      `${start}  - target: $.paths.*.*['x-variants'][*].list\n    update: banana`,
      /has list: banana; use open or closed/,
    ],
    [
      `${start}  - target: $.info\n    update: { version: '${bundle.info.version}' }`,
      /test\.yaml:4 \$\.info is so in the contract already; drop the action/,
    ],
    [`${start}  - target: $.tags\n    update: []`, /4 \$\.tags is so in the contract already/],
    [
      `x-contract: { title: Pets, version: 1.0.0 }\n${start}  - target: $.info\n    update: { a: 1 }`,
      /test\.yaml is for the contract "Pets", not for ".+"/,
    ],
    [
      `x-contract: Pets\n${start}  - target: $.info\n    update: { a: 1 }`,
      /has an x-contract without/,
    ],
    [
      `extends: ./petstore.yaml\n${start}  - target: $.info\n    update: { a: 1 }`,
      /test\.yaml extends \.\/petstore\.yaml, which is not this contract/,
    ],
    [`${start}  - target: $[\n    remove: true`, /test\.yaml:4 \$\[ is not valid JSONPath/],
    [`${start}  - target: $\n    remove: true`, /test\.yaml:4 \$ is the whole contract/],
    [
      `${start}  - target: $.info\n    update: { title: {} }`,
      /\$\["info"\]\["title"\] is of another kind/,
    ],
    [
      `${start}  - target: $['x-catalog'][0]\n    update: { status: 200 }`,
      /x-catalog ciam \S+ status: use a number from 400 to 599/,
    ],
    [
      `${start}  - target: $['x-catalog'][0]\n    update: { message: { en: 'x {7}' } }`,
      /parameters do not name \{7\}/,
    ],
    [
      `${start}  - target: $['x-catalog']\n    update: { code: A.1 }`,
      /x-catalog A\.1 product: is missing/,
    ],
    [
      `${start}  - target: $['x-catalog']\n    copy: $['x-catalog'][0]`,
      /x-catalog ciam \S+: is there twice/,
    ],
    [`${start}  - target: $.info\n    update: *nobody`, /test\.yaml has an alias/],
    [`${start}  - target: $.info\n    update: &it { it: *it }`, /test\.yaml has an alias/],
    [
      `${start}  - target: $['x-catalog']\n    update: [null]`,
      /x-catalog: an entry is not a mapping/,
    ],
    [
      `${start}  - target: $.components.schemas.UserPasswordSet\n    update: { not: { $ref: '#/no' } }`,
      /test\.yaml leaves no valid contract: #\/no leads nowhere/,
    ],
    [
      `${start}  - target: $.paths.*.post['x-variants'][0].codes\n    update: A.9`,
      /leaves no valid contract: .*A\.9/,
    ],
  ] as const)('%s', ([text, message]) => {
    expect(() => withOverlay(text)).toThrow(message)
  })
})

describe('an overlay of something else', () => {
  test('that changes nothing of the products is refused, with those that it is about', async () => {
    const { text } = await written(await prepared('ciam', differing))
    expect(text).toContain('(ciam) differs from the contract')
    await expect(prepared('eiam', unchanged, withOverlay(text))).rejects.toThrow(
      /the overlay changes nothing of eiam, but ciam/,
    )
  })

  test('of an earlier version of the contract says so wherever its title is shown', () => {
    const { title } = bundle.info
    const text = `overlay: 1.1.0
info: { title: Ours, version: 1.0.0 }
x-contract: { title: ${JSON.stringify(title)}, version: 0.0.1 }
actions:
  - target: $['x-catalog'][0]
    update: { status: 422 }
`
    expect(withOverlay(text)['x-overlay']).toMatch(/^Ours \(written for version 0\.0\.1 of /)
    const current = text.replace('0.0.1', bundle.info.version)
    expect(withOverlay(current)['x-overlay']).toBe('Ours')
  })
})

test('nothing seen, nothing written', () => {
  const about = { contract: readContract(bundle), products: ['ciam'], target: 'https://a' }
  const nothing = { text: undefined, count: 0, left: [] }
  expect(overlayText([], { ...about, redact: (text) => text })).toEqual(nothing)
})
