// The report for the summary page of a CI job, as GitHub-flavoured Markdown: what the terminal shows, in a
// code block, where nothing is markup. Such a page holds 1 MB, so a long report is cut.
import { withoutCommands } from './plain-text.ts'
import { type Report, counted } from './report.ts'
import { painter, terminal } from './terminal.ts'
import texts from './page-words.json' with { type: 'json' }

const mostCharacters = 200_000

export function markdown(report: Report): string {
  const curls = report.exchanges.map(({ curl }) => curl)
  const repeat =
    curls.length > 0
      ? [
          `<details><summary>To repeat ${counted(curls.length, 'request')}</summary>`,
          'A name in `_JSON` wants the value escaped for JSON, in `_URL` for URLs.',
          fenced(curls.join('\n\n')),
          '</details>',
        ]
      : []
  const blocks = [
    `## Contract check: ${texts.en.outcomes[report.exitCode]}`,
    fenced(terminal(report, painter(false))),
    ...repeat,
  ]
  return withoutCommands(`${blocks.join('\n\n')}\n`)
}

/** The fence is longer than any in the text. */
function fenced(text: string): string {
  const start = text.trimEnd().slice(0, mostCharacters)
  const cut = start.length < text.trimEnd().length ? '\n… the rest is in the other reports' : ''
  const longest = Math.max(2, ...(start.match(/`+/g) ?? []).map((it) => it.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${start}${cut}\n${fence}`
}
