// The page that servers of static files show for what they do not have, in both languages and without files. It
// stands in for any address, so that no relative link is right: its script looks for the root of the site.
import { createHash } from 'node:crypto'
import { languages } from '../../contract/catalog.ts'
import { siteMessages } from '../messages/messages.ts'
import { html, raw } from './html.ts'

/** From the folder of the address upwards, the first that has a file of the site is its root. */
const script = `(async () => {
  const folders = location.pathname.split('/').slice(0, -1).filter(Boolean)
  for (let count = folders.length; count >= 0; count--) {
    const root = ['', ...folders.slice(0, count), ''].join('/')
    const isRoot = await fetch(root + 'assets/theme.js', { method: 'HEAD' }).then((it) => it.ok, () => false)
    if (!isRoot) continue
    for (const link of document.links) link.href = root + link.getAttribute('href').slice(1)
    return
  }
})()`

const style = `body {
  max-width: 40rem;
  margin: 4rem auto;
  padding: 0 1rem;
  background: Canvas;
  color: CanvasText;
  font: 1rem/1.6 system-ui, sans-serif;
}
a { color: LinkText }`

const policy = [
  "default-src 'none'",
  `script-src '${hashOf(script)}'`,
  `style-src '${hashOf(style)}'`,
  "connect-src 'self'",
].join('; ')

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

export function notFoundPage(): string {
  const parts = languages.map((language) => {
    const { lang, notFound, start, errors } = siteMessages[language]
    return html`<section lang="${lang}">
      <h1>${notFound}</h1>
      <p>
        <a href="/${language}/index.html">${start}</a> ·
        <a href="/${language}/errors.html">${errors}</a>
      </p>
    </section>`
  })
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>404</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <main>${parts}</main>
        ${raw(`<script>${script}</script>`)}
      </body>
    </html> `.markup
}
