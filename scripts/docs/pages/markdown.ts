// Markdown as markup: guides, and descriptions of the contract. In a guide, a line `{{name}}` is replaced by a part
// that is generated, so that guides retype nothing that the code knows.
import hljs from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import go from 'highlight.js/lib/languages/go'
import java from 'highlight.js/lib/languages/java'
import json from 'highlight.js/lib/languages/json'
import kotlin from 'highlight.js/lib/languages/kotlin'
import php from 'highlight.js/lib/languages/php'
import python from 'highlight.js/lib/languages/python'
import rust from 'highlight.js/lib/languages/rust'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { Marked, type Tokens } from 'marked'
import { type Html, escape, html, raw, table } from './html.ts'

const languages = {
  sh: bash,
  go,
  java,
  json,
  kt: kotlin,
  php,
  py: python,
  rs: rust,
  ts: typescript,
  js: typescript,
  xml,
  html: xml,
  yaml,
  yml: yaml,
}
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language)

export interface Guide {
  title: string
  body: Html
  /** Second-level headings, for the list of contents. */
  headings: { id: string; text: string }[]
}

export interface GuideText {
  markdown: string
  /** The same guide in the language that its anchors come from, so that a switch of language stays in place. */
  original: string
  file: string
  parts: Record<string, Html>
  /** Relative path to the folder of the pages. */
  pages: string
}

/** Throws if the Markdown names a part that does not exist, has no title, or has other headings than the original. */
export function guide({ markdown, original, file, parts, pages }: GuideText): Guide {
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
        const name = /^\{\{([\w.-]+)\}\}$/.exec(text)?.[1]
        return name === undefined
          ? `<p>${this.parser.parseInline(tokens)}</p>\n`
          : partNamed(name, parts, file).markup
      },
      code: ({ text, lang = '' }) => code(text, lang).markup,
      link({ href, tokens }) {
        const isOurs = !/^[a-z]+:|^#/.test(href)
        return `<a href="${escape(isOurs ? pages + href : href)}">${this.parser.parseInline(tokens)}</a>`
      },
      table(token) {
        return tableOf(token, (tokens) => this.parser.parseInline(tokens))
      },
    },
  })
  const body = raw(marked.parse(markdown, { async: false }))
  if (title === '') throw new Error(`${file}: lacks a title; begin with a line "# …"`)
  return { title, body, headings }
}

function partNamed(name: string, parts: Record<string, Html>, file: string): Html {
  const part = parts[name]
  if (part) return part
  throw new Error(`${file}: no part {{${name}}}; use one of ${Object.keys(parts).join(', ')}`)
}

function tableOf(
  { header, rows }: Tokens.Table,
  inLine: (tokens: Tokens.TableCell['tokens']) => string,
): string {
  const cell = ({ tokens }: Tokens.TableCell) => raw(inLine(tokens))
  return table(
    header.map(cell),
    rows.map((cells) => cells.map(cell)),
  ).markup
}

function anchors(markdown: string): string[] {
  return new Marked().lexer(markdown).flatMap((token) => {
    const { depth, text } = token as Tokens.Heading // looked at only where it is one
    return token.type === 'heading' && depth > 1
      ? [text.toLowerCase().replaceAll(/[^a-z\d]+/g, '-')]
      : []
  })
}

/** A description of the contract. */
export function proseMarkdown(text: string): Html {
  return raw(described.parse(text, { async: false }))
}

/** A text of the contract within a line. */
export function inlineMarkdown(text: string): Html {
  return raw(described.parseInline(text, { async: false }))
}

/** In Chinese text, a title of the vendor's in English is marked as such. */
function englishMarked(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text
  const words = /[A-Za-z][A-Za-z'’-]*(?:,? [A-Za-z][A-Za-z'’-]*){3,}/g
  return text.replace(words, (it) => `<span lang="en">${it}</span>`)
}

/** Descriptions are ours, and bring no markup of their own all the same. */
const described = new Marked({
  renderer: {
    html: ({ text }) => escape(text),
    text(token) {
      return 'tokens' in token && token.tokens
        ? this.parser.parseInline(token.tokens)
        : englishMarked('escaped' in token && token.escaped ? token.text : escape(token.text))
    },
    table(token) {
      return tableOf(token, (tokens) => this.parser.parseInline(tokens))
    },
  },
})

/** A sample, coloured where its language is known. */
export function code(text: string, language: string): Html {
  const known = hljs.getLanguage(language)
  const coloured = known ? raw(hljs.highlight(text, { language }).value) : html`${text}`
  return html`<pre tabindex="0"><code class="${language}">${coloured}</code></pre> `
}
