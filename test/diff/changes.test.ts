// What each kind of change asks of the version, written by hand: every row changes a copy of the contract in one
// thing. The step is the rule of CONTRIBUTING: major removes, renames or redefines what callers rely on, minor adds,
// patch mends words.
import { describe, expect, test } from 'vitest'
import { bundle } from '../../scripts/contract/bundle.ts'
import type { Bundle } from '../../scripts/contract/contract.ts'
import { compareBundles, contractChanges } from '../../scripts/diff/compare.ts'
import { hasEntry, isAtLeast, nextVersion } from '../../scripts/diff/version.ts'

// The bundle's JSON, changed at will.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any

const byMobile = '/api/v2/sdk/pwd/update-by-mobile'
const byEmail = '/api/v2/sdk/pwd/update-by-email'
const ofUser = '/api/v2/tenant/users/{user_id}/change-password'

const operation = (it: Loose, path = byMobile) => it.paths[path].post ?? it.paths[path].put
const variant = (it: Loose, path = byMobile) => operation(it, path)['x-variants'][0]
const entry = (it: Loose, code: string, product = 'ciam') =>
  it['x-catalog'].find((error: Loose) => error.code === code && error.product === product)
const schema = (it: Loose, name: string) => it.components.schemas[name]
const parameter = (it: Loose, name: string) => it.components.parameters[name]
const without = (list: string[], value: string) => list.filter((it) => it !== value)

/** A code's entry, and its places in the lists of variants. */
function removeCode(it: Loose, code: string): void {
  it['x-catalog'] = it['x-catalog'].filter((error: Loose) => error.code !== code)
  for (const item of Object.values<Loose>(it.paths))
    for (const { 'x-variants': variants } of Object.values<Loose>(item))
      for (const one of variants ?? []) one.codes = without(one.codes, code)
}

const bodyOf = (it: Loose, path: string) => operation(it, path).requestBody.content
const inHeader = (value: string) => ({
  type: 'apiKey',
  in: 'header',
  name: 'X-token',
  'x-value': value,
})
const header = { schema: { type: 'string' } }

/** A member of the schema, or of what is given instead, gets another name in the same place. */
function rename(it: Loose, from: string, to: string, members: Loose = it.properties): void {
  for (const [name, value] of Object.entries<Loose>(members)) {
    delete members[name]
    members[name === from ? to : name] = value
  }
  if (it.required) it.required = it.required.map((name: string) => (name === from ? to : name))
}

type Row = [name: string, change: (it: Loose) => void, step: string, ids: string[], says: RegExp]

