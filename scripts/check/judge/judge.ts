// Compares one response with what is possible for its probe. Pure: it sends nothing and knows no profile.
import type { CatalogError } from '../../contract/catalog.ts'
import type { Bundle } from '../../contract/contract.ts'
import { errorBody, readErrorBody } from '../../contract/error-bodies.ts'
import { type ErrorEntry, conditions, watchedInputs } from '../../model/conditions.ts'
import { possible } from '../../model/possible.ts'
import { otherModesOf, presenceOf } from '../../model/request.ts'
import { type Facts, worldOf } from '../../model/facts.ts'
import type { Outcome } from '../../model/learn.ts'
import type { Exchange, WireResponse } from '../exchange.ts'
import type { Probe } from '../plan/probe.ts'
import { type Difference, headerOf, judgeJson, nameOfBody, objectIn, shown } from './difference.ts'
import type { Finding, Verdict } from '../findings/finding.ts'
import { internalsIn } from './internals.ts'
import { judgeMessage } from './message.ts'
import { type Validators, judgeHeaders, judgeSuccessBody, judgeErrorBody } from './schemas.ts'

/** What every judgement needs beside the probe. */
export interface Court {
  bundle: Bundle
  validators: Validators
  /** Secrets of the run that stand in a response, and where. */
  secretsIn(response: WireResponse, probe: Probe): { what: string; at: string }[]
}

export interface Judgement {
  outcome: Outcome
  verdict: Verdict
  /** Why the verdict is neither verified nor violated. */
  reason: string | undefined
  findings: Finding[]
  /** Which code came, if the contract knows it. */
  code: CatalogError | undefined
  /** A code that came and that the variant does not list. */
  unlisted?: string | undefined
  /** Why nothing more may be attempted: the response speaks of a lock or a limit. */
  locked: string | undefined
  /** Whether the same request may be sent again: nothing came, or a gateway or a busy service answered. */
  isMomentary: boolean
}

/** What a comparison says, before it is dressed as findings. */
interface Compared {
  outcome: Outcome
  differences: Difference[]
  code?: CatalogError
  /** A code that the variant does not list. */
  unlisted?: string
  /** What came instead of what was aimed at, and may rightly do so. */
  instead?: string
  isMomentary?: true
}

export function judge(court: Court, facts: Facts, probe: Probe, exchange: Exchange): Judgement {
  const { response } = exchange
  if (!response) return unanswered(exchange)
  const compared = compare(court, facts, probe, response)
  const differences = [
    ...compared.differences,
    ...revealed(court, probe, response),
    ...namedStrangers(facts, probe, response),
  ]
  const findings = differences.map((it) => findingOf(probe, exchange, it))
  const isViolated = findings.some(({ severity }) => severity === 'error')
  const verdict = compared.instead === undefined ? 'verified' : 'shadowed'
  return {
    outcome: compared.outcome,
    verdict: isViolated ? 'violated' : verdict,
    reason: compared.instead,
    findings,
    code: compared.code,
    unlisted: compared.unlisted,
    locked: lockIn(court, probe, response, compared.code),
    isMomentary: compared.isMomentary ?? false,
  }
}

export function findingOf(
  { variant, clause, what }: Pick<Probe, 'variant' | 'clause' | 'what'>,
  exchange: Exchange | undefined,
  { id, severity, expected, got, at = '' }: Difference,
): Finding {
  return { id, severity, variant, clause, what, expected, got, at, exchange }
}

function unanswered(exchange: Exchange): Judgement {
  const got = exchange.failure ?? 'nothing'
  return {
    ...{ outcome: { kind: 'lost' }, verdict: 'untested', reason: `no response: ${got}` },
    ...{ findings: [], code: undefined, locked: undefined, isMomentary: true },
  }
}

/** The finding of a request that gets no response however often it is sent. */
export function neverAnswered(probe: Probe, exchange: Exchange): Finding {
  const got = exchange.failure ?? 'nothing'
  return findingOf(probe, exchange, {
    id: 'no-response',
    severity: 'error',
    expected: 'a response',
    got,
  })
}

const gateways = [502, 503, 504]

