// Messages that come wrongly: none, raw, of another code, in another language, in broken characters.
import { sampleValues } from '../../conditions/index.ts'
import { type CatalogError, type Language, fill, template } from '../../contract/catalog.ts'
import type { Json } from '../../contract/json.ts'
import {
  type FaultyDeployment,
  type Need,
  type Refusal,
  familyOf,
  holder,
  isAbout,
  membersOf,
  messageOf,
  refusing,
  withBody,
  withMessage,
} from './faulty.ts'
import type { Visit } from './visit.ts'

const fault = familyOf('message')

const inChinese =
  (condition?: string): Need =>
  ({ languages, errors }) =>
    languages.includes('zh') &&
    errors.some(
      (error) =>
        error.message.zh &&
        error.message.en &&
        (condition === undefined || isAbout(error, condition)),
    )
const hasParameters =
  (condition: string): Need =>
  ({ errors }) =>
    errors.some((error) => isAbout(error, condition) && error.parameters.length > 0)
const other: Record<Language, Language> = { en: 'zh', zh: 'en' }

const reworded = (
  name: string,
  condition: string | undefined,
  reword: (message: string, answer: Refusal, visit: Visit) => Json,
  needs?: Need,
): FaultyDeployment =>
  fault(
    name,
    { subject: 'message', ...(condition !== undefined && { condition }) },
    refusing(condition, (answer, visit) =>
      withMessage(answer, visit, reword(messageOf(answer, visit), answer, visit)),
    ),
    needs,
  )

/** Answers in another language than asked for, where the catalog has the words. */
const translated = (
  name: string,
  condition: string | undefined,
  to: (asked: Language) => Language,
): FaultyDeployment =>
  fault(
    name,
    { subject: 'language', ...(condition !== undefined && { condition }) },
    refusing(condition, (answer, visit) => {
      const { error } = answer
      const language = visit.language && to(visit.language)
      return language && error.message[language] !== undefined
        ? withMessage(answer, visit, inWords(error, language))
        : answer
    }),
    inChinese(condition),
  )

/** Chinese in broken characters; whether that is a wrong message or a wrong language is in the eye of the reader. */
const garbled = (
  name: string,
  condition: string,
  garble: (message: string) => string,
): FaultyDeployment =>
  fault(
    name,
    { condition },
    refusing(condition, (answer, visit) =>
      visit.language === 'zh'
        ? withMessage(answer, visit, garble(messageOf(answer, visit)))
        : answer,
    ),
    ({ languages, errors }) =>
      languages.includes('zh') &&
      errors.some((error) => isAbout(error, condition) && error.message.zh),
  )

