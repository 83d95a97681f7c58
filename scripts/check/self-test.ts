// The check on itself: every shipped faulty deployment must be seen, no permitted variation may be flagged.
import type { Bundle } from '../contract/contract.ts'
import { readContract } from '../contract/contract.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { Deployment } from './faults/faulty.ts'
import { benign, faults } from './faults/index.ts'
import { type Plan, plan } from './plan.ts'
import { conditionOf } from './probe.ts'
import { type Profile, profileOf } from './profile.ts'
import type { Found, SignIn } from './probing.ts'
import { type Result, run } from './run.ts'
import { readAnswer } from './send.ts'

export interface Kill {
  product: string
  family: string
  name: string
  /** Whether a fault was seen by its name, or a variation let pass. */
  right: boolean
  findings: Found[]
  run: Run
}

/** What was run, and what it came to. */
export interface Run {
  profile: Profile
  plan: Plan
  result: Result
}

/** Runs the whole plan on each deployment that applies to the product. */
export async function* selfTest(
  bundle: Bundle,
  products = readContract(bundle).products,
): AsyncGenerator<Kill> {
  const plans = new Map<string, Plan>()
  for (const product of products) {
    const applying = <T extends Deployment>(deployments: T[]) =>
      deployments.filter((it) => it.applies({ contract: bundle, product }))
    for (const fault of applying(faults)) {
      const run = await runOn(bundle, product, fault, plans)
      const findings = findingsOf(run)
      yield {
        product,
        family: fault.family,
        name: fault.name,
        right: findings.some((found) => isNamed(found, fault.names)),
        findings,
        run,
      }
    }
    for (const variation of applying(benign)) {
      const run = await runOn(bundle, product, variation, plans)
      const findings = findingsOf(run)
      yield {
        product,
        family: 'permitted',
        name: variation.name,
        right: findings.length === 0,
        findings,
        run,
      }
    }
  }
}

/** Whether the password is the account's present one, as a sign-in would tell. */
export function signInTo({ state }: Sandbox): SignIn {
  return async ({ userId }, password) => {
    const account = state.accounts().find(({ identity }) => identity.userId === userId)
    return account !== undefined && state.isCurrent(account, password)
  }
}

/** The kill table: a row a family, a column a product. */
export function killTable(kills: Kill[]): string {
  const products = [...new Set(kills.map(({ product }) => product))]
  const families = [...new Set(kills.map(({ family }) => family))]
  const cell = (family: string, product: string) => {
    const here = kills.filter((it) => it.family === family && it.product === product)
    return here.length === 0 ? '–' : `${here.filter(({ right }) => right).length}/${here.length}`
  }
  const rows = [
    ['', ...products],
    ...families.map((family) => [family, ...products.map((product) => cell(family, product))]),
  ]
  const lines = rows.map(
    ([name = '', ...cells]) => name.padEnd(14) + cells.map((it) => it.padStart(12)).join(''),
  )
  const wrong = kills
    .filter(({ right }) => !right)
    .map(
      ({ product, family, name }) =>
        `${family === 'permitted' ? 'flagged' : 'not seen'}: ${name} (${family}, ${product})`,
    )
  const planted = kills.filter(({ family }) => family !== 'permitted')
  const permitted = kills.filter(({ family }) => family === 'permitted')
  const seen = planted.filter(({ right }) => right).length
  const flagged = permitted.filter(({ right }) => !right).length
  return [
    ...lines,
    '',
    ...wrong,
    `${seen} of ${planted.length} faults seen, ${flagged} of ${permitted.length} permitted variations flagged`,
  ].join('\n')
}

/** Most deployments start alike, and so have the same plan. */
async function runOn(
  bundle: Bundle,
  product: string,
  deployment: Deployment,
  plans: Map<string, Plan>,
): Promise<Run> {
  const { handler, sandbox } = deployment.make({ contract: bundle, product })
  const profile = profileOf(sandbox, 'http://localhost')
  const send = async ({
    method,
    path,
    headers,
    body,
  }: Parameters<Parameters<typeof run>[3]>[0]) => {
    const begin = performance.now()
    return readAnswer(
      await handler(new Request(profile.baseUrl + path, { method, headers, body: body ?? null })),
      begin,
    )
  }
  const key = JSON.stringify(profile)
  const planned = plans.get(key) ?? plan(bundle, profile)
  plans.set(key, planned)
  return {
    profile,
    plan: planned,
    result: await run(bundle, profile, planned, send, { signIn: signInTo(sandbox) }),
  }
}

function findingsOf({ result: { outcomes, general } }: Run): Found[] {
  return [...outcomes.flatMap(({ findings }) => findings), ...general]
}

function isNamed(
  found: Found,
  { subject, field, condition }: { subject?: string; field?: string; condition?: string },
): boolean {
  return (
    found.severity !== 'information' &&
    (subject === undefined || found.subject === subject) &&
    (field === undefined || found.field === field) &&
    (condition === undefined || conditionOf(found.probe) === condition)
  )
}
