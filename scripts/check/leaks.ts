// What an answer must not say, whatever it answers: secrets of the run, facts about people, the server's inside.
import { secretValues } from '../contract/values.ts'
import { type Answer, inside, places } from './answer.ts'
import { type Finding, different } from './finding.ts'
import { handyCodes } from './codes.ts'
import type { Probe } from './probe.ts'
import { type Profile, secretsOf } from './profile.ts'
import { isWord, quote } from './redact.ts'
import { bodyOf } from './request.ts'

export function leaks(profile: Profile, probe: Probe, answer: Answer): Finding[] {
  const secrets = [...secretsOf(profile), ...sentSecrets(probe)].filter(
    ({ value }) => value.length > 3 && !isWord(probe.variant, value),
  )
  const found = secrets.flatMap(({ kind, value }) =>
    places(value, answer).map((place) => ({ kind, place })),
  )
  const unique = [...new Map(found.map((it) => [`${it.kind} ${it.place}`, it])).values()]
  const trace = inside(answer)
  return [
    ...unique.map(({ kind, place }) =>
      different(
        place === 'set-cookie' ? 'cookie' : 'secret',
        `no ${kind} in the answer`,
        `the ${kind} comes back in the ${place === 'body' ? 'body' : `header ${place}`}`,
        place,
      ),
    ),
    ...strangers(profile, probe, answer).map((key) =>
      different('leak', 'nothing of an account that the request does not name', key),
    ),
    ...(trace === undefined
      ? []
      : [different('leak', 'nothing of the server inside', `"${quote(trace, profile, probe)}"`)]),
    ...(carriesToken(answer) && !unique.some(({ place }) => place === 'set-cookie')
      ? [different('cookie', 'no token in a cookie', 'a cookie that carries one', 'set-cookie')]
      : []),
  ]
}

/** A cookie named after a token. The session and the guard against forged requests that frameworks set by themselves carry none. */
function carriesToken({ headers }: Answer): boolean {
  const names = [
    ...(headers.get('set-cookie') ?? '').matchAll(/(?:^|,)\s*([^=;,\s]+)=[^;,]{16,}/g),
  ].map(([, name = '']) => name)
  return names.some(
    (name) => /token|jwt|auth/i.test(name) && !/[cx]srf|forgery|verification/i.test(name),
  )
}

/** What the request itself carries and nobody may hand back: a password or a token that the profile does not have, and no code that anybody guesses. */
function sentSecrets({ variant, request }: Probe): { kind: string; value: string }[] {
  const body = bodyOf(request)
  const inBody = variant.inputs
    .filter((input) => input.in === 'body' && secretValues.includes(input.value ?? ''))
    .map(({ name, value }) => ({
      kind: value === 'verifyCode' ? 'verification code' : 'password',
      value: body[name],
    }))
  const token = request.headers.Authorization?.replace('Bearer ', '').trim()
  return [...inBody, { kind: 'token', value: token }].flatMap(({ kind, value }) =>
    typeof value === 'string' && value.length > 4 && !handyCodes(value).includes(value)
      ? [{ kind, value }]
      : [],
  )
}

/** The keys of account data that come back in a refusal without having been sent. */
function strangers(
  { account, otherAccount }: Profile,
  { request }: Probe,
  { status, body = '' }: Answer,
): string[] {
  if (status < 400) return []
  const sent = decodeURIComponent(request.path) + (request.body ?? '')
  return [account, otherAccount].flatMap((it) =>
    (['userId', 'username', 'mobile', 'email'] as const).filter((key) => {
      const value = it?.[key]
      return (
        value !== undefined && value.length > 4 && body.includes(value) && !sent.includes(value)
      )
    }),
  )
}
