// The console's own words in English. `modes` and `conditions` speak of the contract's vocabulary, and what is
// not in them is shown as it is.
import { kinds } from '../provenance-kinds.ts'

export const console = {
  title: 'Console',
  kinds: kinds.en,
  lead:
    'Send any request and get any error response. Requests go to a sandbox inside this page; ' +
    'nothing leaves the page unless you enter the address of a deployment.',
  noscript:
    'The console needs JavaScript. Without it, `npx idaas-password sandbox` starts the same sandbox on your machine.',
  errorReference: 'What each error code means is in the error reference.',
  product: 'Product',
  operation: 'Operation',
  mode: 'Mode',
  modes: { change: 'change: signed in', reset: 'reset: password forgotten' } as Record<
    string,
    string
  >,
  target: 'Send to',
  sandbox: 'the sandbox in this page',
  deployment: 'a deployment',
  baseUrl: 'Base URL',
  badBaseUrl:
    'Enter a base URL such as https://tenant.example.com. Any host but this machine needs ' +
    'https; user, query and fragment have no place in it.',
  warning:
    'This is a real service: a request that succeeds changes the password of a real account, ' +
    'and failed attempts may lock it. Use a test account. What you enter is neither stored ' +
    'nor put into the address.',
  account: 'Account',
  choice: 'Response to provoke',
  success: {
    'set-password': 'The password is set',
    'send-code': 'A code is sent',
    'sign-in': 'The user is signed in',
    'issue-token': 'A token is issued',
    none: 'Success',
  },
  way: 'How',
  notReturned: (names: string) =>
    `The address asks for ${names}, which this operation does not return.`,
  notCovered: (product: string) => `What is not covered in ${product}`,
  unchanged: 'A valid request. The sandbox accepts it.',
  onlyKnown:
    'Codes that depend on the tenant’s password policy or on a second account are not offered here; ' +
    '`npx idaas-password check` provokes them.',
  changes: {
    leftOut: (name: string) => `${name} is left out.`,
    replaced: (name: string, how: string) => `${name} is replaced: ${how}.`,
    forced: (header: string) =>
      `No request causes this. The header ${header} asks the sandbox for it; a deployment does not know it.`,
  },
  conditions: {
    missing: 'nothing',
    'unknown-client': 'a client id that is not registered',
    'invalid-client': 'not the secret of the client',
    'invalid-token': 'a token that is not valid',
    'unknown-user': 'a value that belongs to no account',
    'wrong-code': 'not the code that was sent',
    'wrong-password': 'not the password that the account has',
    'password-reused': 'a password that the account has or had',
    'password-reverses-username': 'the username in reverse order',
    'password-contains-identity':
      'username, mobile number, e-mail prefix or name in pinyin is part of it',
    'password-too-simple': 'too few kinds of characters',
    'password-weak': 'a word on the list of weak passwords',
    'password-repeats': 'the same character too often',
    'password-length': 'a length that the policy does not allow',
    unavailable: 'an outage',
  } as Record<string, string>,
  effects: {
    attempt: 'Counts as a failed attempt; several may lock the account.',
    'consume-code': 'May use up the verification code.',
    'change-password': 'If the service accepts it by mistake, the password is changed.',
  },
  groups: { token: 'Token', path: 'Path', query: 'Query', body: 'Body', header: 'Headers' },
  required: 'required',
  alsoInForm: 'or in a form body',
  isLeftOut: 'left out on purpose',
  isChanged: 'changed',
  absent: '(left out)',
  show: 'Show',
  hide: 'Hide',
  send: (to: string) => `Send to ${to}`,
  sending: 'Waiting for the response …',
  response: 'Response',
  nothingYet: 'Nothing sent yet.',
  done: {
    'set-password': 'the password is set',
    'send-code': 'a code is sent; it stands below',
    'sign-in': 'the user is signed in',
    'issue-token': 'a token is issued',
    none: 'success',
  },
  error: 'error response, the password stays as it was',
  otherResponse: 'a response that the contract does not describe',
  emptyBody: 'The response has no body.',
  unknownCode: (product: string) => `The catalog of ${product} does not have this code.`,
  meaning: 'Meaning',
  handling: 'What to do',
  remedy: 'Our advice',
  more: 'In the error reference',
  failures: {
    headers: 'Not sent: a header holds characters that HTTP does not allow there.',
    redirect:
      'The deployment returned a redirect. It was not followed, because that would send ' +
      'password and token to another address. Check the base URL.',
    blocked:
      'The browser blocked the response. Either no service runs at this address, or the ' +
      'deployment does not allow requests from other sites (CORS), as is usual. Whether the ' +
      'request arrived is not known; if it did, the password may have changed. The curl line ' +
      'below works without a browser.',
  },
  state: 'Accounts in the sandbox',
  stateOf: (name: string, changes: number) => `${name}: ${timesSet(changes)}`,
  nowPassword: ', now ',
  codeSent: (purpose: string, to: string) => `${purpose} code sent to ${to}: `,
  passwordChanged: 'changed by this request',
  reset: 'Reset the sandbox',
  isReset: 'The sandbox is in its initial state.',
  request: 'Request as sent',
  sameRequest: 'The same request',
  elsewhere: (command: string) => `For the sandbox that \`${command}\` starts.`,
  showSecrets: 'Show secrets',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Press Ctrl+C',
  leftOutOfCall: (names: string) => `left out on purpose: ${names}`,
  forcedOutOfCall: 'The client sends no Prefer header.',
}

function timesSet(changes: number): string {
  if (changes === 0) return 'initial password'
  return changes === 1 ? 'password set once' : `password set ${changes} times`
}
