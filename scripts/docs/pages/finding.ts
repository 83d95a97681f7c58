// What each finding of the check means, a page each, so that a report, a waiver or a search leads somewhere.
import type { Context } from './context.ts'
import { type DescribedFinding, findingPath } from './described-finding.ts'
import type { Page } from './frame.ts'
import { type Guides, withList } from './guide.ts'
import { html } from './html.ts'
import { code, inlineMarkdown } from './markdown.ts'

export function findingPage(context: Context, guides: Guides, finding: DescribedFinding): Page {
  const { language, messages } = context
  const { id, title, why, fix } = finding
  const body = html`<p class="crumbs">
      <a href="check.html#findings">${messages.findings}</a>
    </p>
    <h1>${title[language]}</h1>
    <p class="lead"><code>${id}</code></p>
    <h2 id="why">${messages.whyItMatters}</h2>
    <p>${inlineMarkdown(why[language])}</p>
    <h2 id="fix">${messages.howToFix}</h2>
    <p>${inlineMarkdown(fix[language])}</p>
    <h2 id="leave-out">${messages.leaveOut}</h2>
    <p>${messages.waiveText}</p>
    ${code(waiver(id, messages.waiveReason), 'yaml')}
    <p><a href="profile.html#keys">${messages.waiveKeys}</a></p>
    <p>${messages.leaveOutText}</p>
    ${code(`npx idaas-password check --profile tenant.yaml --skip ${id}`, 'sh')}`
  return withList(context, guides, {
    path: findingPath(finding),
    title: title[language],
    body,
    headings: [],
    below: 'check',
  })
}

/** A part of a profile; the day is an example, and the same on every build. */
function waiver(id: string, reason: string): string {
  return `waive:\n  - finding: ${id}\n    reason: ${reason}\n    until: '2027-06-30'`
}
