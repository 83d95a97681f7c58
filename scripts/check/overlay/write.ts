// An OpenAPI Overlay of what a deployment does otherwise than the contract says, for somebody to review: each action
// with a comment that tells what was seen.
import { Document, type Node, isMap, isSeq } from 'yaml'
import type { Contract } from '../../contract/contract.ts'
import { overlaid } from '../../overlay/overlaid.ts'
import { parseOverlay } from '../../overlay/read.ts'
import type { Action, Deviation } from './actions.ts'
import { deviationsIn } from './deviations.ts'
import type { Observation } from './observations.ts'

export interface Written {
  /** Undefined if there is nothing to write. */
  text: string | undefined
  /** How many deviations are in it. */
  count: number
  /** What differs and is not in it, in sentences. */
  left: readonly string[]
}

interface Surroundings {
  contract: Contract
  /** That were checked. */
  products: readonly string[]
  /** Of the deployment, redacted. */
  target: string
  redact(text: string): string
}

/** Nothing in which a secret stands is written. */
export function overlayText(
  observations: readonly Observation[],
  { contract, products, target, redact }: Surroundings,
): Written {
  const title = `How ${target} (${products.join(', ')}) differs from the contract`
  const found = deviationsIn(observations, contract, title)
  const isClean = ({ said }: Deviation) => redact(JSON.stringify(said)) === JSON.stringify(said)
  const deviations = found.filter((it) => typeof it !== 'string')
  const kept = deviations.filter(isClean)
  const unsafe = deviations.length - kept.length
  const left = found.filter((it) => typeof it === 'string').map(redact)
  if (unsafe > 0) left.push(`${unsafe} with a secret in what was returned`)
  if (kept.length === 0) return { text: undefined, count: 0, left }
  const actions = kept.flatMap((it) => it.actions)
  const text = documentOf({ title, contract }, actions, left)
  // What is written can be read: the same rules as for an overlay by hand.
  overlaid(contract.bundle, parseOverlay(text, 'the overlay'), { language: 'en' })
  return { text, count: kept.length, left }
}

function documentOf(
  { title, contract }: { title: string; contract: Contract },
  actions: readonly Action[],
  left: readonly string[],
): string {
  const { info } = contract.bundle
  const document = new Document({
    overlay: '1.1.0',
    info: { title, version: '1.0.0' },
    'x-contract': { title: info.title, version: info.version },
    actions: actions.map(({ target, update, remove }) => ({
      target,
      ...(update !== undefined && { update }),
      ...(remove && { remove }),
    })),
  })
  document.commentBefore = comment([
    'What was seen of the deployment and is not in the contract. Read each action: what is a fault',
    'of the deployment is mended there and deleted here. Then name the file in the profile, as',
    'overlay: FILE, or give it to check, sandbox, generate and docs as --overlay FILE.',
  ])
  const list = document.get('actions', true)
  if (isSeq(list))
    for (const [index, node] of list.items.entries())
      if (isMap(node)) (node as Node).commentBefore = comment([actions[index]?.comment ?? ''])
  if (left.length > 0)
    document.comment = comment(['Seen, and not written:', ...left.map((it) => `- ${it}`)])
  return document.toString({ lineWidth: 0 })
}

/** Lines of a comment, without line breaks of their own. */
function comment(lines: readonly string[]): string {
  return lines.map((it) => ` ${it.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`).join('\n')
}
