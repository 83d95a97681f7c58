// Values that no input documents: of another JSON type, white space alone, a language that the contract
// does not have. Nothing says which error comes, but none of them may be accepted or bring a service down.
import type { Input, Variant } from '../../contract/contract.ts'
import type { Json } from '../../contract/json.ts'
import { type Request, withValue } from '../../model/request.ts'
import { type Implied, implied, notRefused, withHeader } from './implied-aims.ts'
import type { Aim, Draft } from './probe.ts'

/** In an order in which neighbours differ most; variants take turns. */
const oddCodes: [what: string, value: Json][] = [
  ['true', true],
  ['white space', '   '],
  ['an object', {}],
  ['an empty list', []],
]

/** A verification code or current password that is none, in an otherwise valid request. */
export function oddProofAims(variant: Variant, place: number): Aim[] {
  const proofs: [key: string, condition: string][] = [
    ['verifyCode', 'wrong-code'],
    ['account.password', 'wrong-password'],
  ]
  return proofs.flatMap(([key, condition]) => {
    const input = variant.inputOf.get(key)
    // Where it may be left out, another type may be read as left out.
    if (!input?.required || input.in !== 'body' || !isJson(variant)) return []
    return [0, 1].map((step) => {
      const [what, value] = oddCodes[(2 * place + step) % oddCodes.length] ?? ['null', null]
      return ofValid(variant, condition, (request) => ({
        what: `with ${what} as ${input.name}`,
        request: withValue(request, input, value),
        refused: notRefused,
      }))
    })
  })
}

function ofValid(variant: Variant, condition: string, draft: (valid: Request) => Draft): Aim {
  const drafts: Implied['drafts'] = (valid) => (typeof valid === 'string' ? [] : [draft(valid)])
  return implied({ variant, condition, drafts })
}

/** Members of another type, and a language that the contract does not have, where nothing belongs to anybody. */
export function oddValueAims(variant: Variant): Aim[] {
  const ofShielded = (draft: (shielded: Request) => Draft): Aim =>
    implied({
      variant,
      drafts: (_, shielded) => (typeof shielded === 'string' ? [] : [draft(shielded)]),
    })
  const texts = isJson(variant) ? variant.inputs.filter(isTextMember) : []
  const types: [what: string, value: Json][] = [
    ['null', null],
    ['an object', {}],
  ]
  const ofTypes = types.map(([what, value]) =>
    ofShielded((shielded) => ({
      what: `with ${what} as each text of the body`,
      request: texts.reduce((request, input) => withValue(request, input, value), shielded),
      refused: notRefused,
    })),
  )
  return [...(texts.length > 0 ? ofTypes : []), ...unknownLanguage(variant, ofShielded)]
}

function isJson({ contentType }: Variant): boolean {
  return contentType?.includes('json') ?? false
}

function isTextMember({ in: place, schema }: Input): boolean {
  return place === 'body' && schema.type === 'string' && schema.const === undefined
}

function unknownLanguage(
  { inputOf }: Variant,
  ofShielded: (draft: (shielded: Request) => Draft) => Aim,
): Aim[] {
  const language = inputOf.get('language')
  if (language?.in !== 'header') return []
  return [
    ofShielded((shielded) => ({
      what: `with a language in ${language.name} that the contract does not have`,
      request: withValue(shielded, language, undefined),
      twist: withHeader(language.name, 'xx'),
      refused: notRefused,
    })),
  ]
}
