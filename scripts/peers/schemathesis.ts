// Schemathesis with what a tester would tell it: a client, tokens, a user, and that a request which the schema allows
// may be refused, since no schema knows of codes and passwords. One run for all targets, the same requests each time.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Bundle, readContract } from '../contract/contract.ts'
import type { Profile } from '../check/profile/profile.ts'
import { complaintsOf, describe } from './description.ts'
import type { Peer } from './peer.ts'
import { schemathesisCommand, schemathesisVersion } from './installed.ts'
import { lastLine, runCommand } from './process.ts'

/** Generated requests an operation, beside examples and boundary cases. */
const examples = 25

export const schemathesis: Peer = {
  name: 'Schemathesis',
  configuration: [
    'all checks but `positive_data_acceptance`',
    `${examples} generated cases an operation`,
    'client, user and tokens given',
  ].join(', '),
  version: schemathesisVersion,
  async look(bundle, targets) {
    const folder = mkdtempSync(path.join(tmpdir(), 'schemathesis-'))
    try {
      const { origin, description } = describe(bundle, targets)
      writeFileSync(path.join(folder, 'openapi.json'), JSON.stringify(description))
      const profile = targets[0]?.profile
      writeFileSync(
        path.join(folder, 'schemathesis.toml'),
        profile ? settings(bundle, profile) : '',
        { mode: 0o600 },
      )
      const args = [
        'run',
        'openapi.json',
        '--url',
        origin,
        '--generation-deterministic',
        '--max-examples',
        String(examples),
        '--continue-on-failure',
        '--no-color',
        '--report',
        'json',
        '--report-json-path',
        'report.json',
      ]
      const { output } = await runCommand([...schemathesisCommand, ...args], { folder })
      return complaintsOf(targets, failures(path.join(folder, 'report.json'), output))
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

/** A line for each kind of failure and operation, from what it prints: its JSON does not name absent headers. */
function failures(file: string, output: string): string[] {
  if (!existsSync(file))
    throw new Error(`Schemathesis ended before its first test: ${lastLine(output)}`)
  const complaints = output
    .split(/^_{3,} (?=[A-Z]+ \/)/m)
    .slice(1)
    .flatMap((section) => {
      const [, operation = ''] = /^(.+?) _{3,}$/m.exec(section) ?? []
      return [...section.matchAll(/^- \w+ (.+)\n\n +(.+)$/gm)].map(([, title, detail = '']) => {
        const header = /required '([\w-]+)' header/.exec(detail)?.[1]
        return `${operation}: ${title}${header === undefined ? '' : ` (${header})`}`
      })
    })
  const { errors } = JSON.parse(readFileSync(file, 'utf8')) as {
    errors: { title: string; operations?: string[] }[]
  } // its own JSON
  return [
    ...new Set([
      ...complaints,
      ...errors.flatMap(({ title, operations = [] }) =>
        operations.map((operation) => `${operation}: ${title}`),
      ),
    ]),
  ]
}

/** Its settings, TOML: parameters that name what the deployment knows, and the tokens by scheme. */
function settings(bundle: Bundle, { clientId, account, tokens }: Profile): string {
  const variants = readContract(bundle).operations.flatMap((operation) => operation.variants)
  const known: [key: string, value: string | undefined][] = [
    ['clientId', clientId],
    ['account.userId', account?.userId],
  ]
  const given = known.flatMap(([key, value]) => {
    const inputs = variants.flatMap(({ inputOf }) => inputOf.get(key) ?? [])
    const input = inputs.find((it) => it.in !== 'body')
    if (!input || value === undefined) return []
    return [`${JSON.stringify(`${input.in}.${input.name}`)} = ${JSON.stringify(value)}`]
  })
  const schemes = new Map(
    variants.flatMap(({ credentials }) =>
      credentials.flatMap(({ scheme, form, values: [key = ''] }): [string, string][] => {
        const token = tokens[key]
        return form === 'bearer' && token !== undefined ? [[scheme, token]] : []
      }),
    ),
  )
  const bearers = [...schemes].flatMap(([scheme, token]) => [
    `[auth.openapi.${scheme}]`,
    `bearer = ${JSON.stringify(token)}`,
  ])
  return [
    ...['[parameters]', ...given, ...bearers],
    '[checks]',
    'positive_data_acceptance.enabled = false',
    'missing_required_header.expected-statuses = [400]',
    '',
  ].join('\n')
}
