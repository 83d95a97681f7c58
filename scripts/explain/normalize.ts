// Text as people paste it, brought into one form: escapes of JSON undone, full width as half width, lower case.

/** Lower case without JSON escapes and full-width forms. */
export function normalize(text: string): string {
  return text
    .replace(/\\+u([\da-f]{4})/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    )
    .replace(/\\+[nrt]/g, ' ')
    .replaceAll('\\', '')
    .normalize('NFKC')
    .toLowerCase()
}

/** Runs of one kind: Chinese characters, other letters, digits. */
export function runs(normalized: string): string[] {
  return normalized.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})\p{L})+|\p{N}+/gu) ?? []
}

/** What two texts share if they speak of the same: stems of words, pairs of Chinese characters, longer numbers. */
export function terms(normalized: string): string[] {
  return runs(normalized).flatMap((run) => {
    if (/^\p{Script=Han}/u.test(run)) return pairs(run)
    if (/^\p{N}/u.test(run)) return run.length > 2 ? [run] : []
    return run.length > 1 ? [stem(run)] : []
  })
}

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
