// What bench, compare and clients write: Markdown tables, each in a section of a file in generated/.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** `Node 20.20.2 on linux, 2 cores of Some CPU, 24 GB` */
export function machine(): string {
  const [cpu] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  const cores = `${os.cpus().length} cores of ${cpu?.model.trim() ?? 'unknown kind'}`
  return `Node ${process.versions.node} on ${process.platform}, ${cores}, ${memory} GB`
}

type Cell = string | number

/** The first and, if it is text, the last column are words; all others are figures. */
export function table(head: string[], rows: Cell[][]): string {
  const line = (cells: Cell[]) => `| ${cells.join(' | ')} |`
  const isFigure = (index: number) =>
    index > 0 && rows.some((row) => /^-?[\d.,]+( \(.*\))?$/.test(String(row[index] ?? '')))
  const rule = head.map((_, index) => (isFigure(index) ? '---:' : '---'))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}

/** Replaces the section of this heading in `generated/FILE`, or adds it. */
export function writeSection(file: string, heading: string, markdown: string): void {
  const target = path.join(import.meta.dirname, '../../generated', file)
  const text = existsSync(target) ? readFileSync(target, 'utf8') : ''
  writeFileSync(target, withSection(text, heading, markdown))
}

function withSection(text: string, heading: string, markdown: string): string {
  const sections = text.split(/^(?=## )/m).filter((it) => it.startsWith('## '))
  const own = `## ${heading}\n\n${markdown.trim()}\n`
  const isOwn = (section: string) => section.startsWith(`## ${heading}\n`)
  const all = sections.some(isOwn)
    ? sections.map((it) => (isOwn(it) ? own : it))
    : [...sections, own]
  return [notice, ...all.map((it) => `${it.trim()}\n`)].join('\n')
}

const notice =
  '<!-- Written by the commands that the sections name; see their option --write. -->\n'
