// Recipes for clients in other languages, and the links to their pages.
import { type Html, html, joined } from './html.ts'

/** A recipe as `scripts/clients/` has it. */
export interface LanguageRecipe {
  /** The name of its folder. */
  name: string
  language: string
  generator: string
  contract: string
  commands: string[]
  /** Settings, build files and the program, by path. */
  files: Record<string, string>
}

export function languagePath({ name }: LanguageRecipe): string {
  return `language-${name}`
}

export function languageLinks(recipes: LanguageRecipe[]): Html {
  const links = recipes.map(
    (it) =>
      html`<li>
        <a href="${languagePath(it)}.html">${it.language}</a> <span>${it.generator}</span>
      </li>`,
  )
  return html`<ul class="cards">
    ${joined(links, '')}
  </ul>`
}
