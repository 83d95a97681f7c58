// The tools that give an opinion of their own, by the name under which a command calls them.
import { dredd } from './dredd.ts'
import type { Peer } from './peer.ts'
import { prism } from './prism.ts'
import { respect } from './respect.ts'
import { schemathesis } from './schemathesis.ts'
import { specmatic } from './specmatic.ts'

export const peers: Record<string, Peer> = {
  respect,
  dredd,
  'prism-proxy': prism,
  specmatic,
  schemathesis,
}
export { dredd, respect, specmatic }
