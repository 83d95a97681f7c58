// Ways to meet a condition: for each, the forms that a request can take to meet it. Careless services
// check carelessly, so there are near misses among them: the right value cut, extended, or another's.
import type { Input } from '../../contract/contract.ts'
import {
  type ErrorEntry,
  identityKeys,
  subjectOf,
  tokenKeys,
  valueOf,
  watchedCredentials,
  watchedInputs,
} from '../../model/carried.ts'
import { type Facts, worldOf } from '../../model/facts.ts'
import { isUnknown, passwordRules } from '../../model/password-rules.ts'
import { badPasswords } from '../../model/made-passwords.ts'
import { type Request, textOf, withCredential, withValue } from '../../model/request.ts'
import { passwordOfNobody } from './base-requests.ts'
import { reversed, swappedCase } from './changed-letters.ts'
import { badTokens, codesOfOthers, nearMisses, nextCode, testCodes } from './wrong-credentials.ts'

/** One form of a request, and what was done to make it. */
export interface Form {
  /** `without X-client-id` */
  what: string
  request: Request
  /** Whether it is one of many that are nearly right, so that one variant may try it for all. */
  isNear?: boolean
}

/** The forms in which the request meets the condition, the plainest first; a string says why there is none. */
export function formsOf(
  condition: string,
  request: Request,
  { facts, entry, turn }: { facts: Facts; entry: ErrorEntry; turn: number },
): Form[] | string {
  const make = forms[condition]
  if (make) return make(request, facts, entry)
  const rule = passwordRules.find(({ name }) => name === condition)
  return rule ? badPasswordForms(rule, request, facts, turn) : 'is never brought about on purpose'
}

type Forms = (request: Request, facts: Facts, entry: ErrorEntry) => Form[] | string

const forms: Record<string, Forms> = {
  missing(request, _, entry) {
    const inputs = watchedInputs(request.variant, entry)
    const credentials = watchedCredentials(request.variant, entry)
    if (inputs.length + credentials.length === 0)
      return 'no input of this mode is one that the code is about'
    const unproven = credentials.map(({ scheme, values }) => ({
      what: `without the ${scheme}`,
      request: values.reduce((it, key) => withCredential(it, key, undefined), request),
    }))
    const absent = inputs.map((input) => ({
      what: `without ${input.name}`,
      request: withValue(request, input, undefined),
    }))
    const empty = inputs.filter(isText).map((input) => ({
      what: `with an empty ${input.name}`,
      request: withValue(request, input, ''),
    }))
    return [...absent, ...empty, ...unproven]
  },
  'unknown-client': (request) => {
    const known = valueOf(request, 'clientId')
    if (known === undefined) return 'this operation names no client'
    const values: [string, string][] = [
      ['with a client id that is not registered', 'contract-check-no-such-client'],
      ['with its client id written backwards', reversed(known)],
      ['with its client id cut short', known.slice(0, -2)],
      ['with its client id in another case', swappedCase(known)],
      ['with its client id and a tail', `${known}x9`],
    ]
    return values
      .filter(([, value]) => value !== known && value !== '')
      .map(([what, value]) => ({
        what,
        request: withInputOrCredential(request, 'clientId', value),
      }))
  },
  'invalid-client': (request) => {
    const secret = valueOf(request, 'clientSecret')
    if (secret === undefined) return 'this operation carries no client secret'
    const values: [string, string][] = [
      ['with another client secret', 'contract-check-no-such-secret'],
      ['with its client secret cut short', secret.slice(0, -2)],
    ]
    return values.map(([what, value]) => ({
      what,
      request: withInputOrCredential(request, 'clientSecret', value),
    }))
  },
  'invalid-token': (request, facts, entry) => {
    const keys = tokenKeys(request.variant, entry)
    if (keys.length === 0) return 'this mode needs no token'
    return keys.flatMap((key) =>
      badTokens(key, request.credentials.get(key) ?? '', facts).map(([what, value]) => ({
        what: `with ${what}`,
        request: withCredential(request, key, value),
      })),
    )
  },
  'unknown-user': (request, facts) => {
    const keys = identityKeys(request.variant)
    if (keys.length > 0) {
      return keys.flatMap((key) => {
        const input = request.variant.inputOf.get(key)
        const name = input?.name ?? key.replace('account.', '')
        const right = valueOf(request, key) ?? String(input && request.values.get(input))
        return [...strangers(right), ...ownOthers(request, key, facts)].map(([what, value]) => ({
          what: `with ${article(name)} ${name} ${what}`,
          request: withInputOrCredential(request, key, value),
        }))
      })
    }
    const orphans = facts.tokens.filter(
      ({ orphan, key, valid }) => orphan && valid !== 'no' && request.credentials.has(key),
    )
    if (tokenKeys(request.variant).length === 0) return 'this operation names no account'
    if (orphans.length === 0) return 'needs deletedAccount.idToken in the profile'
    return orphans.map(({ key, value }) => ({
      what: 'with the token of an account that is gone',
      request: withCredential(request, key, value),
    }))
  },
  'wrong-code': (request, facts) => {
    const input = request.variant.inputOf.get('verifyCode')
    if (!input) return 'this operation carries no verification code'
    const right = textOf(request, 'verifyCode') ?? ''
    const form = ([what, value]: readonly [string, string], isNear: boolean) =>
      value === right
        ? []
        : [{ what: `with ${what}`, request: withValue(request, input, value), isNear }]
    return [
      ...form(['another verification code', nextCode(right)], false),
      ...codesOfOthers(request, facts).flatMap((it) => form(it, false)),
      ...[...nearMisses(right), ...testCodes(right)].flatMap((it) => form(it, true)),
    ]
  },
  'wrong-password': (request, facts) => {
    const right = valueOf(request, 'account.password')
    if (right === undefined) return 'this operation carries no current password'
    const other = facts.accounts.find(({ current }) => !current.includes(right))?.current.at(-1)
    const values: [string, string | undefined][] = [
      ['with another current password', passwordOfNobody],
      ['with the current password in another case', swappedCase(right)],
      ['with the current password cut short', right.slice(0, -1)],
      ['with the current password of another account', other],
    ]
    return values.flatMap(([what, value]) =>
      value === undefined || value === right
        ? []
        : [
            {
              what,
              request: withInputOrCredential(request, 'account.password', value),
            },
          ],
    )
  },
  'password-reused': (request, facts) => {
    const input = request.variant.inputOf.get('newPassword')
    if (!input) return 'this operation sets no password'
    const subject = subjectOf(request, worldOf(facts))?.account
    const account = facts.accounts.find((it) => it === subject)
    // One that another account has in place is set at most once, so that it does not stay.
    const others = facts.accounts.filter((it) => it !== account).flatMap(({ current }) => current)
    const own = [...(account?.current ?? []), ...usedOf(account?.set ?? [])]
    const used = [...new Set(own)].filter((it) => !others.includes(it))
    if (used.length === 0) return 'no password is known that the account has or had'
    return used.map((value) => ({
      what: account?.current.includes(value)
        ? 'with the password that the account has'
        : 'with a password that the account had before',
      request: withValue(request, input, value),
    }))
  },
}

