// What OpenAPI allows and nothing here supports is refused instead of being taken for something else.
import { testDamages } from './damaged-contract.ts'

const byId = 'paths/api_v2_tenant_users_{user_id}_change-password.yaml'
const header = 'components/parameters/DeviceIp.yaml'
const setPassword = 'components/schemas/SetUserPassword.yaml'

testDamages([
  [
    'a GET with a body',
    (it) => it.replace(byId, 'put:', 'get:'),
    /changeUserPassword: a get carries no body; drop requestBody, or use post/,
  ],
  [
    'a HEAD',
    (it) => it.replace(byId, 'put:', 'head:'),
    /changeUserPassword: head is not supported; use get, post, put, patch or delete/,
  ],
  [
    'callbacks',
    (it) => it.replace(byId, '  security:', '  callbacks: {}\n  security:'),
    /changeUserPassword: callbacks are not supported/,
  ],
  [
    'a server of one call',
    (it) =>
      it.replace(byId, '  security:', '  servers: [{ url: https://a.example.com }]\n  security:'),
    /a server of its own is not supported/,
  ],
  [
    'a body of plain text',
    (it) => it.replace(byId, 'application/json:', 'text/plain:'),
    /change-password\.yaml:\d+:\d+ changeUserPassword: a body of text\/plain is not supported; use application\/json or/,
  ],
  [
    'a body that is a list',
    (it) => it.replace(setPassword, 'type: object', 'type: array'),
    /SetUserPassword\.yaml:\d+:\d+ changeUserPassword: a body that is array is not supported/,
  ],
  [
    'a body with oneOf and anyOf',
    (it) =>
      it.replace(
        'components/schemas/UpdatePasswordByMobile.yaml',
        'oneOf:',
        'anyOf: [{ $ref: ChangeByMobile.yaml }]\noneOf:',
      ),
    /a body with oneOf and anyOf is not supported; keep one of them/,
  ],
  [
    'a body for no mode',
    (it) => it.replace('components/schemas/ChangeByMobile.yaml', 'x-mode: change', 'x-mode: other'),
    /the body ChangeByMobile is for no mode/,
  ],
  [
    'two bodies of one mode',
    (it) => it.replace('components/schemas/ChangeByMobile.yaml', 'x-mode: change', 'x-mode: reset'),
    /the body ResetByMobile needs an x-mode of its own/,
  ],
  [
    'two bodies that nothing tells apart',
    (it) =>
      it.replace('components/schemas/ResetByMobile.yaml', 'required: [mobile, ', 'required: ['),
    /two bodies of oneOf have no required property of their own/,
  ],
  [
    'a password that is not marked',
    (it) => it.replace('components/schemas/NewPassword.yaml', 'x-value: newPassword', ''),
    /PWD\.0001 is for password-\w+, and no property of the body has x-value: newPassword/,
    4,
  ],
  [
    'a call on nobody',
    (it) => it.replace('components/schemas/UserId.yaml', 'x-value: account.userId', ''),
    /changeUserPassword: nothing tells whose password it is/,
  ],
  [
    'an x-value inside a property',
    (it) =>
      it.replace(
        setPassword,
        '    $ref: MustModify.yaml',
        '    { type: object, properties: { mobile: { $ref: Mobile.yaml } } }',
      ),
    /x-value inside must_modify is not supported/,
  ],
  [
    'two inputs for one value',
    (it) => it.replace(setPassword, 'MustModify.yaml', 'NewPassword.yaml'),
    /password and must_modify both have x-value: newPassword; keep one/,
  ],
  [
    'a former password',
    (it) =>
      it.replace(
        setPassword,
        '$ref: MustModify.yaml',
        '{ type: string, format: password, writeOnly: true, x-value: account.password }',
      ),
    /must_modify has x-value: account\.password, and no code of the closed list has condition: wrong-password/,
  ],
  [
    "a number for a person's value",
    (it) => it.replace('components/schemas/VerifyCode.yaml', 'type: string', 'type: integer'),
    /verify_code has x-value: verifyCode, so it needs type: string/,
    4,
  ],
  [
    'a required input without a value',
    (it) => {
      it.replace(setPassword, 'required: [password]', 'required: [password, must_modify]')
      it.replace('components/schemas/MustModify.yaml', /default: true\nexamples: .*\n/, '')
      it.replace('components/schemas/MustModify.yaml', /x-value: .*/, '')
    },
    /must_modify is required, and nothing says what a request sends; add an example or an x-value/,
  ],
  [
    'a cookie',
    (it) => it.replace('components/parameters/DeviceIp.yaml', 'in: header', 'in: cookie'),
    /the cookie X-device-ip is not supported/,
  ],
  [
    'a list in a header',
    (it) => it.replace('components/parameters/DeviceIp.yaml', 'type: string', 'type: array'),
    /X-device-ip of type array is not supported in the header/,
  ],
  [
    'a header that is to stand in a form',
    (it) => it.replace(header, 'in: header', 'in: header\nx-also-in: form'),
    /DeviceIp\.yaml:\d+:\d+ \w+: X-device-ip stands in the header, and only a query parameter can stand in a form/,
  ],
  [
    'a form beside a body',
    (it) => it.replace(header, 'in: header', 'in: query\nx-also-in: form'),
    /X-device-ip cannot stand in a form instead, since the operation has a requestBody; drop x-also-in/,
  ],
  [
    'a form of a GET',
    (it) => it.replace('companions/api_v2_tenant_token.yaml', 'post:', 'get:'),
    /getAccessToken: grant_type cannot stand in a form instead, since a get carries no body/,
  ],
  [
    'a name in path and body',
    (it) => it.replace(setPassword, '  must_modify:', '  user_id:'),
    /user_id stands in the path and in the body/,
  ],
  [
    'a third language',
    (it) => it.replace('components/schemas/MessageLanguage.yaml', '[zh, en]', '[zh, en, fr]'),
    /MessageLanguage\.yaml:\d+:\d+ updatePasswordByMobile: X-L offers the language fr; only en and zh/,
  ],
  [
    'a key that nothing fills',
    (it) =>
      it.write(
        'components/securitySchemes/accessToken.yaml',
        'type: apiKey\nin: header\nname: X-Key\n',
      ),
    /accessToken\.yaml:1:1 changeUserPassword: the security scheme accessToken needs an x-value, which is one of/,
  ],
  [
    'a token that nothing fills',
    (it) => it.replace('components/securitySchemes/accessToken.yaml', 'x-value: accessToken', ''),
    /the security scheme accessToken needs an x-value, which is one of idToken, accessToken/,
  ],
  [
    'a choice of tokens',
    (it) => it.replace(byId, '    - accessToken: []', '    - accessToken: []\n    - idToken: []'),
    /a choice of security is not supported in one mode/,
  ],
  [
    'a key in a cookie',
    (it) =>
      it.write(
        'components/securitySchemes/accessToken.yaml',
        'type: apiKey\nin: cookie\nname: key\nx-value: accessToken\n',
      ),
    /the security scheme accessToken is a key in a cookie, which is not supported/,
  ],
  [
    'a scheme that is not there',
    (it) => it.replace(byId, '    - accessToken: []', '    - accesToken: []'),
    /the security scheme accesToken is not in components of openapi\.yaml/,
  ],
  [
    'two successes',
    (it) => it.replace(byId, "    '400':", "    '201': { description: Made. }\n    '400':"),
    /200 and 201 are two successes, which is not supported/,
  ],
  [
    'no success',
    (it) => it.replace(byId, /    '200':\n.*\n/, ''),
    /no response says what a success is/,
  ],
  [
    'a range of statuses',
    (it) => it.replace(byId, "'500'", "'5XX'"),
    /the response 5XX is not supported; name each status/,
  ],
  [
    'a success that is a list',
    (it) => it.replace('components/schemas/UserPasswordSet.yaml', 'type: object', 'type: array'),
    /a success that is not a plain object is not supported/,
  ],
  [
    'a success with the code of a refusal',
    (it) =>
      it.replace(
        'components/schemas/UserPasswordSet.yaml',
        '  user_id:',
        '  error_code: { type: string }\n  user_id:',
      ),
    /error_code holds the code of an error response, so a success that has it too reads as one/,
  ],
  [
    'a password in a response that nothing fills',
    (it) =>
      it.replace(
        'components/schemas/UserPasswordSet.yaml',
        '  user_id:',
        '  temporary: { type: string, description: T., x-value: newPassword }\n  user_id:',
      ),
    /UserPasswordSet\.yaml:\d+:\d+ changeUserPassword: nothing fills newPassword in a response; drop the x-value/,
  ],
  [
    'a new password that is sent twice',
    (it) => {
      it.replace(setPassword, 'required: [password]', 'required: [password, again]')
      it.replace(
        setPassword,
        'properties:\n',
        'properties:\n  again: { type: string, format: password, writeOnly: true, description: A., examples: [P@ssw0rd] }\n',
      )
    },
    /changeUserPassword: again is a password that every request needs, and its example is all that could be sent/,
  ],
  [
    'a success that nobody can make up',
    (it) =>
      it.replace(
        'components/schemas/UserPasswordSet.yaml',
        '  user_id:',
        "  ticket: { type: string, description: T., pattern: '^[A-Z]{3}' }\n  user_id:",
      ),
    /UserPasswordSet\.yaml:\d+:\d+ changeUserPassword: the sandbox would send "text" as \/ticket, which must match pattern/,
  ],
  [
    'an error that nobody can make up',
    (it) => {
      it.replace('components/schemas/OAuthError.yaml', 'required: [', 'required: [id, ')
      it.replace(
        'components/schemas/OAuthError.yaml',
        'properties:\n',
        "properties:\n  id: { type: string, description: I., pattern: '^[A-Z]{3}' }\n",
      )
    },
    /OAuthError\.yaml:\d+:\d+ changeUserPassword: the sandbox would send "text" as id, which must match pattern/,
  ],
  [
    'a header that shows what it forbids',
    (it) =>
      it.replace(
        'components/responses/UserPasswordSet.yaml',
        'content:\n',
        "headers: { X-Id: { description: I., schema: { type: string, pattern: '^[a-z]+' }, example: A1 } }\ncontent:\n",
      ),
    /the sandbox would send "A1" as the header X-Id, which must match pattern/,
  ],
  [
    'a refusal without a body',
    (it) => it.write('components/responses/Busy.yaml', 'description: Busy.\n'),
    /Busy\.yaml:1:1 changePasswordByMobile: the response 500 has no content, and SDK\.COMMON\.1008 comes with application\/json/,
    2,
  ],
  [
    'a refusal with the body of another',
    (it) =>
      it.replace(
        'components/responses/TenantPasswordError.yaml',
        '        - $ref: ../schemas/OAuthError.yaml\n',
        '',
      ),
    /the response 400 does not refer to components\/schemas\/OAuthError\.yaml, the body of invalid_token/,
  ],
  [
    'an error that nests its code',
    (it) =>
      it.write(
        'components/schemas/OAuthError.yaml',
        'title: OAuth error\ntype: object\nproperties: { error: { type: object, properties: { code: { type: string, x-value: error.code } } } }\n',
      ),
    /OAuthError has no property of its own with x-value: error\.code; mark the one that holds it, which cannot stand inside another/,
  ],
  [
    'a code that is a number',
    (it) => it.replace('components/schemas/OAuthError.yaml', 'type: string', 'type: integer'),
    /error has x-value: error\.code, so it needs type: string; numbers are not supported/,
  ],
])
