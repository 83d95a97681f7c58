// Compares one answer with what the contract promises for its probe. Pure.
import type { CatalogError, Language } from '../contract/catalog.ts'
import type { Bundle } from '../contract/contract.ts'
import { isObject, resolve } from '../contract/json.ts'
import { misfits } from '../contract/schema.ts'
import { type Answer, parse } from './answer.ts'
import { type Finding, type Verdict, different } from './finding.ts'
import { leaks } from './leaks.ts'
import { type Probe, conditionOf, mayAskAgain } from './probe.ts'
import { type Profile, profileValue } from './profile.ts'
import { quote } from './redact.ts'
import {
  codeIn,
  contentTypeFindings,
  isBusy,
  duplicateFindings,
  missingFindings,
  shapeOf,
  statusFindings,
  unknownFindings,
} from './shape.ts'
import { wording } from './wording.ts'

export interface Judged {
  verdict: Verdict
  findings: Finding[]
  /** Why nothing is said about the promise: `IDAAS.SDK.USER.0001 came first`. */
  reason?: string
  /** Why nothing more may be sent. */
  stop?: string
}

/** Slower than this is worth a warning, in milliseconds. */
const slow = 1000

interface Found {
  findings: Finding[]
  /** What came instead, and may rightly do so. */
  masked?: string
}

export function judge(bundle: Bundle, profile: Profile, probe: Probe, answer: Answer): Judged {
  const { status } = answer
  if ((status === 429 || status === 423) && !isAnswered(bundle, probe, answer)) {
    const findings = leaks(profile, probe, answer)
    return {
      verdict: findings.length > 0 ? 'wrong' : 'masked',
      findings,
      stop: `${status}: the deployment limits or locks`,
    }
  }
  const { findings, masked } = isGateway(bundle, probe, answer)
    ? gateway(answer)
    : isMomentary(bundle, probe, answer)
      ? busy(answer)
      : compare(bundle, profile, probe, answer)
  const all = [...findings, ...leaks(profile, probe, answer), ...quality(answer)]
  const stop = lockout(bundle, probe, answer)
  const judged: Judged = {
    verdict: masked === undefined ? 'verified' : 'masked',
    findings: all,
    ...(masked !== undefined && { reason: masked }),
    ...(stop !== undefined && { stop }),
  }
  if (!all.some(({ severity }) => severity === 'error')) return judged
  return { verdict: 'wrong', findings: all, ...(stop !== undefined && { stop }) }
}

/** Whether a code came under its status that the contract has for what was done. */
function isAnswered(bundle: Bundle, probe: Probe, answer: Answer): boolean {
  const parsed = parse(answer)
  const found =
    parsed.kind === 'object' ? codeIn(bundle, probe.variant.errors, parsed.value) : undefined
  return probe.variant.errors.some(
    ({ code, status, condition }) =>
      code === found?.code && status === answer.status && condition === conditionOf(probe),
  )
}

/** A token that was ended by a change of the password, which the contract leaves to the service. */
function isEnded(
  bundle: Bundle,
  { variant, expectation }: Probe,
  answer: Answer,
): CatalogError | undefined {
  const parsed = parse(answer)
  const code =
    parsed.kind === 'object' ? codeIn(bundle, variant.errors, parsed.value)?.code : undefined
  const mayBe =
    variant.security &&
    (expectation.kind === 'reused' ||
      ((expectation.kind === 'success' || expectation.kind === 'code') && expectation.afterChange))
  return mayBe
    ? variant.errors.find(
        (it) => it.code === code && it.condition === 'invalid-token' && it.status === answer.status,
      )
    : undefined
}

/** The statuses by which what stands in front of a service says that it did not get an answer from it. */
function isGateway(bundle: Bundle, probe: Probe, answer: Answer): boolean {
  return [502, 503, 504].includes(answer.status) && !hasCode(bundle, probe, answer)
}

function hasCode(bundle: Bundle, { variant }: Probe, answer: Answer): boolean {
  const parsed = parse(answer)
  return parsed.kind === 'object' && codeIn(bundle, variant.errors, parsed.value) !== undefined
}

function gateway({ status }: Answer): Found {
  const got = `${status} of a gateway`
  return {
    findings: [{ ...different('gateway', 'an answer of the service', got), severity: 'warning' }],
    masked: `${got} came instead`,
  }
}

/** Whether the service was busy for a request that is not sent again; those that are were answered so each time. */
function isMomentary(bundle: Bundle, probe: Probe, answer: Answer): boolean {
  return !mayAskAgain(probe) && isBusy(bundle, probe.variant, answer)
}

