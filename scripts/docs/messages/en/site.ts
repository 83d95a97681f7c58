// The pages' own words in English. What the contract says comes from the contract.
import { kinds } from '../provenance-kinds.ts'

export const site = {
  lang: 'en',
  name: 'English',
  comma: ', ',
  colon: ': ',
  start: 'Start',
  errors: 'Error codes',
  errorsLead:
    'Branch on the code, show the message. A code is unique within its product only: the same' +
    ' code can mean something else in another product.',
  reference: 'Reference',
  referenceLead:
    'Each product has a page of its own, with the operations that it offers and what this ' +
    'contract does not cover. An operation page has every input, a curl line, TypeScript and ' +
    'the error codes.',
  console: 'Console',
  decisions: 'Decisions',
  decisionsLead:
    'The vendor’s pages contradict each other, leave gaps and are damaged in places. This is ' +
    'what each of them says, and what the contract makes of it.',
  guides: 'Guides',
  skip: 'Skip to the content',
  overlay: 'Of one deployment, by an overlay:',
  pages: 'Pages',
  otherLanguage: 'This page in English',
  themes: { light: 'Switch to the light theme', dark: 'Switch to the dark theme' },
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not copied',
  independent:
    'This is independent work. It is not made, checked or endorsed by BambooCloud or Huawei; ' +
    'names of products belong to their owners.',
  licences: 'Licences',
  notFound: 'This page does not exist',

  message: 'Message',
  status: 'Status',
  when: 'When',
  returnedBy: 'Returned by',
  returnedByNone: 'None of the operations described here',
  notTied: 'Whether an operation described here returns it is not published',
  vendorHandling: 'The vendor’s advice',
  handling: 'What to do',
  remedy: 'Our advice',
  source: 'Source',
  inferred: 'Inferred',
  note: 'Note',
  otherMessage: { en: 'No English message is published', zh: 'No Chinese message is published' },
  alsoIn: 'The same code in',
  behind: 'Decisions',
  tryIt: 'Provoke it',
  inTypeScript: 'Handle it in TypeScript',
  fromTheseOperations: 'Returned by the operations described here',
  elsewhere: 'Other codes of this product',

  marks: 'Where a statement comes from',
  marksLead:
    'Statements carry a mark. A statement without a mark stands in the vendor’s documents that the page names.',
  marksText: {
    document: 'It stands in one of the five documents that describe these operations.',
    sibling: 'It stands on another page of the vendor, beside these documents.',
    report:
      'Somebody else reports it, such as a program that calls a tenant. No page of the vendor says it.',
    inferred: 'No page says it. We infer it, and say from what.',
    ours: 'It is our own advice. No page says it.',
  },
  kinds: kinds.en,

  find: 'Find an error code',
  findHint: 'Code, message, log line',
  codesOnly: 'This search knows error codes only. Other questions: ',
  ownCodes: 'A deployment with codes of its own',
  findButton: 'Find',
  findWithoutScript:
    'This search needs JavaScript. Without it, search this page with your browser (Ctrl+F or ' +
    '⌘F) for the code, for example PWD.0005, or for a few words of the message.',
  all: 'All',
  allCodes: 'All codes',
  codesOf: 'All error codes',

  operation: 'Operation',
  operations: 'Operations',
  product: 'Product',
  products: 'Products',
  mode: 'Mode',
  modes: {
    change: 'Change: the user is signed in',
    reset: 'Reset: the user forgot the password',
  } as Record<string, string>,
  codes: 'Error codes',
  codeType: 'Verification code type',
  codeTypeText: 'Request the verification code with this type.',
  token: 'Token',
  noToken: 'None. This operation needs no Authorization header.',
  thePage: (isFirst: boolean): string => (isFirst ? 'The page' : 'the page'),
  describedThere: 'What follows is from the page about this call.',
  inputs: 'Inputs',
  fields: 'All inputs',
  filterFields: 'Name or meaning',
  nothingHere: 'Nothing matches. Try fewer letters.',
  input: 'Name',
  places: {
    path: 'in the path',
    query: 'in the query',
    header: 'header',
    body: 'in the body',
  } as Record<string, string>,
  required: 'required',
  optional: 'optional',
  meaning: 'Meaning',
  example: 'Example',
  examples: 'Examples',
  defaultValue: 'Default',
  responses: 'Responses',
  noBody: 'no body',
  closedList: 'The codes of the table on the vendor’s page. That there are no others is inferred.',
  openList:
    'The vendor publishes only some of the codes. Expect others, and treat an unknown code as a failure.',
  listWithoutPage: 'That this request gets the codes below is inferred.',
  markedCodes:
    'The page does not have the codes that carry a mark; the entry of each says why it is here.',
  order: 'The service is taken to judge a request in this order; do not rely on it.',
  sampleCall: 'An example',
  sampleForOne: 'It works as it stands with the sandbox that this command starts:',
  sampleFor: 'Both work as they stand with the sandbox that this command starts:',
  relatedDecisions: 'Decisions about this operation',
  openConsole: 'Open in the console',
  codesOfProduct: 'All error codes of this product',
  whatItOffers: 'What it offers',
  companions: 'Companion operations',
  companionsLead:
    'They send the code, sign in or get a token. Sandbox and console have them, so that you can try' +
    ' a whole journey. They are not part of what this contract promises.',
  notCovered: 'What is not covered',
  notCoveredLead:
    'These tasks exist in the product or are asked for, and this contract does not describe ' +
    'them. The link leads to the vendor’s page.',
  notCoveredNothing: 'Nothing that we know of.',
  singleFile: 'A single file',
  singleFileText:
    'The same reference as one file, made by Redocly: run this command in a clone of the repository.',

  says: 'The vendor says',
  weDecide: 'Decision',
  why: 'Why',
  about: 'About',
  decisionKinds: {
    contradiction: 'Contradictions',
    ambiguity: 'Ambiguities',
    gap: 'Gaps',
    artefact: 'Damaged pages',
  } as Record<string, string>,
  filterDecisions: 'Filter by words',
  everywhere: 'the catalog',

  who: 'Who sets the password?',
  callers: {
    idToken: 'A signed-in user',
    none: 'A user who forgot it',
    accessToken: 'An administrator’s app',
  } as Record<string, string>,
  accountBy: {
    idToken: 'by the id token',
    'account.mobile': 'by mobile number',
    'account.email': 'by e-mail address',
    'account.userId': 'by user id',
    'account.username': 'by username',
  } as Record<string, string>,
  operationsTitle: 'Which operation to use',
  operationsText:
    'Choose by who sets the password, then by what names the account, then by product.',
  flowTitle: 'From a verification code to a new password',
  actors: ['User', 'Your app', 'The service'],
  steps: {
    ask: 'wants a new password',
    send: 'sends a code of the type for this operation',
    deliver: 'code by SMS or e-mail',
    enter: 'code and new password',
    call: 'one of the operations above',
    refused: '4xx or 500 with an error code',
    show: 'what to do about it',
    done: '200: the password is set',
  },
  again: 'until it succeeds',

  accountColumns: {
    account: 'Account',
    mobile: 'Mobile number',
    email: 'E-mail',
    password: 'Password',
    code: 'Code',
    idToken: 'Id token',
  },
  key: 'Key',
  value: 'Value',
  exitCode: 'Exit code',
  verdict: 'Verdict',
  outcomes: [
    'no violation: no clause that was tried is violated',
    'findings: a clause is violated',
    'inconclusive: the run stopped early, or nothing could be verified',
    'refused as unsafe: nothing was sent',
    'environment or usage: no connection, an invalid profile, or an unknown option',
  ],
  findings: 'Findings of the check',
  whyItMatters: 'Why it matters',
  howToFix: 'How to fix it on the server',
  leaveOut: 'If you know about it',
  leaveOutText:
    'A waiver in the profile keeps the finding in the report but does not count it until a ' +
    'day that you choose. This leaves it out of one run:',
  listOf: 'list of',
  kindsOfValue: {
    text: 'text',
    number: 'whole number',
    boolean: 'true or false',
    record: 'one for each purpose',
  },
  language: 'Language',
  generator: 'Generator',
  commands: 'Commands',
  program: 'A program',
}
