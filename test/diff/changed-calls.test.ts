// What a change of operations, variants, credentials and responses asks of the version, written by hand.
import {
  testChanges,
  byEmail,
  ofUser,
  operation,
  variant,
  schema,
  bodyOf,
  inHeader,
  header,
  rename,
} from './changed-bundle.ts'

testChanges([
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
    'a call beside the contract is removed',
    (it) => delete it['x-companions']['/api/v2/sdk/sms/send'],
    'major',
    ['operation-removed'],
    /sendSmsCode: POST .+ is no longer described/,
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
])
