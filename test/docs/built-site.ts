// The site as tests read it: built once a file into a folder below others, so that a link that holds only at the
// root of a server is seen.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from '../../scripts/docs/build.ts'

export interface BuiltSite {
  folder: string
  /** All files as text, by their path in the site. */
  files: Map<string, string>
  /** The pages in both languages, and the start. */
  pages: string[]
  /** The address of a file on the disk. */
  at(name: string): string
  remove(): void
}

export async function buildSite(): Promise<BuiltSite> {
  const base = mkdtempSync(path.join(tmpdir(), 'docs-'))
  const folder = path.join(base, 'under', 'a-prefix')
  await build(folder)
  const files = filesOf(folder)
  return {
    folder,
    files,
    pages: [...files.keys()].filter(
      (name) => name.endsWith('.html') && name !== '404.html' && !name.startsWith('example-report'),
    ),
    at: (name) => pathToFileURL(folder).href + '/' + name,
    remove: () => rmSync(base, { recursive: true }),
  }
}

export function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => path.relative(folder, path.join(it.parentPath, it.name)).replaceAll('\\', '/'))
    .sort()
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]))
}

/** What a page loads or leads to, without what its scripts hold. */
export function linksIn(page: string): string[] {
  const markup = page.replace(
    /<script\b[^>]*>[\s\S]*?<\/script>/g,
    (script) => /^<script[^>]*>/.exec(script)?.[0] ?? '',
  )
  return [...markup.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, link = '']) => text(link))
}

/** Links that lead to no file of the site, or to no anchor of its page. */
export function brokenLinks(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([name]) => name.endsWith('.html') && name !== '404.html')
    .flatMap(([name, page]) => {
      const isBroken = (link: string) => {
        if (/^(https?|data|mailto):/.test(link)) return false
        const { pathname, hash } = new URL(link, `file:///${name}`)
        const target = files.get(decodeURIComponent(pathname.slice(1)))
        if (target === undefined) return true
        const id = decodeURIComponent(hash.slice(1))
        return id !== '' && !pathname.endsWith('console.html') && !idsIn(target).has(id)
      }
      return [...new Set(linksIn(page))].filter(isBroken).map((link) => `${name}: ${link}`)
    })
}

const idsOf = new Map<string, Set<string>>()

export function idsIn(page: string): Set<string> {
  const known = idsOf.get(page)
  if (known) return known
  const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => text(id)))
  idsOf.set(page, ids)
  return ids
}

function text(attribute: string): string {
  return attribute.replace(/&#(\d+);/g, (_, number) => String.fromCharCode(Number(number)))
}
