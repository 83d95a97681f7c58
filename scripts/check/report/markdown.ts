// The report as GitHub-flavoured Markdown for the summary of a CI run: short, since such pages have a limit
// in size; the exchanges are in the other reports.
import {
  type Found,
  type Report,
  countOf,
  counted,
  variantTitle,
  variantsOf,
  findingGroups,
  groupsBy,
  outcomes,
  promised,
  subjectOf,
  untriedByReason,
  verdicts,
  visible,
  waivedText,
  waiverText,
} from './report.ts'

const mostFindings = 100
const mostCharacters = 1000

export function markdown(report: Report): string {
  const { exitCode, answer, target, products, requests, durationMs, startedAt, tool } = report
  const sections = [
    `## ${outcomes[exitCode]}: ${escape(answer)}`,
    `${code(target)} · ${escape(products.join(', '))} · ${counted(requests, 'request')} in ${(durationMs / 1000).toFixed(1)} s · ${escape(startedAt)} · ${escape(`${tool.name} ${tool.version}`)}`,
    ...countTable(report),
    ...findingBlocks(findingGroups(report)),
    ...untriedBlocks(report),
    ...noteBlock(report),
    ...orderBlock(report),
  ]
  return `${sections.join('\n\n')}\n`
}

function countTable({ promises }: Report): string[] {
  if (promises.length === 0) return []
  const row = (name: string, cells: (string | number)[]) => `| ${[name, ...cells].join(' | ')} |`
  const countRow = (name: string, some: Report['promises']) =>
    row(
      name,
      verdicts.map((verdict) => countOf(some, verdict) || '·'),
    )
  return [
    [
      row('Operation', [...verdicts]),
      row(
        '---',
        verdicts.map(() => '--:'),
      ),
      ...variantsOf(promises).map(({ title, promises }) => countRow(escape(title), promises)),
      countRow('**All**', promises),
    ].join('\n'),
  ]
}

function findingBlocks(groups: Found[][]): string[] {
  if (groups.length === 0) return []
  const left = groups.slice(mostFindings).flat().length
  return [
    '### Findings',
    ...groups.slice(0, mostFindings).map(findingBlock),
    ...(left > 0 ? [`${counted(left, 'more finding')} in the HTML and JSON reports.`] : []),
  ]
}

function findingBlock(group: Found[]): string {
  const [{ finding, promise }, ...others] = group as [Found, ...Found[]] // a group has an item
  const { severity, operation, fault, place, expected, got, curl, waived } = finding
  const where = promise
    ? [variantTitle(promise), promised(promise), promise.language].filter(Boolean).join(', ')
    : operation
  return [
    `<details><summary><b>${severity}</b> ${escape(where)}: ${escape(subjectOf(finding))}${waived ? ` (${escape(waivedText(waived))})` : ''}${others.length > 0 ? `, in ${counted(others.length + 1, 'answer')}` : ''}</summary>`,
    `Request: ${escape(fault)}. Contract: ${code(place)}`,
    `Expected\n${fenced(clipped(expected))}`,
    `Got\n${fenced(clipped(got))}`,
    ...(curl ? [`See it again\n${fenced(curl, 'sh')}`] : []),
    ...(others.length > 0
      ? [`The same of ${counted(others.length, 'more answer')}`, alike(others)]
      : []),
    '</details>',
  ].join('\n\n')
}

/** A line per operation, product and mode. */
function alike(others: Found[]): string {
  const titled = groupsBy(others, ({ finding, promise }) => [
    promise ? variantTitle(promise) : finding.operation,
  ])
  return titled
    .map(({ key: [title], items }) => {
      const names = items.map(({ finding, promise }) =>
        promise ? [promised(promise), promise.language].filter(Boolean).join(' ') : finding.fault,
      )
      return `- ${escape(title)}: ${escape(clipped([...new Set(names)].join(', ')))}`
    })
    .join('\n')
}

function untriedBlocks(report: Report): string[] {
  const groups = untriedByReason(report)
  if (groups.length === 0) return []
  const items = groups.map(({ verdict, reason, promises }) => {
    const names = new Set(
      promises.map((promise) => `${variantTitle(promise)}, ${promised(promise)}`),
    )
    return `- **${verdict}**: ${escape(reason)} (${counted(promises.length, 'promise')})\n${[...names].map((name) => `  - ${escape(name)}`).join('\n')}`
  })
  return ['### Not tried', items.join('\n')]
}

function noteBlock({ waivers = [], passwords = {}, retries }: Report): string[] {
  const set = Object.entries(passwords).map(
    ([account, place]) => `- The password of ${escape(account)} is now: ${escape(place)}`,
  )
  const notes = [
    ...waivers.map((it) => `- Waiver of ${escape(waiverText(it))}`),
    ...(retries > 0
      ? [
          `- ${counted(retries, 'request')} repeated, since the network had lost it or the service was busy`,
        ]
      : []),
    ...set,
  ]
  return notes.length === 0 ? [] : ['### Notes', notes.join('\n')]
}

function orderBlock({ observedOrder = [] }: Report): string[] {
  if (observedOrder.length === 0) return []
  const items = observedOrder.flatMap(({ listed, seen, ...variant }) => [
    `- ${escape(variantTitle(variant))}, as listed: ${listed.map(code).join(', ')}`,
    ...seen.map(
      ({ first, then, asListed }) =>
        `  - ${code(first)} before ${code(then)}${asListed ? '' : ', listed otherwise'}`,
    ),
  ])
  return ['### Order of judging, as observed', items.join('\n')]
}

/** Entities, not backslashes: they hold in tables, in HTML and in front of any character. */
function escape(value: string): string {
  return visible(value)
    .replace(/[&<>"\\`*_~[\]|#@!$]|:(?=\/\/)|(?<=www)\./gi, (it) => `&#${it.charCodeAt(0)};`)
    .replace(/\s+/g, ' ')
}

function code(value: string): string {
  return `<code>${escape(value)}</code>`
}

/** A block whose fence is longer than any in its content. */
function fenced(value: string, language = ''): string {
  const content = visible(value)
  const longest = Math.max(2, ...(content.match(/`+/g) ?? []).map((it) => it.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${content}\n${fence}`
}

function clipped(value: string): string {
  return value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value
}
