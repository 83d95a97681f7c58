// Tokens and verification codes that must not be taken for the right one: nearly right ones, well-known
// ones, and those of others.
import { subjectOf } from '../../model/carried.ts'
import { type Facts, type KnownCode, worldOf } from '../../model/facts.ts'
import type { Request } from '../../model/request.ts'
import { swappedCase } from './changed-letters.ts'

/** Tokens that must not be taken for the right one. */
export function badTokens(
  key: string,
  right: string,
  { tokens, clients }: Facts,
): [what: string, value: string][] {
  const others = tokens.filter((it) => it.key !== key && it.valid !== 'no' && !it.orphan)
  const expired = tokens.filter((it) => it.key === key && it.valid === 'no')
  return [
    ['a garbled token without dots', 'contract-check-%%{-token'],
    ...unsigned(right),
    ...(right.length > 12 ? [['its token cut short', right.slice(0, -6)] as [string, string]] : []),
    ...others.slice(0, 1).map((it): [string, string] => ['a token of the other kind', it.value]),
    ...expired.map((it): [string, string] => ['an expired token', it.value]),
    ...clients.slice(0, 1).map(({ id }): [string, string] => ['the client id as its token', id]),
    ...clients.flatMap(({ secret }): [string, string][] =>
      secret === undefined ? [] : [['the client secret as its token', secret]],
    ),
    ['its token with a tail', `${right}x9`],
    ['its token with another end', withOther(right, /[\da-z](?=.{0,5}$)/gi)],
    ['its token in another case', otherCase(right)],
  ]
}

/** Of a JWT the signature alone, since its other parts would no longer be read. */
function otherCase(token: string): string {
  const parts = token.split('.')
  if (parts.length !== 3) return swappedCase(token)
  return [...parts.slice(0, 2), swappedCase(parts[2] ?? '')].join('.')
}

/** A JWT that says it has no signature, one whose signature is left out, and one whose signature is none. */
function unsigned(token: string): [what: string, value: string][] {
  const [head, payload, signature] = token.split('.')
  if (!head || !payload || signature === undefined) return []
  const none = btoa('{"alg":"none","typ":"JWT"}').replaceAll('=', '')
  return [
    ['its token without a signature', `${none}.${payload}.`],
    ['its token with its signature left out', `${head}.${payload}`],
    ['its token with a signature of zeros', `${head}.${payload}.${'A'.repeat(signature.length)}`],
  ]
}

/** The right code, missed by little. */
export function nearMisses(right: string): [what: string, value: string][] {
  return [
    ['the verification code cut short', right.slice(0, -1)],
    ['the verification code with a tail', `${right}x`],
    ['the verification code with leading zeros', `00${right}`],
    ['the verification code with a blank inside', `${right.slice(0, 3)} ${right.slice(3)}`],
    ['the verification code in another case', swappedCase(right)],
    ['the verification code with another beginning', withOther(right, /^./)],
    ['the end of the verification code', right.slice(-4)],
    ['the verification code in full-width digits', fullWidth(right)],
    ['a pattern that matches any verification code', '.*'],
    ['a wildcard that matches any verification code', '%'],
  ]
}

/** Codes of other purposes that are tried at most. */
const mostPurposes = 3

export function codesOfOthers(request: Request, facts: Facts): [what: string, value: string][] {
  const purpose = request.variant.verificationType
  const subject = subjectOf(request, worldOf(facts))?.account
  const owner = facts.accounts.find((it) => it === subject)?.name
  const serves = (it: KnownCode) => [undefined, purpose].includes(it.purpose)
  const others = facts.codes.filter((it) => it.owner !== owner && serves(it))
  const expired = facts.codes.filter((it) => it.owner === owner && it.valid === 'no' && serves(it))
  const elsewhere = facts.codes.filter(
    (it) => it.owner === owner && it.valid !== 'no' && purpose !== undefined && !serves(it),
  )
  return [
    ...others.map((it) => ['the verification code of another account', it.value] as const),
    ...expired.map((it) => ['an expired verification code', it.value] as const),
    ...elsewhere
      .slice(0, mostPurposes)
      .map((it) => [`the verification code for ${it.purpose}`, it.value] as const),
  ].map(([what, value]) => [what, value])
}

/** Codes of this length that testers are fond of, and that a service may have forgotten to take out. */
export function testCodes(right: string): [what: string, value: string][] {
  const length = /^\d{4,8}$/.test(right) ? right.length : 6
  const codes = ['0'.repeat(length), '12345678'.slice(0, length), '8'.repeat(length)]
  return codes.map((it) => [`the well-known test code ${it}`, it])
}

/** The last digit or letter is another one, so that length, shape and nearly all of it stay. */
export function nextCode(code: string): string {
  return withOther(code, /[\da-z](?=[^\da-z]*$)/i)
}

/** With the next digits or letters where it matches; after the last of them comes the one before. */
function withOther(text: string, pattern: RegExp): string {
  return text.replace(pattern, (it) =>
    String.fromCharCode(it.charCodeAt(0) + (/[9z]/i.test(it) ? -1 : 1)),
  )
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0))
}
