// Messages that are wrong: none, raw, of another code, in another language, in broken characters.
import { sampleValues } from '../../scripts/model/conditions.ts'
import { type Language, fill, template } from '../../scripts/contract/catalog.ts'
import {
  type Edit,
  type ErrorRow,
  type Mutant,
  type Need,
  errorMutants,
  familyOf,
  onError,
} from './deployment.ts'
import { filling, inChinese, message as reworded, without, wordsOf } from './edits.ts'
import { unicodeEscapes, utf8 } from './encodings.ts'

const hasChinese =
  (condition?: string): Need =>
  ({ languages, errors }) =>
    languages.includes('zh') &&
    errors.some(
      (error) => error.message.zh && (condition === undefined || error.condition === condition),
    )
const hasBothLanguages =
  (condition?: string): Need =>
  ({ languages, errors }) =>
    languages.includes('zh') &&
    errors.some(
      ({ message, condition: own }) =>
        message.zh && message.en && (condition === undefined || own === condition),
    )
const hasParameters =
  (condition: string): Need =>
  ({ errors }) =>
    errors.some((error) => error.condition === condition && error.parameters.length > 0)

const other: Record<Language, Language> = { en: 'zh', zh: 'en' }

/** The message in another language than asked for, if the catalog has the words. */
const translated = (to: (asked: Language) => Language | undefined): Edit =>
  reworded((own, { language }, error) => {
    const into = language && to(language)
    return into && error.message[into] !== undefined ? wordsOf(error, into) : own
  })

const ofAnotherCode = reworded((own, { variant, language = 'en' }, error) => {
  const twin = variant?.errors.find(
    (it) => it.condition !== error.condition && it.message[language],
  )
  return twin ? wordsOf(twin, language) : own
})

const raw = reworded((_, { language = 'en' }, error) => template(error, language))

const swapped = reworded((_, { language = 'en' }, error) =>
  fill(template(error, language), sampleValues(error).reverse(), language),
)

const entities = (text: string) =>
  text.replaceAll(/[^\x00-\x7f]/g, (character) => `&#${character.codePointAt(0)};`)

const rewordings: ErrorRow[] = [
  ['leaves out the message', 'unknown-client', without('error.message')],
  ['writes null for the message', 'wrong-code', reworded(() => null)],
  ['writes an empty message', 'unknown-user', reworded(() => '')],
  ['writes a blank message', 'password-weak', reworded(() => ' ')],
  [
    'writes a message in every language at once, as an object',
    'password-reused',
    reworded((_, __, error) => ({ ...error.message })),
  ],
  ['writes a list of messages', 'missing', reworded((it) => [it])],
  [
    'writes the code as the message',
    'password-contains-identity',
    reworded((_, __, error) => error.code),
  ],
  [
    'writes the key of a message bundle',
    'wrong-code',
    reworded(() => 'error.verify.code.incorrect'),
  ],
  [
    'writes the reason phrase of the status as the message',
    'missing',
    reworded(() => 'Bad Request'),
  ],
  [
    'writes the handling as the message',
    'unknown-client',
    reworded((_, { language }, error) => error.handling[language ?? 'en'] ?? 'Please try again'),
  ],
  ['writes the message of another code', 'unknown-user', ofAnotherCode],
  ['cuts the message after six characters', 'unknown-client', reworded((it) => it.slice(0, 6))],
  [
    'escapes the message for JSON twice',
    'wrong-code',
    inChinese(reworded(unicodeEscapes)),
    hasBothLanguages('wrong-code'),
  ],
  [
    'escapes the message for HTML',
    'unknown-user',
    inChinese(reworded(entities)),
    hasBothLanguages('unknown-user'),
  ],
  [
    'has no message if no language is asked for',
    undefined,
    reworded((it, { language }) => (language ? it : '')),
    ({ languages }) => languages.length > 0,
  ],
]

const placeholders: [name: string, condition: string, edit: Edit][] = [
  ['leaves placeholders raw', 'password-length', raw],
  ['leaves the placeholder raw in Chinese alone', 'password-repeats', inChinese(raw)],
  ['leaves named placeholders raw', 'password-length', filling((name) => `{${name}}`)],
  [
    'leaves the placeholders of another programming language raw',
    'password-length',
    filling(() => '%d'),
  ],
  ['fills placeholders with nothing', 'password-length', filling(() => '')],
  ['fills a placeholder at the end with nothing', 'password-too-simple', filling(() => '')],
  ['fills placeholders with null', 'password-repeats', filling(() => 'null')],
  ['fills placeholders with undefined', 'password-too-simple', filling(() => 'undefined')],
  ['swaps the least and the most', 'password-length', swapped],
  ['writes an object into a placeholder', 'password-too-simple', filling(() => String({}))],
]

const languages: ErrorRow[] = [
  ['responds in English if Chinese is asked for', 'password-weak', translated(() => 'en')],
  ['responds in Chinese if English is asked for', 'unknown-user', translated(() => 'zh')],
  ['ignores the language that is asked for', undefined, translated(() => 'en')],
  ['takes one language for the other', undefined, translated((asked) => other[asked])],
  [
    'lacks the Chinese words for a password of wrong length',
    'password-length',
    translated(() => 'en'),
  ],
  [
    'responds in the language that the browser prefers',
    undefined,
    reworded((own, { request }, error) => {
      const preferred = request.headers.get('accept-language')
      return preferred === 'en' || preferred === 'zh' ? wordsOf(error, preferred) : own
    }),
  ],
]

/** Chinese in broken characters; the subject may be the message or the language. */
const garbled: [name: string, condition: string, garble: (message: string) => string][] = [
  [
    'reads its UTF-8 as Latin-1 once too often',
    'wrong-code',
    (it) => String.fromCharCode(...utf8(it)),
  ],
  ['reads its UTF-8 as GBK', 'unknown-client', (it) => new TextDecoder('gbk').decode(utf8(it))],
  [
    'writes question marks for Chinese, as a servlet without a charset does',
    'password-reused',
    (it) => it.replaceAll(/[^\x00-\x7f]/g, '?'),
  ],
  [
    'writes replacement characters for Chinese',
    'missing',
    (it) => it.replaceAll(/[^\x00-\x7f]/g, '\ufffd'),
  ],
]

export const message: Mutant[] = [
  ...errorMutants('message', 'message', [
    ...rewordings,
    ...placeholders.map(([name, condition, edit]): ErrorRow => [
      name,
      condition,
      edit,
      hasParameters(condition),
    ]),
  ]),
  ...errorMutants(
    'message',
    'language',
    languages.map(([name, condition, edit]): ErrorRow => [
      name,
      condition,
      edit,
      hasBothLanguages(condition),
    ]),
  ),
  ...errorMutants(
    'message',
    undefined,
    garbled.map(([name, condition, garble]): ErrorRow => [
      name,
      condition,
      inChinese(reworded(garble)),
      hasChinese(condition),
    ]),
  ),
  familyOf('message')(
    'responds in the language of the request before',
    { subject: 'language' },
    { start: rememberLanguage },
    hasBothLanguages(),
  ),
]

/** A language that stays with the thread that serves. */
function rememberLanguage() {
  let before: Language | undefined
  return onError(undefined, (response, exchange) => {
    const last = before
    before = exchange.language ?? before
    return translated(() => last)(response, exchange)
  })
}