function compare(court: Court, facts: Facts, probe: Probe, response: WireResponse): Compared {
  const { status } = response
  const read = readCode(court, probe, response)
  if (status >= 300 && status < 400) return redirected(response)
  if (status < 300) return compareSuccess(court, facts, probe, response)
  const busy = read && probe.variant.errors.find((it) => it.code === read.code && isBusy(it))
  if (busy && busy.status === status) {
    const { code } = busy
    return {
      outcome: lost,
      differences: [],
      code: busy,
      instead: `${code}: busy`,
      isMomentary: true,
    }
  }
  if (!read && gateways.includes(status)) {
    return { outcome: lost, differences: [], instead: `${status} of a gateway`, isMomentary: true }
  }
  if (probe.mayBeRefused) {
    const differences = status >= 500 ? [crash(status)] : []
    return { outcome: refusedUnknown, differences, instead: `${status}: refused, as it may be` }
  }
  const isListed = probe.variant.errors.some(({ code }) => code === read?.code)
  if (probe.after === 'target' && !isListed) {
    const instead = `${status}: members that the contract does not name are refused, as they may be`
    return { outcome: refusedUnknown, differences: [], instead }
  }
  if (isLimit(probe, status, read?.code)) {
    const instead = `${status}: the deployment limits or locks`
    return { outcome: refusedUnknown, differences: [], instead }
  }
  return read
    ? compareCode(court, facts, probe, { response, ...read })
    : compareBare(probe, response)
}

/** A status that limits or locks, unless the contract has it for the code. */
function isLimit({ variant }: Probe, status: number, code: string | undefined): boolean {
  if (status !== 423 && status !== 429) return false
  return !variant.errors.some((it) => it.code === code && it.status === status)
}

const lost: Outcome = { kind: 'lost' }
const refusedUnknown: Outcome = { kind: 'error', condition: undefined }

function isBusy({ condition }: CatalogError): boolean {
  return conditions.get(condition ?? '')?.provoked === false
}

function readCode({ bundle }: Court, { variant }: Probe, { parsed }: WireResponse) {
  const body = objectIn(parsed)
  const errors = variant.errors.length > 0 ? variant.errors : bundle['x-catalog']
  return body && readErrorBody(bundle, errors, body)
}

function redirected(response: WireResponse): Compared {
  const location = headerOf(response, 'location') ?? 'nowhere'
  const got = `${response.status} to ${location}`
  const difference = { id: 'redirect', severity: 'error', expected: 'a response', got } as const
  return { outcome: refusedUnknown, differences: [difference] }
}

function compareSuccess(
  court: Court,
  facts: Facts,
  probe: Probe,
  response: WireResponse,
): Compared {
  const { refused, possible, variant, aim } = probe
  const outcome: Outcome = { kind: 'success' }
  const got = `${response.status}, accepted`
  if (refused) {
    const expected = 'an error response'
    return { outcome, differences: [{ ...refused, expected, got, at: 'status' }] }
  }
  if (!possible.success) {
    const expected = `an error response: ${reasonsOf(probe)}`
    return {
      outcome,
      differences: [{ id: 'not-refused', severity: 'error', expected, got, at: 'status' }],
    }
  }
  const differences = judgeSuccess(court, facts, probe, response)
  const instead = aim.condition === undefined ? undefined : 'the request was accepted, as it may be'
  const { status } = variant.operation.success
  const wrong: Difference[] =
    response.status === status
      ? []
      : [
          {
            ...{ id: 'success-status', severity: 'error', at: 'status' },
            ...{ expected: String(status), got: String(response.status) },
          },
        ]
  return { outcome, differences: [...wrong, ...differences], ...(instead && { instead }) }
}

/** Why the request cannot succeed, in words. */
function reasonsOf({ possible: { errors, unpublished } }: Probe): string {
  const sure = [...errors].filter(([, is]) => is === 'yes')
  const unnamed = [...unpublished].filter(([, is]) => is === 'yes')
  const names = [
    ...sure.map(([error]) => error.condition ?? ''),
    ...unnamed.map(([condition]) => condition),
  ]
  return names.map((name) => conditions.get(name)?.when.en ?? name).join('; ')
}

function judgeSuccess(
  court: Court,
  facts: Facts,
  probe: Probe,
  response: WireResponse,
): Difference[] {
  const { schema } = probe.variant.operation.success
  if (!schema) {
    const isEmpty = ['', '""', 'null'].includes(response.body.trim())
    const got = nameOfBody(response.parsed)
    return isEmpty
      ? judgeHeaders(court.validators, probe, response)
      : [{ id: 'success-body', severity: 'error', expected: 'no body', got, at: 'body' }]
  }
  return [
    ...judgeJson(response),
    ...judgeSuccessBody(court, facts, probe, response),
    ...judgeHeaders(court.validators, probe, response),
  ]
}

