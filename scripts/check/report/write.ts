// All reports of one run, by file name.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { html } from './html.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import type { Report } from './report.ts'

/** Makes the folder where it is missing. */
export function writeReports(folder: string, report: Report): void {
  mkdirSync(folder, { recursive: true })
  const files = {
    'report.json': json,
    'junit.xml': junit,
    'report.html': html,
    'summary.md': markdown,
  }
  for (const [name, print] of Object.entries(files))
    writeFileSync(path.join(folder, name), print(report))
}
