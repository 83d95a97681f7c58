// Clients in other languages, a page each: the generator's settings, the commands, and a program that uses them.
import type { Context } from './context.ts'
import type { Page } from './frame.ts'
import { type Guides, withList } from './guide.ts'
import { html } from './html.ts'
import { type LanguageRecipe, languagePath } from './client-recipes.ts'
import { code } from './markdown.ts'

export function languagePage(context: Context, guides: Guides, recipe: LanguageRecipe): Page {
  const { messages } = context
  const title = recipe.language
  const files = Object.entries(recipe.files).map(
    ([path, text]) =>
      html`<figure>
        <figcaption><code>${path}</code></figcaption>
        ${code(text.trimEnd(), highlighting(path))}
      </figure>`,
  )
  const body = html`<h1>${title}</h1>
    <p class="lead">${recipe.generator}, <code>generated/${recipe.contract}</code></p>
    <h2 id="commands">${messages.commands}</h2>
    ${code(recipe.commands.join('\n'), 'sh')}
    <h2 id="files">${messages.program}</h2>
    ${files}`
  return withList(context, guides, {
    path: languagePath(recipe),
    title,
    body,
    headings: [],
    below: 'languages',
  })
}

/** The name of the language by the ending of the file. */
function highlighting(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}
