// Findings of the check as pages describe them, and the links to their pages.
import type { Language } from '../../contract/catalog.ts'
import { type Html, html } from './html.ts'

/** A kind of finding, as the check describes it. */
export interface DescribedFinding {
  id: string
  title: Record<Language, string>
  why: Record<Language, string>
  fix: Record<Language, string>
}

export function findingPath({ id }: Pick<DescribedFinding, 'id'>): string {
  return `finding-${id}`
}

/** All findings in the order of the check, each with its title. */
export function findingLinks(findings: DescribedFinding[], language: Language): Html {
  const links = findings.map(
    (it) =>
      html`<li>
        <a href="${findingPath(it)}.html">${it.title[language]}</a> <code>${it.id}</code>
      </li>`,
  )
  return html`<ul class="operations">
    ${links}
  </ul>`
}
