// Schemathesis with what a tester would tell it: a client, tokens, a user, and that a request which the schema allows
// may be refused, since no schema knows of codes and passwords. One run for all targets, the same requests each time.
import type { Profile } from '../check/profile/profile.ts'
import { type Bundle, readContract } from '../contract/contract.ts'
import { complaintsOf, describe } from './joint-description.ts'
import { schemathesisCommand, schemathesisVersion } from './installed.ts'
import type { Peer } from './peer.ts'
import { runTool } from './process.ts'

/** Generated requests an operation, beside examples and boundary cases. */
const examples = 25

interface Report {
  errors: { title: string; operations?: string[] }[]
}

export const schemathesis: Peer = {
  name: 'Schemathesis',
  configuration: `all checks but \`positive_data_acceptance\`, ${examples} generated cases an operation, client, user and tokens given`,
  version: schemathesisVersion,
  async look(bundle, targets) {
    const { origin, description } = describe(bundle, targets)
    const { left, output } = await runTool<Report>('Schemathesis', {
      command: [
        ...[...schemathesisCommand, 'run', 'openapi.json', '--url', origin, '--no-color'],
        ...['--generation-deterministic', '--max-examples', String(examples)],
        ...['--continue-on-failure', '--report', 'json', '--report-json-path', 'report.json'],
      ],
      files: {
        'openapi.json': description,
        'schemathesis.toml': targets[0] ? settings(bundle, targets[0].profile) : '',
      },
      leaves: 'report.json',
    })
    return complaintsOf(targets, failures(left, output))
  },
}

/** A line for each kind of failure and operation, from what it prints: its JSON does not name absent headers. */
function failures({ errors }: Report, output: string): string[] {
  const sections = output.split(/^_{3,} (?=[A-Z]+ \/)/m).slice(1)
  const complaints = sections.flatMap((section) => {
    const [, operation = ''] = /^(.+?) _{3,}$/m.exec(section) ?? []
    return [...section.matchAll(/^- \w+ (.+)\n\n +(.+)$/gm)].map(([, title, detail = '']) => {
      const header = /required '([\w-]+)' header/.exec(detail)?.[1]
      return `${operation}: ${title}${header === undefined ? '' : ` (${header})`}`
    })
  })
  const ofErrors = errors.flatMap(({ title, operations = [] }) =>
    operations.map((operation) => `${operation}: ${title}`),
  )
  return [...new Set([...complaints, ...ofErrors])]
}

/** Its settings, TOML: parameters that name what the deployment knows, and the tokens by scheme. */
function settings(bundle: Bundle, { clientId, account, tokens }: Profile): string {
  const variants = readContract(bundle).operations.flatMap((operation) => operation.variants)
  const known = Object.entries({ clientId, 'account.userId': account?.userId })
  const parameters = known.flatMap(([key, value]) => {
    const inputs = variants.flatMap(({ inputOf }) => inputOf.get(key) ?? [])
    const input = inputs.find((it) => it.in !== 'body')
    if (!input || value === undefined) return []
    return [`${JSON.stringify(`${input.in}.${input.name}`)} = ${JSON.stringify(value)}`]
  })
  const bearers = variants.flatMap(({ credentials }) =>
    credentials.flatMap(({ scheme, form, values: [key = ''] }) =>
      form === 'bearer' && tokens[key] !== undefined
        ? [`[auth.openapi.${scheme}]\nbearer = ${JSON.stringify(tokens[key])}`]
        : [],
    ),
  )
  return `[parameters]
${[...parameters, ...new Set(bearers)].join('\n')}
[checks]
positive_data_acceptance.enabled = false
missing_required_header.expected-statuses = [400]
`
}