function withInputOrCredential(request: Request, key: string, value: string): Request {
  const input = request.variant.inputOf.get(key)
  return input ? withValue(request, input, value) : withCredential(request, key, value)
}

function usedOf(set: readonly { password: string }[]): string[] {
  return set.map(({ password }) => password).toReversed()
}

/** One and the same each time, since passwords are remembered by it. */
const nobody = {}

function badPasswordForms(
  rule: (typeof passwordRules)[number],
  request: Request,
  facts: Facts,
  turn: number,
): Form[] | string {
  const input = request.variant.inputOf.get('newPassword')
  if (!input) return 'this operation sets no password'
  if (isUnknown(rule, facts.policy)) {
    return `needs passwordPolicy.${rule.needs.join(' or passwordPolicy.')} in the profile`
  }
  const identity = subjectOf(request, worldOf(facts))?.account.identity ?? nobody
  const bad = badPasswords(rule, { policy: facts.policy, identity }, turn)
  if (bad.length === 0) return 'no password breaks this rule alone under this policy and account'
  return bad.map(({ what, password }) => ({
    what: `with a password ${what}`,
    request: withValue(request, input, password),
  }))
}

function isText({ schema }: Input): boolean {
  return schema.type === undefined || [schema.type].flat().includes('string')
}

/**
 * Identities that no account has: digits become zeros, an address moves to a reserved domain; then the
 * own one with a tail, and a long number without its first digit, since numbers of one plan have one length.
 * Never any other part of it or a wildcard: those may name a stranger.
 */
function strangers(value: string): [what: string, value: string][] {
  const at = value.indexOf('@')
  if (at > 0) {
    const tagged = `${value.slice(0, at)}+contract-check${value.slice(at)}`
    return [
      ['that no account has', `${value.slice(0, at)}@contract-check.example`],
      ['that is its own with a tag', tagged],
    ]
  }
  const zeros = value.replace(/\d/g, '0')
  // A short number of zeros is the number nought, which the first account of a system may have.
  const isFree = zeros !== value && (/[^0]/.test(zeros) || zeros.length >= 10)
  return [
    ['that no account has', isFree ? zeros : `no-such-${value.length}`],
    ['that is its own with a tail', `${value}00x`],
    ...endOf(value).map((end): [string, string] => ['that is the end of its own', end]),
  ]
}

/** Without the first digit, and what stands before it, of more digits than numbers given out in turn have. */
function endOf(value: string): string[] {
  const number = /^\d{10}.*|\d{10,}$/.exec(value)
  return number ? [number[0].slice(1)] : []
}

/** What else names the account, and not by this input. */
function ownOthers(request: Request, key: string, facts: Facts): [what: string, value: string][] {
  const { username, userId, mobile } = subjectOf(request, worldOf(facts))?.account.identity ?? {}
  const others = Object.entries({ username, userId, mobile })
  const [other] = others.filter(([name, it]) => it !== undefined && key !== `account.${name}`)
  return other?.[1] === undefined ? [] : [[`that is the ${other[0]} of its account`, other[1]]]
}

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) && !/^user/i.test(noun) ? 'an' : 'a'
}
