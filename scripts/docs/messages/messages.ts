// What the pages say of their own accord, in both languages. What the contract says comes from the contract.
import type { Language } from '../../contract/catalog.ts'
import type { ReportVerdict } from '../../check/report/report.ts'
import type { Source } from '../../contract/provenance.ts'
import { en } from './en/site.ts'
import { zh } from './zh/site.ts'

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
  decisions: string
  decisionsLead: string
  guides: string
  skip: string
  pages: string
  otherLanguage: string
  themes: Record<'light' | 'dark', string>
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
  steps: readonly [
    ask: string,
    send: string,
    deliver: string,
    enter: string,
    call: string,
    refused: string,
    show: string,
    done: string,
  ]
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
  kindsOfValue: Record<'text' | 'number' | 'boolean', string>
}

export function wordsIn(language: Language): Words {
  return language === 'en' ? en : zh
}
