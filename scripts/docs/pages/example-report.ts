// A report as the check writes it, for the guide: the first shipped deployment that misspells a code.
import manifest from '../../../package.json' with { type: 'json' }
import { faults } from '../../check/faults/index.ts'
import { plan } from '../../check/plan.ts'
import { profileOf } from '../../check/profile/sandbox-profile.ts'
import { buildReport } from '../../check/report/build.ts'
import { html } from '../../check/report/html.ts'
import { run } from '../../check/run.ts'
import { readAnswer } from '../../check/send.ts'
import { bundle } from '../../contract/bundle.ts'
import { readContract } from '../../contract/contract.ts'

export async function exampleReport(): Promise<string> {
  const [product = ''] = readContract(bundle).products
  const options = { contract: bundle, product }
  const faulty = faults.find(({ family, applies }) => family === 'code' && applies(options))
  if (!faulty)
    throw new Error(
      'scripts/check/faults: no fault of the family code; the example report needs one',
    )
  const { handler, sandbox } = faulty.make(options)
  const profile = profileOf(sandbox, 'https://tenant.example.com')
  const planned = plan(bundle, profile)
  const result = await run(bundle, profile, planned, async ({ method, path, headers, body }) =>
    readAnswer(
      await handler(new Request(profile.baseUrl + path, { method, headers, body: body ?? null })),
      performance.now(),
    ),
  )
  // Always the same start, so that a build differs only where something changed.
  const circumstances = {
    bundle,
    profile,
    plan: planned,
    startedAt: new Date(0),
    durationMs: 0,
    version: manifest.version,
  }
  return html(buildReport(result, circumstances))
}
