// Tables that commands write in English, with their words in Chinese. What has no word there stays as it is.
import { forms, lead, words } from '../messages/zh/measurements.ts'

export function measurementsInChinese(markdown: string): string {
  return markdown.split('\n').map(lineInChinese).join('\n')
}

function lineInChinese(line: string): string {
  if (line.startsWith('|')) {
    const cells = line.replace(/^\||\|$/g, '').split('|')
    return `|${cells.map((it) => ` ${phrase(it.trim())} `).join('|')}|`
  }
  const [, who, what, why] = lead.pattern.exec(line) ?? []
  if (who === undefined || what === undefined || why === undefined) return sentence(line)
  return spaced(lead.chinese(phrase(who), phrase(what), phrase(why)))
}

/** With a blank between Chinese and Latin. */
function spaced(text: string): string {
  return text
    .replace(/(?<=[A-Za-z\d])(?=\p{Script=Han})/gu, ' ')
    .replace(/(?<=\p{Script=Han})(?=[A-Za-z\d])/gu, ' ')
}

/** A cell: as a whole, else its parts between commas, if all of them are known. */
function phrase(text: string): string {
  const whole = known(text)
  if (whole !== undefined) return whole
  const [, name, count] = /^(\w+), (\d+)$/.exec(text) ?? []
  const counted = name === undefined ? undefined : known(name)
  if (counted !== undefined) return `${counted}（${count}）`
  const parts = text.split(', ').map(known)
  return parts.every((it) => it !== undefined) ? parts.join('、') : text
}

function known(text: string): string | undefined {
  if (Object.hasOwn(words, text)) return words[text]
  const formed = sentence(text)
  return formed === text ? undefined : formed
}

function sentence(text: string): string {
  return forms.reduce((it, [pattern, chinese]) => it.replace(pattern, chinese), text)
}
