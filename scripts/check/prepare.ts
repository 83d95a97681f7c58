// Everything that a run needs, put together once: facts, plan, passwords, programs, secrets, budgets. What
// became of it so far can be told at every moment, since a run may end at every moment.
import { type Bundle, type Contract, readContract } from '../contract/contract.ts'
import { type Effect, allEffects } from '../model/effects.ts'
import type { Facts } from '../model/facts.ts'
import manifest from '../../package.json' with { type: 'json' }
import type { Send } from './exchange.ts'
import type { Validators } from './judge/judgement.ts'
import { type Observation, observed } from './overlay/observations.ts'
import type { Written } from './overlay/write.ts'
import { type Plan, planFor } from './plan/plan.ts'
import type { Probe } from './plan/probe.ts'
import { type Selection, select } from './plan/selection.ts'
import type { Profile } from './profile/profile.ts'
import { validProfile } from './profile/read.ts'
import { Refusal, budgetOf } from './profile/target.ts'
import { freshLabel, isCommand, startingFacts, varietyOf } from './profile/world.ts'
import { buildReport } from './report/build.ts'
import type { Report } from './report/report.ts'
import { ledgerOf } from './run/password-ledger.ts'
import { type NewPasswords, derivedPasswords, listedPasswords } from './run/new-passwords.ts'
import { createPace } from './run/pace.ts'
import { programsOf } from './run/programs.ts'
import { clauseResults, run } from './run/run.ts'
import { type Programs, type RunOptions, type RunState, newRunState } from './run/state.ts'
import { type SecretKeeper, createSecrets } from './secrets/keeper.ts'
import { secretsOf } from './secrets/profile-secrets.ts'
import { type Terms, changedBy, overlayNote, termsOf } from './applicable-contract.ts'

export interface CheckOptions extends Selection, Programs {
  /** Another contract than the shipped one and the profile's overlay, with its validators. */
  bundle?: Bundle
  validators?: Validators
  /** How requests travel; over the network by default. */
  send?: Send
  /** Ends the run at once; the report tells what was done. */
  signal?: AbortSignal
  /** From which new passwords are derived, if the profile has a seed; one that no run had by default. */
  label?: string
  /** Milliseconds since 1970. */
  now?: () => number
  onProbe?: (probe: Probe) => void
  /** Which variable of the environment a value of the profile is, by its place. */
  variables?: ReadonlyMap<string, string>
}

export interface PreparedCheck {
  plan: Plan
  facts: Facts
  allow: readonly Effect[]
  newPasswords: NewPasswords
  secrets: SecretKeeper
  /** Whether a program prints codes. */
  asksCodes: boolean
  /** Which password each account may have now, in a line per account. */
  ledger(): Report['ledger']
  run(): Promise<Report>
  /** What the deployment was seen to do otherwise than the contract says, as an overlay. */
  overlay(): Promise<Written>
}

/** With a budget of so many attempts, one can be spent on a code that was never sent. */
const manyAttempts = 10

/** Throws a Refusal or a TypeError if profile or selection are not valid; sends nothing. */
export async function prepare(given: Profile, options: CheckOptions): Promise<PreparedCheck> {
  const { variables = new Map(), now = Date.now } = options
  const terms = await termsFor(given, options)
  const contract = readContract(terms.bundle)
  const profile = validProfile(given, contract)
  const allow = allowedBy(profile.allow ?? [], options)
  const asksCodes = options.askCode !== undefined || isCommand(profile.verifyCode)
  const selected = select(planFor(contract, profile.products), options)
  const triesUnsent = asksCodes && budgetOf(profile).attempts >= manyAttempts
  const plan = triesUnsent ? selected : { ...selected, unsent: [] }
  const facts = await startingFacts(profile)
  const secrets = createSecrets(secretsOf(profile, variables))
  refuseForeign(terms.bundle, profile.products)
  refuseSecretsIn(terms.bundle, secrets)
  const label = options.label ?? freshLabel(new Date(now()))
  const newPasswords = passwordsOf(profile, facts, label, secrets)
  const state = newRunState(facts)
  const ledger = () => ledgerOf(state, { start: facts, newPasswords, allow })
  const parts = {
    ...{ profile, options, terms, contract, plan, facts, allow, newPasswords, secrets, label },
    ...{ state, observations: [], ledger },
  }
  return {
    ...{ plan, facts, allow, newPasswords, secrets, asksCodes, ledger },
    run: () => runParts(parts),
    overlay: () => overlayOf(parts),
  }
}

interface Parts extends Omit<PreparedCheck, 'asksCodes' | 'run' | 'overlay'> {
  profile: Profile
  options: CheckOptions
  terms: Terms
  contract: Contract
  label: string
  state: RunState
  /** What was returned so far. */
  observations: Observation[]
}

async function runParts(parts: Parts): Promise<Report> {
  const { profile, options, terms, plan, secrets, label, state } = parts
  const { baseUrl: target, products, waive: waivers = [], passwordSeed } = profile
  const { now = Date.now } = options
  const startedAt = now()
  const crash = await run(await runOptions(parts), state).catch((error: unknown) => {
    state.stopped = 'the check itself failed'
    return crashOf(error)
  })
  const clauses = clauseResults(plan, state)
  const failure = failureOf(state, crash)
  return buildReport(
    { ...state, clauses, ledger: parts.ledger(), failure },
    {
      version: manifest.version,
      contract: terms.bundle.info.version,
      overlay: overlayNote(terms.bundle, products),
      ...{ target, products, waivers, secrets },
      ...{ startedAt: new Date(startedAt), durationMs: now() - startedAt },
      passwordLabel: passwordSeed === undefined ? undefined : label,
      docs: 'homepage' in manifest ? String(manifest.homepage).replace(/\/$/, '') : undefined,
    },
  )
}

