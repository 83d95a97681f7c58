// Text as people paste it, brought into one form: escapes undone, full width as half width, lower case, one word for
// each thing that has several.
import { inOneWord } from './synonyms.ts'
import { unescaped } from './unescape.ts'

/** Lower case without escapes and full-width forms. */
export function normalize(text: string): string {
  return unescaped(text)
    .replace(colours, '')
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .toLowerCase()
}

/** Of a terminal, also where the escape sign itself was lost. */
const colours = /\u001b?\[\d{1,3}(?:;\d{1,3})*m/g

/** Without addresses, hosts, paths and names in code: their words are not those of a message. */
export function prose(normalized: string): string {
  return normalized
    .replace(reasonPhrase, ' ')
    .replace(/(?<![\w.:-])[\w.:-]{0,200}[@/][\w./:@{}?=&%$#-]*/g, ' ')
    .replace(
      /(?<![\w$.-])(?:(?:[a-z_$][\w$-]{0,80}\.){2,}[\w$]+|[\w$]{1,80}\.[a-z]{1,4}:\d+)/g,
      ' ',
    )
}

/** What HTTP itself calls a status says nothing about an error of the service. */
const reasonPhrase = new RegExp(
  String.raw`(?<!\d)[1-5]\d\d[\s:-]+(?:${[
    'bad request',
    'unauthorized',
    'forbidden',
    'not found',
    'method not allowed',
    'not acceptable',
    'request timeout',
    'conflict',
    'unsupported media type',
    'locked',
    'too many requests',
    'internal server error',
    'not implemented',
    'bad gateway',
    'service (?:temporarily )?unavailable',
    'gateway time-?out',
  ].join('|')})`,
  'g',
)

/** Runs of one kind: Chinese characters, other letters, digits. */
export function runs(normalized: string): string[] {
  return normalized.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})\p{L})+|\p{N}+/gu) ?? []
}

/** Stems of words, pairs of Chinese characters, and numbers; one word for each thing that has several. */
export function words(normalized: string): string[] {
  return runs(inOneWord(normalized)).flatMap((run) => {
    if (/^\p{Script=Han}/u.test(run)) return pairs(run)
    if (/^\p{N}/u.test(run)) return [run]
    return run.length > 1 ? [stem(run)] : []
  })
}

/** What two texts share if they speak of the same; short numbers are status codes and counts. */
export function terms(normalized: string): string[] {
  return words(normalized).filter((it) => !commonInLogs.has(it) && !/^\p{N}{1,3}$/u.test(it))
}

/** Words that most sentences or lines of a log have, and that tell nothing about an error. */
const commonInLogs = new Set(
  (
    'a an and at by for in is of on or the to it this that we you my ' +
    'can cannot must should please how do does did what why when where which who ' +
    'error err http https warn info debug exception bad gateway request response status'
  )
    .split(' ')
    .map(stem),
)

function pairs(run: string): string[] {
  const characters = [...run]
  return characters.length === 1
    ? characters
    : characters.slice(1).map((it, index) => `${characters[index]}${it}`)
}

/** Enough of English for the words of error messages: locked, locks and locking are one. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s|e)$/, '') : word
}
