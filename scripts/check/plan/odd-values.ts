// Values that no input documents: of another JSON type, white space alone, a language that the contract
// does not have. Nothing says which error comes, but none of them may be accepted or bring a service down.
import type { Input, Variant } from '../../contract/contract.ts'
import type { Json } from '../../contract/json.ts'
import { type Request, textOf, withValue } from '../../model/request.ts'
import { type Share, sharedOut } from './clauses.ts'
import { implied, isHopeless, notRefused } from './implied-aims.ts'
import { withHeader } from './twists.ts'
import type { Aim, Draft } from './probe.ts'
import { validAim } from './valid-aim.ts'
import { isJson } from './wire.ts'

type Odd = readonly [what: string, value: Json]

const oddProofs: readonly Odd[] = [
  ['null', null],
  ['white space', '   '],
  ['true', true],
  ['an object', {}],
  ['an empty list', []],
]

/** How many of them a variant tries of those that carry such values; the next one goes on with the last of them. */
const eachTries = 2

/** A verification code or current password that is none, in an otherwise valid request. */
export function oddProofAims(variant: Variant, { at, of }: Share): Aim[] {
  const odd = of < 2 ? oddProofs : oddProofs.filter((_, index) => turnOf(index, at) < eachTries)
  return odd.flatMap((it) => [
    ...oddProofAim(variant, 'verifyCode', 'wrong-code', it),
    ...oddProofAim(variant, 'account.password', 'wrong-password', it),
  ])
}

function turnOf(index: number, at: number): number {
  return (index + oddProofs.length - (at % oddProofs.length)) % oddProofs.length
}

function oddProofAim(variant: Variant, key: string, condition: string, [what, value]: Odd): Aim[] {
  const input = variant.inputOf.get(key)
  // Where it may be left out, another type may be read as left out.
  if (!input?.required || input.in !== 'body' || !isJson(variant)) return []
  const draft = (valid: Request): Draft => ({
    what: `with ${what} as ${input.name}`,
    request: withValue(valid, input, value),
    refused: notRefused,
  })
  return [
    implied({
      variant,
      condition,
      drafts: (valid) => (typeof valid === 'string' ? [] : [draft(valid)]),
    }),
  ]
}

/** A new password that is no text or a blank one, in an otherwise valid request: it must not be set. */
export function oddPasswordAims(variant: Variant): Aim[] {
  const input = variant.inputOf.get('newPassword')
  if (input?.in !== 'body' || !isJson(variant)) return []
  const odd: [what: string, valueOf: (password: string) => Json][] = [
    ['null', () => null],
    ['a number', () => 739158264037],
    ['a list of one text', (password) => [password]],
    ['white space', () => ' '.repeat(12)],
  ]
  return odd.map(([what, valueOf]) =>
    validAim(variant, (valid, { facts }) => {
      const value = valueOf(textOf(valid, 'newPassword') ?? '')
      const request = withValue(valid, input, value)
      // Where one kind of characters is enough, blanks may be a password like any other.
      if (typeof value === 'string' && (facts.policy.minClasses ?? 1) < 2) return []
      return [{ what: `with ${what} as ${input.name}`, request, refused: notRefused }]
    }),
  )
}

/** Members of another type, and a language that the contract does not have, where nothing belongs to anybody. */
export function oddValueAims(variant: Variant, share: Share): Aim[] {
  const texts = isJson(variant) ? variant.inputs.filter(isTextMember) : []
  const types: readonly Odd[] = [
    ['null', null],
    ['an object', {}],
  ]
  const ofTypes = sharedOut(types, share).map(([what, value]) =>
    ofHopeless(variant, (shielded) => ({
      what: `with ${what} as each text of the body`,
      request: texts.reduce((request, input) => withValue(request, input, value), shielded),
      refused: notRefused,
    })),
  )
  return [...(texts.length > 0 ? ofTypes : []), ...unknownLanguage(variant)]
}

/** Of a shielded request, if nobody may accept that: a call that is about nobody is right with what is nobody's. */
function ofHopeless(variant: Variant, draft: (shielded: Request) => Draft): Aim {
  return implied({
    variant,
    drafts: (_, shielded, facts) =>
      typeof shielded === 'string' || !isHopeless(shielded, facts) ? [] : [draft(shielded)],
  })
}

function isTextMember({ in: place, schema }: Input): boolean {
  return place === 'body' && schema.type === 'string' && schema.const === undefined
}

function unknownLanguage(variant: Variant): Aim[] {
  const language = variant.inputOf.get('language')
  if (language?.in !== 'header') return []
  return [
    ofHopeless(variant, (shielded) => ({
      what: `with a language in ${language.name} that the contract does not have`,
      request: withValue(shielded, language, undefined),
      twist: withHeader(language.name, 'xx'),
      refused: notRefused,
    })),
  ]
}
