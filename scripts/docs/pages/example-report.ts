// A report as the check writes it, for the guide: of a deployment that writes one code in lower case.
import { check } from '../../check/check.ts'
import { profileOf } from '../../check/profile/sandbox-profile.ts'
import { pageNames, reportPage } from '../../check/report/html.ts'
import { sendBy } from '../../check/run/transport.ts'
import { languages } from '../../contract/catalog.ts'
import { createSandbox } from '../../sandbox/sandbox.ts'

/** The report's pages, in English and Chinese, with the folder that they stand in. */
export async function exampleReport(): Promise<[file: string, page: string][]> {
  const sandbox = createSandbox()
  const { catalog, products } = sandbox.contract
  const entry = catalog.find((it) => it.product === products[0] && it.condition === 'wrong-code')
  const code = entry?.code ?? ''
  const fetch = async (request: Request) => {
    const response = await sandbox.fetch(request)
    const text = await response.text()
    const { status, headers } = response
    return new Response(text === '' ? null : text.replace(code, code.toLowerCase()), {
      status,
      headers,
    })
  }
  // Always the same start, so that a build differs only if something changed.
  const fixed = { label: 'example', now: fixedClock() }
  const profile = profileOf(sandbox, 'https://tenant.example.com', 'an-example-and-no-secret')
  const report = await check(profile, { ...fixed, send: sendBy(fetch) })
  return languages.map((language) => [
    `example-report/${pageNames[language]}`,
    reportPage({ ...report, docs: '..' }, language),
  ])
}

/** Begins on the same day each time, and moves by a few milliseconds each time that it is looked at. */
function fixedClock(): () => number {
  let time = Date.UTC(2026, 0, 15, 9)
  return () => (time += 7)
}
