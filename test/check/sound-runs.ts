// Runs the check on a conforming service: its freedoms, the profile and the selections come from a seed.
import { validators } from '../../generated/validators.js'
import { type CheckOptions, type Profile, type Report, check } from '../../scripts/check/check.ts'
import { sendBy } from '../../scripts/check/run/transport.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import {
  type ConformingService,
  createConformingService,
  isOffered,
  knownTenant,
} from './conforming-service.ts'
import { chooseFreedoms } from './freedoms.ts'
import { type Random, randomFrom } from './random.ts'

const runs = 3

const effects = ['attempt', 'consume-code', 'change-password']
const conditions = ['missing', 'wrong-code', 'password-reused', 'password-weak', 'unknown-user']

/** Words that a selection may have; those that the products do not have are refused as misspelt. */
function wordsFor(products: string[]): string[] {
  const ciam = ['updatePasswordByEmail', 'changeUserPassword', 'reset', 'IDAAS.SDK.PWD.0007']
  return [
    ...[...effects, ...conditions, 'success', ...products],
    ...(products.includes('ciam') ? ciam : []),
    ...(products.includes('oneaccess') ? ['reset'] : ['change']),
  ]
}

function selectionFrom(random: Random, products: string[]): Pick<CheckOptions, 'only' | 'skip'> {
  if (random.chance(0.7)) return {}
  const part = () => random.some(wordsFor(products), 0.2)
  return {
    ...(random.chance(0.6) && { only: part() }),
    ...(random.chance(0.6) && { skip: part() }),
  }
}

const listedPasswords = ['hK7#dV2%wH9+bT', 'qW4!zN8@xB6-mR']

/** What its owner tells of the service. */
function profileOf(service: ConformingService, random: Random, products: string[]): Profile {
  const { known, freedoms } = service
  const { policy, people } = freedoms
  const [own, other] = people
  const isTold = random.chance(0.7)
  const told = isTold ? policy : Object.fromEntries(random.some(Object.entries(policy), 0.6))
  const [idToken, otherToken] = known.idTokens
  const [verifyCode, otherCode] = known.codes
  const { password: _, ...withoutPassword } = own
  return {
    baseUrl: 'http://localhost',
    products,
    clientId: known.clientId,
    ...(random.chance(0.7) && { tenantId: knownTenant }),
    device: { os: 'windows10.1.1', fingerprint: '156aysdna213sc50', agent: 'okhttp/4.12' },
    account: random.chance(0.8) ? own : withoutPassword,
    ...(random.chance(0.7) && {
      otherAccount: {
        ...other,
        ...(random.chance(0.8) && { idToken: otherToken, verifyCode: otherCode }),
      },
    }),
    ...(random.chance(0.7) && { deletedAccount: { idToken: known.orphanToken } }),
    tokens: { idToken, accessToken: known.accessToken },
    ...(random.chance(0.9) && { verifyCode }),
    passwordPolicy: told,
    ...(random.chance(0.5)
      ? { passwordSeed: 'a seed of a test, long enough' }
      : { newPasswords: listedPasswords }),
    allow: random.chance(0.7)
      ? ['attempt', 'consume-code', 'change-password']
      : random.some(['attempt', 'consume-code', 'change-password'] as const),
    budget: { attempts: random.pick([1, 2, 5, 50]), requests: 1000, perSecond: 0 },
  }
}

function programsOf(service: ConformingService, random: Random): CheckOptions {
  const accounts = ['account', 'otherAccount']
  return {
    ...(random.chance(0.5) && {
      signIn: async (account, password) =>
        service.signsIn(accounts.indexOf(account) === 1 ? 1 : 0, password) ? 'yes' : 'no',
    }),
    ...(random.chance(0.5) && {
      askCode: async (account, purpose) =>
        account === 'account' ? service.sendCode(purpose ?? '') : undefined,
    }),
  }
}

/** What a report says against the service, or why it says nothing. */
function alarmsIn({ findings, exitCode, summary, stopped, variants }: Report): string[] {
  const errors = findings
    .filter(({ severity }) => severity === 'error')
    .map(
      (it) =>
        `${it.id}: ${it.operation} ${it.product} ${it.mode ?? ''} ${it.code ?? ''}, ${it.what}: expected ${it.expected}, got ${it.got}`,
    )
  const untold = variants
    .flatMap(({ clauses }) => clauses)
    .filter(
      ({ verdict, reason }) => !['verified', 'violated'].includes(verdict) && (reason ?? '') === '',
    )
    .map(({ code, verdict }) => `${code ?? 'success'} is ${verdict} for no reason`)
  const isGood = exitCode === 0 || exitCode === 2
  return [...errors, ...untold, ...(isGood ? [] : [`${exitCode} ${summary} ${stopped ?? ''}`])]
}

const combinations = [['ciam'], ['eiam'], ['oneaccess'], ['ciam', 'eiam']]

/** The contract as far as the service goes. */
const offered = {
  ...bundle,
  paths: Object.fromEntries(Object.entries(bundle.paths).filter(([path]) => isOffered(path))),
}

/** What the check says against the service of this seed. */
export async function alarmsFor(seed: number): Promise<string[]> {
  const random = randomFrom(seed)
  const products = combinations[seed % combinations.length] ?? ['ciam']
  const service = createConformingService(
    chooseFreedoms(random),
    randomFrom(seed + 1e6),
    products[0] ?? 'ciam',
  )
  const profile = profileOf(service, random, products)
  const programs = programsOf(service, random)
  const alarms: string[] = []
  for (let run = 1; run <= runs; run += 1) {
    const selection = selectionFrom(random, products)
    const travel = { send: sendBy(service.fetch), now: service.now, bundle: offered, validators }
    const options = { ...selection, ...programs, ...travel, label: `${seed} ${run}` }
    const report = await check(profile, options)
    alarms.push(...alarmsIn(report).map((it) => `run ${run}, ${JSON.stringify(selection)}: ${it}`))
    service.advance(24 * 3600 * 1000)
  }
  return alarms
}
