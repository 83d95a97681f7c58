// The report folder. It is made and tested before the first request, since a run that changed a password
// must not end without its report; each file appears whole or not at all.
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pageNames, reportPage } from './html.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import type { Report } from './report.ts'

const outputs: Record<string, (report: Report) => string> = {
  'report.json': json,
  'junit.xml': junit,
  [pageNames.en]: (report) => reportPage(report, 'en'),
  [pageNames.zh]: (report) => reportPage(report, 'zh'),
  'summary.md': markdown,
}

/** Makes the folder if it is missing; throws an error that names the folder if it cannot be written. */
export function prepareFolder(folder: string): void {
  try {
    tryFolder(folder)
  } catch (cause) {
    throw folderError(folder, cause)
  }
}

/** Makes the folder if it is missing; throws Node's error if nothing can be written there. */
export function tryFolder(folder: string): void {
  const probe = path.join(folder, `.idaas-password-${process.pid}`)
  makeFolder(folder)
  writeFileSync(probe, '', { flag: 'wx' })
  rmSync(probe)
}

/** Node's own way, `recursive`, never ends where a file system has no room for folders, such as below /proc. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // of Node
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return
    const parent = path.dirname(folder)
    if (code !== 'ENOENT' || parent === folder) throw error
    makeFolder(parent)
    mkdirSync(folder)
  }
}

/** Throws an error that names the folder and the first file that could not be written; the others are. */
export function writeReports(folder: string, report: Report): void {
  const failures = Object.entries(outputs).flatMap(([name, print]) => {
    const file = path.join(folder, name)
    const unfinished = `${file}.${process.pid}.tmp`
    try {
      writeFileSync(unfinished, print(report))
      renameSync(unfinished, file)
      return []
    } catch (cause) {
      if (existsSync(unfinished)) rmSync(unfinished)
      return [folderError(file, cause)]
    }
  })
  if (failures[0]) throw failures[0]
}

function folderError(place: string, cause: unknown): Error {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause)
  return new Error(`--report: ${place} cannot be written (${code}); name a folder that can`, {
    cause,
  })
}
