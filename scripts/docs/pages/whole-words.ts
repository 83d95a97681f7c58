// Headings in which no line ends within a word: neither at the hyphen of sign-in nor inside a Chinese word, of which
// browsers know nothing. The style of Chinese headings lets lines end at the marks that are set here alone.
const chinese = new Intl.Segmenter('zh', { granularity: 'word' })

/** The markup of a page with the headings in it so. */
export function withWholeWords(markup: string): string {
  return markup.replace(
    /(<h[1-6](?:\s[^>]*)?>)(.*?)(?=<\/h[1-6]>)/gs,
    (_, start: string, content: string) => start + inHeading(content),
  )
}

function inHeading(content: string): string {
  return content
    .split(/(<code\b.*?<\/code>|<[^>]*>)/s)
    .map((part, index) => (index % 2 === 1 ? part : inText(part)))
    .join('')
}

function inText(text: string): string {
  return text
    .replace(/\p{Script=Han}{2,}/gu, (run) => wordsOf(run).join('<wbr />'))
    .replace(/\w+(?:-\w+)+/g, '<span class="whole">$&</span>')
}

/** After these a line may well end. */
const particles = /[的了和与或]$/

/** One character alone is a part of a word that the dictionary lacks: 花 of 花括号, 码 of 错误码. */
function wordsOf(run: string): string[] {
  const words: string[] = []
  let isOpen = false
  for (const { segment } of chinese.segment(run)) {
    const isSingle = segment.length === 1
    const isJoined = isOpen || (isSingle && !particles.test(words.at(-1) ?? '的'))
    words.push(isJoined ? `${words.pop()}${segment}` : segment)
    isOpen = isSingle && !particles.test(segment)
  }
  return words
}