export const message: FaultyDeployment[] = [
  fault(
    'leaves out the message',
    { subject: 'message', condition: 'unknown-client' },
    refusing('unknown-client', (answer, visit) => {
      const { [holder(visit, answer.error, 'error.message')]: _, ...rest } = membersOf(answer)
      return withBody(answer, rest)
    }),
  ),
  reworded('writes null for the message', 'wrong-code', () => null),
  reworded('writes an empty message', 'unknown-user', () => ''),
  reworded('writes a blank message', 'password-weak', () => ' '),
  reworded(
    'writes a message in every language at once, as an object',
    'password-reused',
    (_, { error }) => ({ ...error.message }),
  ),
  reworded('writes a list of messages', 'missing', (it) => [it]),
  reworded(
    'writes the code as the message',
    'password-contains-identity',
    (_, { error }) => error.code,
  ),
  reworded('writes the key of a message bundle', 'wrong-code', () => 'error.verify.code.incorrect'),
  reworded('writes the reason phrase of the status as the message', 'missing', () => 'Bad Request'),
  reworded(
    'writes the handling as the message',
    'unknown-client',
    (_, { error }, { language }) => error.handling[language ?? 'en'] ?? 'Please try again',
    ({ errors }) => errors.some((error) => isAbout(error, 'unknown-client')),
  ),
  reworded(
    'writes the message of another code',
    'unknown-user',
    (it, { error }, { variant, language = 'en' }) => {
      const twin = variant?.errors.find(
        (entry) =>
          entry !== error && entry.condition !== error.condition && entry.message[language],
      )
      return twin ? inWords(twin, language) : it
    },
  ),
  reworded('cuts the message after six characters', 'unknown-client', (it) => it.slice(0, 6)),
  reworded(
    'leaves placeholders raw',
    'password-length',
    (_, { error }, { language = 'en' }) => template(error, language),
    hasParameters('password-length'),
  ),
  reworded(
    'leaves the placeholder raw in Chinese alone',
    'password-repeats',
    (it, { error }, { language }) => (language === 'zh' ? template(error, 'zh') : it),
    hasParameters('password-repeats'),
  ),
  reworded(
    'leaves named placeholders raw',
    'password-length',
    (_, { error }, { language = 'en' }) => filledBy(error, language, (name) => `{${name}}`),
    hasParameters('password-length'),
  ),
  reworded(
    'leaves the placeholders of another language raw',
    'password-length',
    (_, { error }, { language = 'en' }) => filledBy(error, language, () => '%d'),
    hasParameters('password-length'),
  ),
  reworded(
    'fills placeholders with nothing',
    'password-length',
    (_, { error }, { language = 'en' }) => filledBy(error, language, () => ''),
    hasParameters('password-length'),
  ),
  reworded(
    'fills placeholders with null',
    'password-repeats',
    (_, { error }, { language = 'en' }) => filledBy(error, language, () => 'null'),
    hasParameters('password-repeats'),
  ),
  reworded(
    'fills placeholders with undefined',
    'password-too-simple',
    (_, { error }, { language = 'en' }) => filledBy(error, language, () => 'undefined'),
    hasParameters('password-too-simple'),
  ),
  reworded(
    'swaps the least and the most',
    'password-length',
    (_, { error }, { language = 'en' }) =>
      fill(template(error, language), sampleValues(error).reverse(), language),
    hasParameters('password-length'),
  ),
  reworded(
    'writes an object into a placeholder',
    'password-too-simple',
    (_, { error }, { language = 'en' }) => filledBy(error, language, () => String({})),
    hasParameters('password-too-simple'),
  ),
  fault(
    'answers in the language that the browser prefers',
    { subject: 'language' },
    refusing(undefined, (answer, visit) => {
      const preferred = visit.call.headers.get('accept-language')
      return preferred === 'en' || preferred === 'zh'
        ? withMessage(answer, visit, inWords(answer.error, preferred))
        : answer
    }),
    inChinese(),
  ),
  reworded(
    'escapes the message for JSON twice',
    'wrong-code',
    (it, _, { language }) => (language === 'zh' ? escaped(it) : it),
    inChinese('wrong-code'),
  ),
  reworded(
    'escapes the message for HTML',
    'unknown-user',
    (it, _, { language }) => (language === 'zh' ? entities(it) : it),
    inChinese('unknown-user'),
  ),
  reworded(
    'has no message where no language is asked for',
    undefined,
    (it, _, { language }) => (language ? it : ''),
    ({ languages }) => languages.length > 0,
  ),
  translated('answers English where Chinese is asked for', 'password-weak', () => 'en'),
  translated('answers Chinese where English is asked for', 'unknown-user', () => 'zh'),
  translated('ignores the language that is asked for', undefined, () => 'en'),
  translated('takes one language for the other', undefined, (asked) => other[asked]),
  remembering('answers in the language of the request before'),
  translated(
    'lacks the Chinese words for a password of wrong length',
    'password-length',
    () => 'en',
  ),
  garbled('reads its UTF-8 as Latin-1 once too often', 'wrong-code', (it) =>
    String.fromCharCode(...new TextEncoder().encode(it)),
  ),
  garbled('reads its UTF-8 as GBK', 'unknown-client', (it) =>
    new TextDecoder('gbk').decode(new TextEncoder().encode(it)),
  ),
  garbled(
    'writes question marks for Chinese, as a servlet without a charset does',
    'password-reused',
    (it) => it.replaceAll(/[^\x00-\x7f]/g, '?'),
  ),
  garbled('writes replacement characters for Chinese', 'missing', (it) =>
    it.replaceAll(/[^\x00-\x7f]/g, '\ufffd'),
  ),
]

/** A language that stays with the thread that serves: each answer is in the one that was asked for before. */
function remembering(name: string): FaultyDeployment {
  const before = new WeakMap<object, Language>()
  const behave = refusing(undefined, (answer, visit) => {
    const { language, sandbox } = visit
    const last = before.get(sandbox)
    if (language) before.set(sandbox, language)
    return language && last && answer.error.message[last] !== undefined
      ? withMessage(answer, visit, inWords(answer.error, last))
      : answer
  })
  return fault(name, { subject: 'language' }, behave, inChinese())
}

function inWords(error: CatalogError, language: Language): string {
  return fill(template(error, language), sampleValues(error), language)
}

function filledBy(
  error: CatalogError,
  language: Language,
  value: (name: string) => string,
): string {
  return fill(template(error, language), error.parameters.map(value), language)
}

function escaped(text: string): string {
  return text.replaceAll(
    /[^\x00-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function entities(text: string): string {
  return text.replaceAll(/[^\x00-\x7f]/g, (character) => `&#${character.codePointAt(0)};`)
}
