// The report for programs, as report.schema.json describes it. What a log or a terminal would act on is
// escaped, so the file can be printed as it is.
import type { Report } from './report.ts'

const unsafe = /[^\P{C}\n]|[\u2028\u2029]|#(?=#(?:vso)?\[)/giu

export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2).replace(unsafe, (it) =>
    it
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )}\n`
}
