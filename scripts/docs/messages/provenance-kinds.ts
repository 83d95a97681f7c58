// What the marks of provenance say, on every page and in the console.
import type { Language, Speaker } from '../../contract/catalog.ts'
import type { Source } from '../../contract/provenance.ts'

export type Kind = 'document' | 'sibling' | 'report' | 'inferred' | 'ours'

export const kinds: Record<Language, Record<Kind, string>> = {
  en: {
    document: 'documented',
    sibling: 'sibling page',
    report: 'reported',
    inferred: 'inferred',
    ours: 'ours',
  },
  zh: {
    document: '文档载明',
    sibling: '相关页面',
    report: '第三方记录',
    inferred: '推断',
    ours: '本项目',
  },
}

export function kindOf(speaker: Speaker, sources: Record<string, Source>): Kind {
  return sources[speaker]?.kind ?? (speaker === 'ours' ? 'ours' : 'inferred')
}