function busy({ status }: Answer): Found {
  const got = `${status}, which says that the service is busy`
  return {
    findings: [{ ...different('gateway', 'an answer of the service', got), severity: 'warning' }],
    masked: `${got}, came instead`,
  }
}

/** A code that the contract does not have, with words of a lock: whoever goes on may lock the account for longer. */
function lockout(bundle: Bundle, { variant }: Probe, answer: Answer): string | undefined {
  const parsed = answer.status >= 400 ? parse(answer) : undefined
  const found = parsed?.kind === 'object' ? codeIn(bundle, variant.errors, parsed.value) : undefined
  const isKnown = variant.errors.some(({ code }) => code === found?.code.trim())
  const isLock =
    typeof found?.message === 'string' &&
    /\b(locked|blocked|too many|too frequent)|锁定|冻结|次数过多|过于频繁/i.test(found.message)
  return found && !isKnown && isLock ? `${found.code}: the deployment limits or locks` : undefined
}

function compare(bundle: Bundle, profile: Profile, probe: Probe, answer: Answer): Found {
  const { status } = answer
  const { expectation } = probe
  const isMethod = probe.request.method !== probe.variant.operation.method
  // Where a method leads that the contract does not have, is the service's own affair.
  if (status >= 300 && status < 400 && isMethod) return { findings: [] }
  if (status >= 300 && status < 400)
    return {
      findings: [different('redirect', 'an answer', `${status} to ${host(answer)}`, 'location')],
    }
  const ended = isEnded(bundle, probe, answer)
  if (ended) return { findings: [], masked: `${ended.code} came, since a password was set before` }
  switch (expectation.kind) {
    case 'success':
      return judgeSuccess(bundle, profile, probe, answer)
    case 'refusal':
      return judgeRefusal(bundle, probe, answer)
    case 'code':
      return judgeCode(bundle, profile, probe, expectation.error, expectation.others, answer)
    case 'reused': {
      const { error } = expectation
      const promised = `${error.status} ${error.code}, since the password was set`
      if (status < 300 && !hasCode(bundle, probe, answer))
        return {
          findings: [
            different('state', promised, `${status}: it was never set, or is remembered no more`),
          ],
        }
      return judgeCode(bundle, profile, probe, error, [], answer)
    }
  }
}

function judgeCode(
  bundle: Bundle,
  profile: Profile,
  probe: Probe,
  error: CatalogError,
  others: CatalogError[],
  answer: Answer,
): Found {
  const { variant } = probe
  const parsed = parse(answer)
  const found = parsed.kind === 'object' ? codeIn(bundle, variant.errors, parsed.value) : undefined
  if (answer.status < 300) {
    return found
      ? {
          findings: [
            different(
              'status',
              String(error.status),
              `${answer.status} with the code ${found.code}`,
            ),
          ],
        }
      : {
          findings: [
            different('enforcement', `${error.status} ${error.code}`, `${answer.status}, accepted`),
          ],
        }
  }
  if (parsed.kind === 'other')
    return {
      findings: [
        ...statusFindings(error.status, answer),
        different('body', 'a JSON object', parsed.what),
      ],
    }
  if (!found) {
    const { code } = shapeOf(bundle, error.schema)
    const got = parsed.value[code]
    return {
      findings: [
        ...statusFindings(error.status, answer),
        different(
          'code',
          error.code,
          got === undefined ? 'nothing' : quote(JSON.stringify(got), profile, probe),
          code,
        ),
      ],
    }
  }
  const { code, message, shape } = found
  const wanted = shapeOf(bundle, error.schema)
  const shared = [
    ...contentTypeFindings(answer),
    ...duplicateFindings(parsed.duplicates),
    ...unknownFindings([...shape.properties.keys()], parsed.value),
    ...missingFindings(shape, parsed.value),
  ]
  if (code.trim() !== error.code) {
    const other = others.find((it) => it.code === code.trim())
    if (other)
      return {
        findings: [...statusFindings(other.status, answer), ...shared],
        masked: `${other.code} came first`,
      }
    const isKnown = variant.errors.some((it) => it.code === code.trim())
    const finding = different('code', error.code, code, shape.code)
    // An open list leaves room for codes that nobody published; what the code is about is then not known.
    return isKnown ||
      variant.list === 'closed' ||
      code.trim() === '' ||
      bare(code) === bare(error.code)
      ? { findings: [finding, ...statusFindings(error.status, answer), ...shared] }
      : {
          findings: [{ ...finding, severity: 'information' }, ...shared],
          masked: `${code} came, which the contract does not list`,
        }
  }
  const untidy =
    code === code.trim()
      ? []
      : [
          {
            ...different('code', error.code, JSON.stringify(code), shape.code),
            severity: 'warning' as const,
          },
        ]
  return {
    findings: [
      ...statusFindings(error.status, answer),
      ...(shape.code === wanted.code
        ? []
        : [
            different(
              'body',
              [...wanted.properties.keys()].join(', '),
              [...shape.properties.keys()].join(', '),
              shape.code,
            ),
          ]),
      ...untidy,
      ...shared,
      ...wording(
        error,
        variant.errors,
        message,
        languageOf(probe),
        profile.passwordPolicy ?? {},
      ).map((it) => ({ ...it, field: shape.message })),
    ],
  }
}

