// A guide's Markdown as markup. A line `{{name}}` is replaced by a part that is generated, so that guides
// retype nothing that the code knows.
import hljs from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import json from 'highlight.js/lib/languages/json'
import typescript from 'highlight.js/lib/languages/typescript'
import yaml from 'highlight.js/lib/languages/yaml'
import { Marked, type Tokens } from 'marked'
import { type Html, escape, html, raw } from './html.ts'

hljs.registerLanguage('sh', bash)
hljs.registerLanguage('json', json)
hljs.registerLanguage('yaml', yaml)
for (const name of ['ts', 'js']) hljs.registerLanguage(name, typescript)

export interface Guide {
  title: string
  body: Html
  /** Second-level headings, for the list of contents. */
  headings: { id: string; text: string }[]
}

/**
 * `original` is the same guide in the language that its anchors come from, so that a switch of language stays in
 * place. Throws where the Markdown names a part that is not there, has no title, or has other headings.
 */
export function guide(
  markdown: string,
  original: string,
  file: string,
  parts: Record<string, Html>,
  pages: string,
): Guide {
  const ids = anchors(original)
  if (anchors(markdown).length !== ids.length)
    throw new Error(`${file}: has other headings than the same guide in English; make them agree`)
  const headings: Guide['headings'] = []
  let title = ''
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const content = this.parser.parseInline(tokens)
        if (depth === 1) {
          title = text
          return `<h1>${content}</h1>\n`
        }
        const id = ids.shift() ?? ''
        if (depth === 2) headings.push({ id, text })
        return `<h${depth} id="${id}">${content}</h${depth}>\n`
      },
      paragraph({ text, tokens }) {
        const name = /^\{\{([\w-]+)\}\}$/.exec(text)?.[1]
        if (name === undefined) return `<p>${this.parser.parseInline(tokens)}</p>\n`
        const part = parts[name]
        if (!part)
          throw new Error(
            `${file}: no part {{${name}}}; use one of ${Object.keys(parts).join(', ')}`,
          )
        return part.markup
      },
      code: ({ text, lang = '' }) => code(text, lang).markup,
      link({ href, tokens }) {
        const isOurs = !/^[a-z]+:|^#/.test(href)
        return `<a href="${escape(isOurs ? pages + href : href)}">${this.parser.parseInline(tokens)}</a>`
      },
      table(token) {
        const row = (cells: typeof token.header, tag: string) =>
          `<tr>${cells.map(({ tokens }) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`
        return `<div class="table" tabindex="0"><table><thead>${row(token.header, 'th')}</thead><tbody>${token.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table></div>\n`
      },
    },
  })
  const body = raw(marked.parse(markdown, { async: false }))
  if (title === '') throw new Error(`${file}: lacks a title; begin with a line "# …"`)
  return { title, body, headings }
}

function anchors(markdown: string): string[] {
  return new Marked().lexer(markdown).flatMap((token) => {
    const { depth, text } = token as Tokens.Heading // looked at only where it is one
    return token.type === 'heading' && depth > 1
      ? [text.toLowerCase().replaceAll(/[^a-z\d]+/g, '-')]
      : []
  })
}

/** A sample, coloured where its language is known. */
export function code(text: string, language: string): Html {
  const known = hljs.getLanguage(language)
  const coloured = known ? raw(hljs.highlight(text, { language }).value) : html`${text}`
  return html`<pre tabindex="0"><code class="${language}">${coloured}</code></pre> `
}
