// Judges a code that the variant does not list. In an open list it may be one that nobody has published.
import type { CatalogError } from '../../contract/catalog.ts'
import { conditions } from '../../model/conditions.ts'
import { worldOf } from '../../model/facts.ts'
import { possible } from '../../model/possible.ts'
import { otherModesOf } from '../../model/request.ts'
import type { Probe } from '../plan/probe.ts'
import { type Difference, errorAt, judgeJson } from './difference.ts'
import type { CodeRead } from './code-in-response.ts'
import { expectedCodes } from './expected-in-words.ts'
import { judgeUnpublished } from './message.ts'
import { type Compared, type Trial, refusedUnknown } from './judgement.ts'
import { crashes } from './without-code.ts'

export function compareUnlisted(trial: Trial, { code, shape, message }: CodeRead): Compared {
  const { probe, response } = trial
  const plain = judgeJson(response)
  const at = `body /${shape.code}`
  const twin = probe.variant.errors.find((it) => bare(it.code) === bare(code))
  if (twin) {
    const outcome = { kind: 'error', condition: twin.condition ?? undefined } as const
    const spelling = errorAt(at, 'code-spelling', twin.code, JSON.stringify(code))
    return { outcome, differences: [...plain, spelling], code: twin }
  }
  const hasMessage = typeof message === 'string' && message.trim() !== ''
  const differences = [
    ...plain,
    ...strange(trial, code, at),
    ...crashes(probe, response.status),
    ...judgeUnpublished(message, probe.language).map((it) => ({
      ...it,
      at: `body /${shape.message}`,
    })),
    ...(probe.refused || hasMessage
      ? []
      : [errorAt(`body /${shape.message}`, 'error-body', 'a message', 'none')]),
  ]
  const isAnswer = probe.clause || probe.aim.condition === undefined
  const instead = isAnswer ? `${code} came, which the contract does not list` : undefined
  return { outcome: refusedUnknown, differences, unlisted: code, instead }
}

/** What is wrong about the code, unless it may come. */
function strange(trial: Trial, code: string, at: string): Difference[] {
  const { court, probe, response } = trial
  const error = (id: Difference['id'], got: string) => [errorAt(at, id, expectedCodes(probe), got)]
  const owner = foreignOwner(court.bundle['x-catalog'], probe.variant.product, code)
  if (owner !== undefined) return error('foreign-code', `${code}, a code of ${owner}`)
  if (isSurelyValid(probe)) return error('valid-request-refused', `${response.status} ${code}`)
  if (probe.refused || isExplained(trial, code) || isOfOtherMode(trial, code)) return []
  return error('unlisted-code', code === '' ? 'an empty code' : code)
}

/** Whether the request may be one of another mode of the operation, in which this code is possible. */
function isOfOtherMode({ facts, probe, response }: Trial, code: string): boolean {
  const errors = otherModesOf(probe.request).flatMap((it) => [
    ...possible(it, worldOf(facts)).errors.keys(),
  ])
  return errors.some((it) => it.code === code && it.status === response.status)
}

/** Whether a condition that no code covers explains the code, so far as the deployment has shown its own codes. */
function isExplained({ facts, probe, response }: Trial, code: string): boolean {
  const { variant, possible } = probe
  return [...possible.unpublished].some(([condition, is]) => {
    if (variant.list === 'closed') return is === 'yes'
    if (conditions.get(condition)?.provoked === false && !isBusy(response.status)) return false
    const known = facts.ownCodes.get(`${variant.product} ${condition}`)
    return known === undefined || known.includes(code)
  })
}

/** Whether a service that is down or busy answers so. */
function isBusy(status: number): boolean {
  return status === 429 || status >= 500
}

/** The product whose code this is, if codes of its kind are another product's alone. */
function foreignOwner(
  catalog: readonly CatalogError[],
  product: string,
  code: string,
): string | undefined {
  const kindOf = (it: string) => it.replace(/[^.]*$/, '')
  const alike = catalog.filter((it) => kindOf(it.code) === kindOf(code) && kindOf(code) !== '')
  return alike.some((it) => it.product === product) ? undefined : alike[0]?.product
}

/** Whether a success is expected, and no condition without a published code may stand in its way. */
function isSurelyValid({ aim, possible, refused }: Probe): boolean {
  if (aim.condition !== undefined || !possible.success || refused) return false
  return ![...possible.unpublished.keys()].some((name) => conditions.get(name)?.provoked)
}

/** A code as careless eyes read it: case, width, what has no width and leading zeros do not count. */
function bare(code: string): string {
  return code
    .normalize('NFKC')
    .replace(/(?<!\d)0+(?=\d)/g, '')
    .replace(/[\s\p{Cf}._-]/gu, '')
    .toLowerCase()
}
