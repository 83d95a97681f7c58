// Our own check as one opinion among others, over HTTP as the others are.
import { plan } from '../check/plan.ts'
import { run } from '../check/run.ts'
import { sendTo } from '../check/send.ts'
import manifest from '../../package.json' with { type: 'json' }
import type { Bundle } from '../contract/contract.ts'
import type { Peer, Target } from './peer.ts'

const checkWith = (name: string, configuration: string, helped: boolean): Peer => ({
  name,
  ours: true,
  configuration,
  version: () => manifest.version,
  async look(bundle, targets) {
    const complaints: string[][] = []
    for (const target of targets) complaints.push(await look(bundle, target, helped))
    return complaints
  },
})

async function look(
  bundle: Bundle,
  { url, profile, signIn }: Target,
  helped: boolean,
): Promise<string[]> {
  const { outcomes, general } = await run(
    bundle,
    profile,
    plan(bundle, profile),
    await sendTo(url),
    helped ? { signIn } : {},
  )
  const findings = [...outcomes.flatMap((outcome) => outcome.findings), ...general]
  return findings
    .filter(({ severity }) => severity !== 'information')
    .map(({ subject, probe }) => `${probe.variant.operation.id}, ${probe.fault}: ${subject}`)
}

export const check = checkWith('our check', 'a profile that allows everything', false)
export const checkWithSignIn = checkWith(
  'our check, with a sign-in',
  'the same, and a command that tells whether a password signs in',
  true,
)