interface Read {
  response: WireResponse
  code: string
  message: unknown
  shape: ReturnType<typeof errorBody>
}

function compareCode(court: Court, facts: Facts, probe: Probe, read: Read): Compared {
  const { variant, possible } = probe
  const code = read.code.trim()
  const error = variant.errors.find((it) => it.code === code)
  if (!error) return compareUnlisted(court, facts, probe, read)
  const outcome: Outcome = { kind: 'error', condition: error.condition ?? undefined }
  const differences = judgeListed(court, facts, probe, { ...read, error })
  if (isPossible(probe, error)) {
    const isAimed = error.condition === probe.aim.condition && isClauses(probe, error)
    const hints = hintsOf(probe, error)
    const instead = isAimed ? undefined : `${error.code} came first`
    return {
      outcome,
      differences: [...differences, ...hints],
      code: error,
      ...(instead && { instead }),
    }
  }
  if (possible.success && probe.aim.condition === undefined && !probe.refused) {
    return { outcome, differences: [refusal(probe, error, read.response)], code: error }
  }
  return { outcome, differences: [...differences, otherCode(probe, error)], code: error }
}

/** Whether the code is one of those that may come; where any error will do, every code of the variant may. */
function isPossible({ possible, refused }: Probe, error: CatalogError): boolean {
  if (possible.errors.has(error) || isBusy(error)) return true
  if (refused || error.condition === null) return true
  // A code that the contract ties to a reason is never that of another one.
  return conditions.get(error.condition) === undefined
}

function isClauses({ clause }: Probe, error: CatalogError): boolean {
  return !clause || clause.error === error
}

/** A valid request that was refused; if for a password that was never set, an earlier refusal has set it. */
function refusal({ variant }: Probe, error: CatalogError, { status }: WireResponse): Difference {
  const got = `${status} ${error.code}`
  if (error.condition === 'password-reused') {
    const expected = 'success, since this password was never set'
    return {
      ...{ id: 'refusal-set-password', severity: 'error', at: 'body' },
      ...{ expected, got: `${got}: a request that was refused has set it` },
    }
  }
  const expected = String(variant.operation.success.status)
  return { id: 'valid-request-refused', severity: 'error', expected, got, at: 'status' }
}

function otherCode({ possible, aim }: Probe, error: CatalogError): Difference {
  const codes = [...possible.errors.keys()].filter((it) => !isBusy(it)).map(({ code }) => code)
  const expected = codes.join(' or ') || (aim.condition ?? 'an error response')
  return { id: 'other-code', severity: 'error', expected, got: error.code, at: 'body' }
}

/** Who learns something that the order of judging should keep from him. */
function hintsOf({ possible }: Probe, error: CatalogError): Difference[] {
  if (error.condition !== 'password-reused') return []
  const guards = ['wrong-code', 'wrong-password', 'invalid-token']
  const isOpen = [...possible.errors].some(
    ([it, is]) => is === 'yes' && guards.includes(it.condition ?? ''),
  )
  if (!isOpen) return []
  const expected = 'an error that does not tell whether a password was used before'
  return [{ id: 'history-revealed', severity: 'warning', expected, got: error.code, at: 'body' }]
}

function judgeListed(
  { bundle, validators }: Court,
  facts: Facts,
  probe: Probe,
  { error, response, code, message, shape }: Read & { error: CatalogError },
): Difference[] {
  const wanted = errorBody(bundle, error.schema)
  const differences: Difference[] = [...judgeJson(response)]
  const add = (id: Difference['id'], expected: string, got: string, at: string) =>
    differences.push({ id, severity: 'error', expected, got, at })
  if (response.status !== error.status && !probe.refused) {
    add('wrong-status', String(error.status), String(response.status), 'status')
  }
  if (shape.code !== wanted.code) {
    add('error-body', wanted.members.join(', '), shape.members.join(', '), `body /${shape.code}`)
  }
  if (code !== error.code)
    add('code-spelling', error.code, JSON.stringify(code), `body /${shape.code}`)
  const condition = conditions.get(error.condition ?? '')
  const values = condition?.values(probe.request, worldOf(facts), error as ErrorEntry) ?? {}
  const names = lacksOne(probe, error) ? probe.variant.inputs.map(({ name }) => name) : []
  const siblings = probe.variant.errors
  const context = { error, siblings, language: probe.language, values, names }
  const words = judgeMessage(message as never, context) // as it was parsed
  return [
    ...differences,
    ...judgeErrorBody(validators, probe, response, shape),
    ...words.map((it) => ({ ...it, at: `body /${shape.message}` })),
  ]
}