/** With the file and line, so that the report of it says enough; without their folder, which is the user's own. */
function crashOf(error: unknown): string {
  const message = String(error)
  const frames = error instanceof Error ? (error.stack ?? '').slice(message.length) : ''
  const [, place] = /^ +at .*?([\w.-]+\.[cm]?[jt]s:\d+):\d+\)?$/m.exec(frames) ?? []
  return place === undefined ? message : `${message} (${place})`
}

async function runOptions(parts: Parts): Promise<RunOptions> {
  const { profile, options, terms, contract, plan, facts, allow, newPasswords, secrets } = parts
  const { now = Date.now, signal, onProbe } = options
  const budget = budgetOf(profile)
  const pace = createPace({ ...budget, now, signal })
  return {
    ...programsFor(profile, options, secrets),
    ...{ contract, plan, facts, allow, attempts: budget.attempts, newPasswords, now },
    variety: varietyOf(parts.label),
    send: options.send ?? (await overNetwork(profile, signal)),
    court: { ...terms, secretsIn: secrets.secretsIn },
    async before(probe) {
      await pace()
      onProbe?.(probe)
    },
    onResponse(delivered) {
      parts.observations.push(...observed(delivered, parts.state.facts, terms.bundle))
    },
  }
}

async function overlayOf({ profile, contract, secrets, observations }: Parts): Promise<Written> {
  const { overlayText } = await import('./overlay/write.ts')
  const { baseUrl: target, products } = profile
  const { redact } = secrets
  return overlayText(observations, { contract, products, target, redact })
}

async function termsFor(
  { overlay }: Profile,
  { bundle, validators }: CheckOptions,
): Promise<Terms> {
  if (bundle && validators) return { bundle, validators }
  if (bundle || validators) throw new TypeError('bundle and validators go together; give both')
  return termsOf(overlay)
}

/** An overlay that changes nothing of the products was written for another deployment. */
function refuseForeign(bundle: Bundle, products: readonly string[]): void {
  const changed = changedBy(bundle)
  if (changed === undefined || products.some((it) => changed.includes(it))) return
  throw new Refusal(
    4,
    `the overlay changes nothing of ${products.join(', ')}, but ${changed.join(', ') || 'nothing that is checked'}; ` +
      "name this deployment's own overlay",
  )
}

/** A secret in the words of an overlay would pass for a word of the contract wherever it is returned. */
function refuseSecretsIn(bundle: Bundle, { redact }: SecretKeeper): void {
  if (bundle['x-overlay'] === undefined) return
  for (const { code, message } of bundle['x-catalog'])
    if (Object.values(message).some((it) => redact(it) !== it))
      throw new Refusal(
        4,
        `the message of ${redact(code)} has a secret of the profile in it; take it out of the overlay`,
      )
}

/** Effects that `--skip` names are not allowed, nor are any but those that `--only` names. */
export function allowedBy(
  allow: readonly Effect[],
  { only = [], skip = [] }: Selection,
): readonly Effect[] {
  const isIn = (words: readonly string[], it: string) =>
    words.some((word) => word.toLowerCase() === it)
  const isRestricted = allEffects.some((it) => isIn(only, it))
  return allow.filter((it) => !isIn(skip, it) && (!isRestricted || isIn(only, it)))
}

/** Derived passwords are secrets as soon as they are made. */
function passwordsOf(
  { newPasswords = [], passwordSeed }: Profile,
  { policy, accounts }: Facts,
  label: string,
  secrets: SecretKeeper,
): NewPasswords {
  if (passwordSeed === undefined) return listedPasswords(newPasswords)
  const own = accounts.find(({ name }) => name === 'account')
  const derived = derivedPasswords(passwordSeed, label, { policy, identity: own?.identity ?? {} })
  return {
    ...derived,
    get(number) {
      const value = derived.get(number)
      if (value !== undefined)
        secrets.add({ name: `DERIVED_PASSWORD_${number}`, what: 'new password', value })
      return value
    },
  }
}

/** The caller's own programs, else the profile's. Each code that they tell is a secret from then on. */
function programsFor(profile: Profile, options: CheckOptions, secrets: SecretKeeper): Programs {
  const { signal, signIn, tellsMustChange = false, askCode } = options
  let count = 0
  const onCode = (value: string) => {
    count += 1
    secrets.add({ name: `PRINTED_CODE_${count}`, what: 'verification code', value })
  }
  const asking: Programs['askCode'] = async (account, purpose) => {
    const code = await askCode?.(account, purpose)
    if (code !== undefined) onCode(code)
    return code
  }
  return {
    ...programsOf(profile, { signal, onCode, redact: secrets.redact }),
    ...(signIn && { signIn, tellsMustChange }),
    ...(askCode && { askCode: asking }),
  }
}

/** What the network needs is loaded only if it is needed. */
async function overNetwork(profile: Profile, signal: AbortSignal | undefined): Promise<Send> {
  const { createSend } = await import('./run/transport.ts')
  return createSend({ ...profile, signal })
}

function failureOf({ unreachable, failed, stopped }: RunState, crash: string | void) {
  if (crash !== undefined) {
    return { exitCode: 4, why: `the check itself failed, please report it: ${crash}` } as const
  }
  if (unreachable !== undefined)
    return { exitCode: 4, why: `cannot be reached: ${unreachable}` } as const
  return failed ? ({ exitCode: 4, why: stopped ?? 'a program failed' } as const) : undefined
}