const rows: Row[] = [
  [
    'an operation is removed',
    (it) => delete it.paths[byEmail],
    'major',
    ['operation-removed'],
    /updatePasswordByEmail: POST .+ is no longer described/,
  ],
  [
    'an operation is renamed',
    (it) => (operation(it, byEmail).operationId = 'resetByEmail'),
    'major',
    ['operation-renamed'],
    /is called resetByEmail/,
  ],
  [
    'an operation has another path',
    (it) => {
      it.paths['/api/v3/pwd'] = it.paths[byEmail]
      delete it.paths[byEmail]
    },
    'major',
    ['operation-moved'],
    /is POST \/api\/v3\/pwd instead of/,
  ],
  [
    'an operation has another method',
    (it) => {
      it.paths[byEmail].put = it.paths[byEmail].post
      delete it.paths[byEmail].post
    },
    'major',
    ['operation-moved'],
    /is PUT .+ instead of POST/,
  ],
  [
    'a variant is removed',
    (it) => operation(it)['x-variants'].pop(),
    'major',
    ['variant-removed'],
    /oneaccess reset\): is no longer offered/,
  ],
  [
    'a success has another status',
    (it) => {
      const { responses } = operation(it, byEmail)
      responses[204] = responses[200]
      delete responses[200]
    },
    'major',
    ['success-status-changed'],
    /a success has status 204 instead of 200/,
  ],
  [
    'a success loses a property',
    (it) => delete schema(it, 'UserPasswordSet').properties.user_id,
    'major',
    ['response-property-removed'],
    /a success has no user_id any more/,
  ],
  [
    'a success gets a property',
    (it) => (schema(it, 'UserPasswordSet').properties.changed_at = { type: 'string' }),
    'minor',
    ['response-property-added'],
    /a success has changed_at/,
  ],
  [
    'a property of a success has another type',
    (it) => (schema(it, 'UserPasswordSet').properties.user_id = { type: 'integer' }),
    'major',
    ['response-property-changed'],
    /user_id of a success is integer instead of string/,
  ],
  [
    'a success loses its body',
    (it) => delete it.components.responses.UserPasswordSet.content,
    'major',
    ['response-body-removed'],
    /a success has no body any more/,
  ],
  [
    'a variant needs a code of another type',
    (it) => (variant(it).verificationType = 'CHANGE_PWD_SMS'),
    'major',
    ['verification-type-changed'],
    /CHANGE_PWD_SMS instead of UPDATE_PWD_SMS: codes that callers ask for as before are refused/,
  ],
  [
    'a variant names its type of code for the first time',
    (it) => (variant(it, ofUser).verificationType = 'UPDATE_PWD_SMS'),
    'minor',
    ['verification-type-added'],
    /needs a code sent as UPDATE_PWD_SMS/,
  ],
  [
    'a variant needs no token any more',
    (it) => (variant(it).security = []),
    'minor',
    ['credential-removed'],
    /no longer needs idToken/,
  ],
  [
    'a variant needs a token',
    (it) => (operation(it)['x-variants'][1].security = [{ idToken: [] }]),
    'major',
    ['credential-added'],
    /needs idToken/,
  ],
  [
    'a closed list of codes is opened',
    (it) => (variant(it).list = 'open'),
    'minor',
    ['list-opened'],
    /codes that the vendor does not publish/,
  ],
  [
    'an open list of codes is closed',
    (it) => (operation(it)['x-variants'].at(-1).list = 'closed'),
    'patch',
    ['list-closed'],
    /no codes beside the published ones/,
  ],
  [
    'codes are judged in another order',
    (it) => variant(it).codes.reverse(),
    'patch',
    ['order-changed'],
    /another order, which is not promised/,
  ],
  [
    'a code is removed',
    (it) => removeCode(it, 'IDAAS.SDK.PWD.0005'),
    'major',
    ['code-removed'],
    /ciam IDAAS\.SDK\.PWD\.0005: callers that branch on IDAAS\.SDK\.PWD\.0005 never see it again/,
  ],
  [
    'a code is added',
    (it) => {
      it['x-catalog'].push({ ...entry(it, 'IDAAS.SDK.PWD.0005'), code: 'IDAAS.SDK.PWD.0008' })
      variant(it).codes.push('IDAAS.SDK.PWD.0008')
    },
    'minor',
    ['code-added'],
    /IDAAS\.SDK\.PWD\.0008 may come, with status 400/,
  ],
  [
    'a code of one product alone is removed',
    (it) => {
      it['x-catalog'] = it['x-catalog'].filter(
        (error: Loose) => !(error.code === 'PWD.0002' && error.product === 'oneaccess'),
      )
      const last = operation(it)['x-variants'].at(-1)
      last.codes = without(last.codes, 'PWD.0002')
    },
    'major',
    ['code-removed'],
    /^oneaccess PWD\.0002/,
  ],
  [
    'a variant returns a code no longer',
    (it) => (variant(it).codes = without(variant(it).codes, 'IDAAS.SDK.PWD.0005')),
    'major',
    ['code-no-longer-returned'],
    /ciam change\): never returns IDAAS\.SDK\.PWD\.0005 any more/,
  ],
  [
    'a variant returns a code, too',
    (it) => variant(it).codes.push('IDAAS.SDK.USER.0004'),
    'minor',
    ['code-returned-too'],
    /ciam change\): may return IDAAS\.SDK\.USER\.0004/,
  ],
  [
    'a code comes with another status',
    (it) => (entry(it, 'IDAAS.SDK.USER.0001').status = 404),
    'major',
    ['code-status-changed'],
    /status 404 instead of 400/,
  ],
  [
    'a code comes in another body',
    (it) => (entry(it, 'IDAAS.SDK.USER.0001').schema = 'OAuthError'),
    'major',
    ['code-body-changed'],
    /the body OAuthError instead of Error/,
  ],
  [
    'a code comes for another reason',
    (it) => (entry(it, 'IDAAS.SDK.PWD.0005').condition = 'password-too-simple'),
    'major',
    ['condition-changed'],
    /password-too-simple instead of password-weak/,
  ],
  [
    'a code comes for another absent header, too',
    (it) => entry(it, 'IDAAS.SDK.PARAM.0001').headers.push('X-device-ip'),
    'minor',
    ['condition-widened'],
    /comes for X-device-ip, too/,
  ],
  [
    'a code no longer comes for an absent header',
    (it) => entry(it, 'IDAAS.SDK.PARAM.0001').headers.pop(),
    'minor',
    ['condition-narrowed'],
    /no longer comes for X-agent/,
  ],
  [
    'a message has other words',
    (it) => (entry(it, 'IDAAS.SDK.USER.0001').message.en = 'No such user'),
    'patch',
    ['message-changed'],
    /the en message is "No such user" instead of "User not found"/,
  ],
  [
    'a message is no longer there in Chinese',
    (it) => delete entry(it, 'IDAAS.SDK.USER.0001').message.zh,
    'major',
    ['language-removed'],
    /has no message in zh any more/,
  ],
  [
    'a message is there in Chinese, too',
    (it) => (entry(it, 'invalid_token').message.zh = '令牌无效'),
    'minor',
    ['language-added'],
    /has a message in zh/,
  ],
  [
    'a message has a placeholder more',
    (it) => entry(it, 'IDAAS.SDK.PWD.0007').parameters.push('classes'),
    'major',
    ['placeholders-changed'],
    /min, max, classes instead of min, max: calls of formatMessage no longer fit/,
  ],
  [
    'a message has a placeholder of another name',
    (it) => (entry(it, 'IDAAS.SDK.PWD.0007').parameters = ['least', 'most']),
    'major',
    ['placeholders-changed'],
    /least, most instead of min, max/,
  ],
  [
    'a handling has other words',
    (it) => (entry(it, 'IDAAS.SDK.USER.0001').handling.en = 'Ask again'),
    'patch',
    ['handling-changed'],
    /the en handling has other words/,
  ],
  [
    'an entry is no longer inferred',
    (it) => delete entry(it, 'invalid_token').inferred,
    'patch',
    ['provenance-changed'],
    /is no longer inferred; its source is CIAM page/,
  ],
  [
    'an entry has another source',
    (it) => (entry(it, 'IDAAS.SDK.PWD.0005').source = 'document 001'),
    'patch',
    ['provenance-changed'],
    /its source is document 001 instead of document 000/,
  ],
  [
    'a note has other words',
    (it) => (entry(it, 'invalid_token').note = { en: 'Other words' }),
    'patch',
    ['note-changed'],
    /the note has other words/,
  ],
  [
    'an optional property becomes required',
    (it) => schema(it, 'SetUserPassword').required.push('must_modify'),
    'major',
    ['input-became-required'],
    /must_modify is required: requests without it are refused/,
  ],
  [
    'a required header becomes optional',
    (it) => (parameter(it, 'Agent').required = false),
    'minor',
    ['input-became-optional'],
    /X-agent may be left out/,
  ],
  [
    'a property is added that may be left out',
    (it) => (schema(it, 'SetUserPassword').properties.reason = { type: 'string' }),
    'minor',
    ['input-added'],
    /takes reason, which may be left out/,
  ],
  [
    'a property is added that must be there',
    (it) => {
      schema(it, 'SetUserPassword').properties.reason = { type: 'string' }
      schema(it, 'SetUserPassword').required.push('reason')
    },
    'major',
    ['required-input-added'],
    /needs reason: requests without it are refused/,
  ],
  [
    'a property is removed',
    (it) => delete schema(it, 'SetUserPassword').properties.must_modify,
    'major',
    ['input-removed'],
    /must_modify is gone/,
  ],
  [
    'a property has another type',
    (it) => (schema(it, 'MustModify').type = 'string'),
    'major',
    ['input-type-changed'],
    /must_modify is string instead of boolean/,
  ],
  [
    'a default is another one',
    (it) => (schema(it, 'MustModify').default = false),
    'major',
    ['default-changed'],
    /must_modify left out means false instead of true/,
  ],
  [
    'a default is no longer described',
    (it) => delete schema(it, 'MustModify').default,
    'major',
    ['default-removed'],
    /what must_modify left out means is no longer described/,
  ],
  [
    'a header takes one language fewer',
    (it) => schema(it, 'MessageLanguage').enum.pop(),
    'major',
    ['value-removed'],
    /X-L no longer takes en/,
  ],
  [
    'a header takes one language more',
    (it) => schema(it, 'MessageLanguage').enum.push('fr'),
    'minor',
    ['value-added'],
    /X-L takes fr/,
  ],
  [
    'a header moves into the query',
    (it) => (parameter(it, 'DeviceIp').in = 'query'),
    'major',
    ['input-moved'],
    /X-device-ip is in the query, not in the header/,
  ],
  [
    'a call beside the contract is removed',
    (it) => delete it['x-companions']['/api/v2/sdk/sms/send'],
    'major',
    ['operation-removed'],
    /sendSmsCode: POST .+ is no longer described/,
  ],
  [
    'a call beside the contract needs one input fewer',
    (it) => schema(it, 'SendSmsCode').required.pop(),
    'minor',
    ['input-became-optional'],
    /sendSmsCode \(.+captcha_token may be left out/,
  ],
  [
    'the code of an error stands in another member',
    (it) => rename(it['x-shapes'].Error, 'error_code', 'errorCode'),
    'major',
    ['error-body-changed'],
    /^Error: the code is in errorCode instead of error_code$/,
  ],
  [
    'the message of an error stands in another member',
    (it) => rename(it['x-shapes'].OAuthError, 'error_description', 'text'),
    'major',
    ['error-body-changed'],
    /^OAuthError: the message is in text instead of error_description$/,
  ],
  [
    'an error may come without a message',
    (it) => it['x-shapes'].Error.required.pop(),
    'major',
    ['error-body-changed'],
    /errors may come without error_msg/,
  ],
  [
    'an error may have one member more',
    (it) => (it['x-shapes'].Error.properties.request_id = { type: 'string' }),
    'minor',
    ['error-body-extended'],
    /errors may have request_id/,
  ],
  [
    'a code tells of a lock',
    (it) => (entry(it, 'IDAAS.SDK.USER.0001').locks = true),
    'minor',
    ['lock-told'],
    /says that an account is locked/,
  ],
  [
    'a code no longer tells of a lock',
    (it) => delete entry(it, 'SDK.LOGIN.1003', 'eiam').locks,
    'major',
    ['lock-no-longer-told'],
    /no longer says that an account is locked/,
  ],
  [
    'a code gets a reason',
    (it) => (entry(it, 'SDK.LOGIN.1003', 'eiam').condition = 'wrong-code'),
    'minor',
    ['condition-added'],
    /is known to come for the condition wrong-code; before, no reason was known/,
  ],
  [
    'a code loses its reason',
    (it) => (entry(it, 'IDAAS.SDK.PWD.0005').condition = null),
    'major',
    ['condition-removed'],
    /is no longer tied to password-weak/,
  ],
  [
    'a remedy has other words',
    (it) => (entry(it, 'IDAAS.SDK.PWD.0005').remedy = { en: 'Other', zh: '其他' }),
    'patch',
    ['remedy-changed'],
    /the remedy has other words/,
  ],
  [
    'a remedy is there',
    (it) => (entry(it, 'IDAAS.SDK.USER.0006').remedy = { en: 'Wait', zh: '请稍候' }),
    'patch',
    ['remedy-changed'],
    /has a remedy/,
  ],
  [
    'a note is no longer there',
    (it) => delete entry(it, 'invalid_token').note,
    'patch',
    ['note-changed'],
    /has no note any more/,
  ],
  [
    'one page more has a code',
    (it) => (entry(it, 'invalid_token').alsoIn = ['document 001']),
    'patch',
    ['provenance-changed'],
    /who says its parts is told otherwise/,
  ],
  [
    'another page says when a code comes',
    (it) => (entry(it, 'IDAAS.SDK.USER.0001').provenance.condition = 'ours'),
    'patch',
    ['provenance-changed'],
    /who says its parts is told otherwise/,
  ],
  [
    'a message has other values for an example',
    (it) => (entry(it, 'IDAAS.SDK.PWD.0007').example = [1, 2]),
    'patch',
    ['example-changed'],
    /the examples of its values are others/,
  ],
  [
    'an input is something else',
    (it) => (schema(it, 'Email')['x-value'] = 'account.username'),
    'major',
    ['input-redefined'],
    /email is account\.username instead of account\.email/,
  ],
  [
    'what fills an input is no longer named',
    (it) => delete schema(it, 'MustModify')['x-value'],
    'patch',
    ['input-filled'],
    /what fills must_modify is no longer named/,
  ],
  [
    'a header is judged, not only logged',
    (it) => delete parameter(it, 'Agent')['x-logged'],
    'minor',
    ['input-judged'],
    /may refuse a request for its X-agent/,
  ],
  [
    'a header may be no more than logged',
    (it) => (parameter(it, 'ClientId')['x-logged'] = true),
    'minor',
    ['input-logged'],
    /may do no more with X-client-id than log it/,
  ],
  [
    'an input takes only certain values',
    (it) => (schema(it, 'MustModify').enum = [true]),
    'major',
    ['values-closed'],
    /must_modify takes only true/,
  ],
  [
    'an input takes any value',
    (it) => delete schema(it, 'SmsCodeType').enum,
    'minor',
    ['values-opened'],
    /takes any value/,
  ],
  [
    'a header is no longer for a product',
    (it) => (parameter(it, 'DeviceIp')['x-products'] = ['ciam', 'oneaccess']),
    'major',
    ['input-removed'],
    /eiam change\): X-device-ip is gone/,
  ],
  [
    'a default is described',
    (it) => (schema(it, 'MessageLanguage').default = 'zh'),
    'minor',
    ['default-added'],
    /X-L left out means "zh"/,
  ],
  [
    'a variant has another description',
    (it) => (variant(it).description = { en: 'Other.', zh: '其他。' }),
    'patch',
    ['description-changed'],
    /ciam change\): the description has other words/,
  ],
  [
    'a variant has other notes',
    (it) => (variant(it).notes = []),
    'patch',
    ['note-changed'],
    /the notes have other words/,
  ],
  [
    'a variant has another source',
    (it) => (variant(it).source = 'document 001'),
    'patch',
    ['provenance-changed'],
    /who says what, or what is inferred/,
  ],
  [
    'a variant is inferred',
    (it) => (variant(it).inferred = { en: 'All of it.', zh: '全部。' }),
    'patch',
    ['provenance-changed'],
    /who says what, or what is inferred/,
  ],
  [
    'a variant names no type of code any more',
    (it) => delete variant(it).verificationType,
    'major',
    ['verification-type-removed'],
    /names no verification type any more/,
  ],
  [
    'a success has another effect',
    (it) => (operation(it, ofUser)['x-effect'] = 'none'),
    'major',
    ['effect-changed'],
    /has the effect none, not set-password/,
  ],
  [
    'a body has another media type',
    (it) =>
      rename(it, 'application/json', 'application/x-www-form-urlencoded', bodyOf(it, byEmail)),
    'major',
    ['content-type-changed'],
    /takes application\/x-www-form-urlencoded instead of application\/json/,
  ],
  [
    'a token is sent in another place',
    (it) => (it.components.securitySchemes.idToken = inHeader('idToken')),
    'major',
    ['credential-changed'],
    /takes idToken in another form/,
  ],
  [
    'another token is needed',
    (it) => (it.components.securitySchemes.accessToken['x-value'] = 'idToken'),
    'major',
    ['credential-changed'],
    /another token/,
  ],
  [
    'a success may come without a member',
    (it) => (schema(it, 'UserPasswordSet').required = []),
    'major',
    ['response-property-became-optional'],
    /a success may come without user_id/,
  ],
  [
    'a success always has a member',
    (it) => (schema(it, 'SignedIn').required = ['status', 'session_token', 'id_token', 'expire']),
    'minor',
    ['response-property-became-required'],
    /a success always has expire$/,
  ],
  [
    'a success has a header',
    (it) => (it.components.responses.UserPasswordSet.headers = { 'X-Trace': header }),
    'minor',
    ['response-header-added'],
    /a success has the header x-trace/,
  ],
  [
    'a success gets a body',
    (it) => (operation(it, byEmail).responses[200] = it.components.responses.UserPasswordSet),
    'minor',
    ['response-body-added'],
    /a success has a body/,
  ],
  [
    'a server is no longer described',
    (it) => (it.servers = []),
    'major',
    ['server-removed'],
    /https:\/\/\{domain\} is no longer described/,
  ],
  [
    'a server is described',
    (it) => it.servers.push({ url: 'https://idaas.example.com' }),
    'minor',
    ['server-added'],
    /https:\/\/idaas\.example\.com is described/,
  ],
  [
    'a mode has another name',
    (it) => (variant(it).mode = 'signed-in'),
    'mixed',
    ['variant-removed', 'variant-added'],
    /ciam change\): is no longer offered/,
  ],
]