/** Whether exactly one of the inputs that the code is about is missing, so that its message must name it. */
function lacksOne({ variant, request }: Probe, error: CatalogError): boolean {
  const watched = watchedInputs(variant, error)
  return watched.filter((input) => presenceOf(request, input) !== 'present').length === 1
}

/** A code that the variant does not list. In an open list it may be one that nobody has published. */
function compareUnlisted({ bundle }: Court, facts: Facts, probe: Probe, read: Read): Compared {
  const { variant, refused } = probe
  const { response, code, shape, message } = read
  const at = `body /${shape.code}`
  const plain = judgeJson(response)
  const twin = variant.errors.find((it) => bare(it.code) === bare(code))
  if (twin) {
    const spelling = {
      severity: 'error',
      expected: twin.code,
      got: JSON.stringify(code),
      at,
    } as const
    const outcome: Outcome = { kind: 'error', condition: twin.condition ?? undefined }
    return { outcome, differences: [...plain, { id: 'code-spelling', ...spelling }], code: twin }
  }
  const isOpen = isExplained(facts, probe, code)
  const isFree = refused !== undefined || isOpen || isOfOtherMode(facts, probe, read)
  const owner = foreignOwner(bundle['x-catalog'], variant.product, code)
  const expected = expectedCodes(probe)
  const error = (id: Difference['id'], got = code): Difference => ({
    ...{ id, severity: 'error', expected, got, at },
  })
  const differences: Difference[] = []
  if (owner) differences.push(error('foreign-code', `${code}, a code of ${owner}`))
  else if (isSurelyValid(probe)) {
    differences.push(error('valid-request-refused', `${response.status} ${code}`))
  } else if (!isFree) differences.push(error('unlisted-code', code === '' ? 'an empty code' : code))
  if (response.status >= 500) differences.push(crash(response.status))
  if (!refused && (typeof message !== 'string' || message.trim() === '')) {
    differences.push({
      id: 'error-body',
      severity: 'error',
      expected: 'a message',
      got: 'none',
      at: `body /${shape.message}`,
    })
  }
  const instead =
    probe.clause || probe.aim.condition === undefined
      ? `${code} came, which the contract does not list`
      : undefined
  return {
    outcome: refusedUnknown,
    differences: [...plain, ...differences],
    unlisted: code,
    ...(instead && { instead }),
  }
}

/** Whether the request may be one of another mode of the operation, in which this code is possible. */
function isOfOtherMode(facts: Facts, { request }: Probe, { code, response }: Read): boolean {
  const codes = otherModesOf(request).flatMap((it) => [
    ...possible(it, worldOf(facts)).errors.keys(),
  ])
  return codes.some((it) => it.code === code && it.status === response.status)
}