function judgeSuccess(bundle: Bundle, profile: Profile, probe: Probe, answer: Answer): Found {
  const { variant } = probe
  const { status, schema } = variant.operation.success
  const parsed = parse(answer)
  if (answer.status !== status) {
    const code = parsed.kind === 'object' ? codeIn(bundle, variant.errors, parsed.value) : undefined
    const reused = variant.errors.find(
      (error) => error.code === code?.code && error.condition === 'password-reused',
    )
    if (reused)
      return {
        findings: [
          different(
            'state',
            `${status}, since the password was never set`,
            `${answer.status} ${reused.code}: an earlier request that was refused has set it`,
          ),
        ],
      }
    return {
      findings: [
        different('status', String(status), [answer.status, code?.code].filter(Boolean).join(' ')),
      ],
    }
  }
  if (!schema) {
    const isEmpty = answer.body !== undefined && ['', '""', 'null'].includes(answer.body.trim())
    return {
      findings: isEmpty
        ? []
        : [
            different(
              'body',
              'no body',
              parsed.kind === 'object'
                ? `an object with ${Object.keys(parsed.value).join(', ')}`
                : parsed.what,
            ),
          ],
    }
  }
  if (parsed.kind === 'other')
    return { findings: [different('body', 'a JSON object', parsed.what)] }
  const findings = misfits(bundle, schema, parsed.value, (key) =>
    key === undefined ? undefined : profileValue(profile, key),
  ).map(({ name, expected, got }) =>
    different(
      'body',
      expected,
      got === undefined ? 'nothing' : quote(JSON.stringify(got), profile, probe, 80),
      name,
    ),
  )
  const known = Object.keys(isObject(schema.properties) ? schema.properties : {})
  return {
    findings: [
      ...findings,
      ...contentTypeFindings(answer),
      ...duplicateFindings(parsed.duplicates),
      ...unknownFindings(known, parsed.value),
    ],
  }
}

/** Any refusal will do: a 4xx, and neither a success nor a crash. */
function judgeRefusal(bundle: Bundle, { request, variant }: Probe, answer: Answer): Found {
  const { status } = answer
  const subject = request.method === variant.operation.method ? 'enforcement' : 'method'
  const parsed = parse(answer)
  if (subject === 'method' && parsed.kind === 'object') {
    const found = codeIn(bundle, variant.errors, parsed.value)
    // Many look at client and token before they look at the method.
    const known = variant.errors.find(
      ({ code, condition }) =>
        code === found?.code && condition !== 'invalid-token' && condition !== 'unknown-client',
    )
    if (known)
      return {
        findings: [
          {
            ...different(
              subject,
              '404 or 405',
              `${status} ${known.code}, as if it were ${variant.operation.method}`,
            ),
            severity: 'warning',
          },
        ],
      }
  }
  if (status < 300) return { findings: [different(subject, 'a refusal', `${status}, accepted`)] }
  return {
    findings:
      status >= 500
        ? [{ ...different(subject, 'a refusal', String(status)), severity: 'warning' }]
        : [],
  }
}

/** The language that the probe asks for. */
function languageOf({ promise, expectation }: Probe): Language | undefined {
  return promise?.language ?? (expectation.kind === 'code' ? expectation.language : undefined)
}

/** A code as careless eyes read it: case, width and what has no width do not count. */
function bare(code: string): string {
  return code
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase()
}

function quality({ milliseconds }: Answer): Finding[] {
  return milliseconds > slow
    ? [
        {
          ...different('timing', `an answer within ${slow} ms`, `${Math.round(milliseconds)} ms`),
          severity: 'warning',
        },
      ]
    : []
}

function host({ headers }: Answer): string {
  const location = headers.get('location') ?? ''
  return URL.canParse(location)
    ? new URL(location).host
    : location === ''
      ? 'nowhere'
      : 'another path'
}