const copy = (): Bundle => structuredClone(bundle)

describe('of one change', () => {
  test.each(rows)('%s', (_, apply, step, ids, says) => {
    const changed = copy()
    apply(changed)
    const found = contractChanges(copy(), changed)
    expect(new Set(found.map((it) => it.id))).toEqual(new Set(ids))
    expect(new Set(found.map((it) => it.step))).toEqual(
      new Set(step === 'mixed' ? ['major', 'minor'] : [step]),
    )
    expect(`${found[0]?.where}: ${found[0]?.text}`).toMatch(says)
  })

  test('the same, the other way round, adds what was removed', () => {
    const smaller = copy() as Loose
    delete smaller.paths[byEmail]
    operation(smaller)['x-variants'].pop()
    const found = contractChanges(smaller, copy())
    expect(found.map(({ id, step }) => [id, step])).toEqual([
      ['operation-added', 'minor'],
      ['variant-added', 'minor'],
    ])
  })

  test('the same contract has none', () => {
    expect(contractChanges(copy(), copy())).toEqual([])
  })
})

test('what the description alone says is judged by Redocly, and nothing is named twice', async () => {
  const changed = copy() as Loose
  schema(changed, 'Mobile').minLength = 11
  delete changed.paths[byEmail]
  removeCode(changed, 'IDAAS.SDK.PWD.0005')
  operation(changed).summary = 'Other words'
  changed.servers[0].description = 'Other words'
  const { changes, step, problems, notes } = await compareBundles(
    { name: 'base', bundle: copy() },
    { name: 'revision', bundle: changed },
  )
  expect(changes.map(({ id }) => id).sort()).toEqual([
    'code-removed',
    'description-broken',
    'description-changed',
    'operation-removed',
  ])
  expect(changes.find(({ id }) => id === 'description-broken')?.text).toMatch(/minLength.+1.+11/)
  expect(step).toBe('major')
  expect(problems).toEqual(['The version 0.1.0 is too small; set info.version to 0.2.0 or later.'])
  expect(notes).toEqual([])
})

