// Our own check as one opinion among others, over HTTP as the others are.
import { check as checkDeployment } from '../check/check.ts'
import { placeName } from '../check/report/places.ts'
import manifest from '../../package.json' with { type: 'json' }
import type { Peer, Target } from './peer.ts'

const checkWith = (name: string, configuration: string, helped: boolean): Peer => ({
  name,
  configuration,
  version: () => manifest.version,
  async look(_, targets) {
    const complaints: string[][] = []
    for (const target of targets) complaints.push(await look(target, helped))
    return complaints
  },
})

/** By the shipped contract, which is the one that deployments are compared on. */
async function look({ profile, signIn }: Target, helped: boolean): Promise<string[]> {
  const { findings } = await checkDeployment(profile, helped ? { signIn } : {})
  return findings.map((it) => `${placeName(it)}, ${it.what}: ${it.id}`)
}

export const check = checkWith('our check', 'a profile that allows everything', false)
export const checkWithSignIn = checkWith(
  'our check, with a sign-in',
  'the same, and a command that tells whether a password signs in',
  true,
)