/** Whether a condition that no code covers explains the code, so far as the deployment has shown its own codes. */
function isExplained({ ownCodes }: Facts, { variant, possible }: Probe, code: string): boolean {
  return [...possible.unpublished].some(([condition, is]) => {
    if (variant.list === 'closed') return is === 'yes'
    const known = ownCodes.get(`${variant.product} ${condition}`)
    return known === undefined || known.includes(code)
  })
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

function expectedCodes({ possible }: Probe): string {
  const codes = [...possible.errors]
    .filter(([it, is]) => is === 'yes' && !isBusy(it))
    .map(([it]) => it.code)
  if (codes.length > 0) return codes.join(' or ')
  return possible.success ? 'success' : 'a code that the contract lists'
}

/** A code as careless eyes read it: case, width and what has no width do not count. */
function bare(code: string): string {
  return code
    .normalize('NFKC')
    .replace(/[\s\p{Cf}._-]/gu, '')
    .toLowerCase()
}

function crash(status: number): Difference {
  const expected = 'an error response of the contract'
  return { id: 'server-error', severity: 'error', expected, got: String(status), at: 'status' }
}

/** An error status without a code that could be read. */
function compareBare(probe: Probe, response: WireResponse): Compared {
  const { possible, refused, aim, variant } = probe
  const { status } = response
  const outcome = refusedUnknown
  if (refused) {
    const differences = status >= 500 ? [{ ...crash(status), severity: 'warning' as const }] : []
    return { outcome, differences }
  }
  const isGone = status === 404 || status === 405 || status === 501
  const got = `${status} with ${nameOfBody(response.parsed)}`
  const expected = expectedCodes(probe)
  if (isGone && aim.condition === undefined && variant.errors.every((it) => it.status !== status)) {
    return {
      outcome,
      differences: [{ id: 'operation-missing', severity: 'error', expected, got, at: 'status' }],
    }
  }
  if (aim.condition === undefined && possible.success) {
    return {
      outcome,
      differences: [
        { id: 'valid-request-refused', severity: 'error', expected, got, at: 'status' },
      ],
    }
  }
  if (status >= 500) return { outcome, differences: [{ ...crash(status), expected }] }
  return {
    outcome,
    differences: [{ id: 'error-body', severity: 'error', expected, got, at: 'body' }],
  }
}

/** What no response may carry, whatever it is. */
function revealed(court: Court, probe: Probe, response: WireResponse): Difference[] {
  const found = court.secretsIn(response, probe)
  const leaked = found.filter(({ what, at }) => !isHandedOut(what, at, { probe, response }))
  const secrets = leaked.map(({ what, at }): Difference => ({
    ...{ id: at === 'header set-cookie' ? 'cookie-set' : 'secret-returned', severity: 'error', at },
    ...{ expected: `no ${what} in the response`, got: `the ${what} comes back` },
  }))
  const inside = internalsIn(response)
  if (inside === undefined) return secrets
  const expected = 'nothing of the inside of the server'
  return [
    ...secrets,
    { id: 'internals-shown', severity: 'error', expected, got: shown(inside.text), at: inside.at },
  ]
}

/** Whether it is a token that a success of the operation is there to give. */
function isHandedOut(
  what: string,
  at: string,
  { probe: { variant }, response }: { probe: Probe; response: WireResponse },
): boolean {
  const gives = variant.effect === 'issue-token' || variant.effect === 'sign-in'
  const isSuccess = response.status === variant.operation.success.status
  return gives && isSuccess && at.startsWith('body') && what.endsWith('token')
}

/** What of an account comes back in an error response without having been sent. */
function namedStrangers(
  facts: Facts,
  { wire }: Probe,
  { status, body }: WireResponse,
): Difference[] {
  if (status < 400) return []
  const headers = wire.headers.map(([, value]) => value).join(' ')
  const sent = `${decodeURI(wire.path)} ${headers} ${wire.body ?? ''}`
  const keys = ['userId', 'username', 'mobile', 'email'] as const
  const named = facts.accounts.flatMap(({ identity }) =>
    keys.filter((key) => {
      const value = identity[key]
      return (
        value !== undefined && value.length > 4 && body.includes(value) && !sent.includes(value)
      )
    }),
  )
  const isClientNamed = facts.clients.some(
    ({ id }) => id.length > 4 && body.includes(id) && !sent.includes(id),
  )
  return [...new Set([...named, ...(isClientNamed ? ['client id'] : [])])].map((key) => ({
    ...{ id: 'internals-shown', severity: 'error', at: 'body' },
    ...{ expected: 'nothing that the request does not name', got: `the ${key} of the profile` },
  }))
}

const lockWords =
  /\block(ed|out)?\b|too many|attempts? (left|remaining)|remaining (\w+ )*attempts?|锁定|次数|剩余/i

/** A status or words that speak of a lock or of few remaining attempts. */
function lockIn(
  { bundle }: Court,
  { variant, aim }: Probe,
  { status, parsed }: WireResponse,
  code: CatalogError | undefined,
): string | undefined {
  if (code && code.condition === aim.condition && code.status === status && status !== 429) {
    const words = Object.values(code.message).join(' ')
    if (lockWords.test(words)) return undefined
  }
  if (status === 423 || status === 429) return `${status}: the deployment limits or locks`
  const body = objectIn(parsed)
  const read = body && readErrorBody(bundle, variant.errors, body)
  const message = typeof read?.message === 'string' ? read.message : ''
  const own = code ? Object.values(code.message).some((text) => lockWords.test(text)) : false
  return lockWords.test(message) && !own ? `the deployment says "${message}"` : undefined
}