describe('the version', () => {
  test.each([
    ['1.2.3', 'major', '2.0.0'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'patch', '1.2.4'],
    ['0.1.0', 'major', '0.2.0'],
    ['0.1.0', 'minor', '0.1.1'],
    ['0.1.0', 'patch', '0.1.1'],
    ['0.1.0', undefined, '0.1.0'],
  ] as const)('%s with a %s change becomes %s', (base, step, next) => {
    expect(nextVersion(base, step)).toBe(next)
  })

  test.each([
    ['1.2.3', '1.2.3', true],
    ['1.10.0', '1.9.9', true],
    ['0.2.0', '0.10.0', false],
    ['2.0.0', '1.9.0', true],
    ['1.2.2', '1.2.3', false],
  ])('%s is at least %s: %s', (version, least, answer) => {
    expect(isAtLeast(version, least)).toBe(answer)
  })

  test('has an entry if something stands below its heading', () => {
    const changelog = '# Changelog\n\n## 0.2.0\n\n## 0.1.0 (2026-11-26)\n\n- First.\n'
    expect(hasEntry(changelog, '0.1.0')).toBe(true)
    expect(hasEntry(changelog, '0.2.0')).toBe(false)
    expect(hasEntry(changelog, '0.3.0')).toBe(false)
  })
})
