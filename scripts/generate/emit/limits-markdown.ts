// limits.md: what a call of the contract may be, with the reason for each limit, in English and in Chinese.
import { type Language, languages } from '../../contract/catalog.ts'
import { limits } from '../source/limits.ts'

const words = {
  en: ['What a call may be', 'Part', 'Allowed', 'Why no more'],
  zh: ['接口可以是什么样的', '部分', '允许', '为什么不允许更多'],
} satisfies Record<Language, string[]>

export function limitsMarkdown(): string {
  return languages.map(table).join('\n')
}

function table(language: Language): string {
  const [title, ...columns] = words[language]
  const rows = Object.values(limits).map(({ part, allowed, why }) =>
    [part[language], allowed[language], why[language]].join(' | '),
  )
  return [
    `<a id="${language}"></a>\n\n# ${title}\n`,
    `| ${columns.join(' | ')} |`,
    '|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n')
}
