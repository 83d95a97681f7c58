// The page that servers of static files show for what they do not have, in both languages and without files. It
// stands in for any address, so that no relative link is right: its script looks for the root of the site.
import { createHash } from 'node:crypto'
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

const policy = [
  "default-src 'none'",
  `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  "connect-src 'self'",
].join('; ')

export function notFoundPage(): string {
  const parts = (['en', 'zh'] as const).map((language) => {
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
      </head>
      <body>
        <main>${parts}</main>
        ${raw(`<script>${script}</script>`)}
      </body>
    </html> `.markup
}
