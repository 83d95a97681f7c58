// check: does a deployment do what the contract and its catalog say? Whatever ends a run, which password each
// account may have now is printed last.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { calledAs } from './cli/called-as.ts'
import { UsageError, type ValuesOf, readArguments, usageOf } from './cli/command.ts'
import { check as command } from './cli/commands.ts'
import { prepareOverlayFile, writeOverlayFile } from './check/overlay/file.ts'
import { plannedText } from './check/plan-text.ts'
import type { Probe } from './check/plan/probe.ts'
import { type CheckOptions, type PreparedCheck, prepare } from './check/prepare.ts'
import { writeNewProfile } from './check/profile/new.ts'
import { overlayOf, readProfile } from './check/profile/read.ts'
import { profileOfTarget } from './check/profile/sandbox-profile.ts'
import { Refusal } from './check/profile/target.ts'
import { pageNames } from './check/report/html.ts'
import { visible, withoutCommands } from './check/report/plain-text.ts'
import { type Report, ledgerLine } from './check/report/report.ts'
import { type Compared, compare, comparisonText, readReport } from './check/report/since.ts'
import { painter, terminal } from './check/report/terminal.ts'
import { prepareFolder, writeReports } from './check/report/write.ts'
import { termsOf } from './check/applicable-contract.ts'
import { type Contract, readContract } from './contract/contract.ts'

type Values = ValuesOf<typeof command>

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const interruption = new AbortController()
const paint = painter(process.stdout.isTTY && !process.env.NO_COLOR)
let prepared: PreparedCheck | undefined
/** Once passwords may have changed: whether it was told which one is in place. */
let ledger: 'owed' | 'told' | undefined

for (const stream of [process.stdout, process.stderr]) stream.on('error', onBrokenOutput)
process.on('uncaughtException', (error) => {
  complain(error)
  process.exit(4)
})
process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  try {
    const given = readArguments(command, args)
    return given === 'help' ? print(`${usageOf(command)}\n`) : await carryOut(given.values)
  } catch (error) {
    complain(error)
    return error instanceof Refusal ? error.exitCode : 4
  }
}

async function carryOut(values: Values): Promise<number> {
  const terms = await termsOf(overlayFor(values))
  const contract = readContract(terms.bundle)
  const file = values['new-profile']
  if (file !== undefined) {
    writeNewProfile(file, contract)
    return print(`${file} is written; fill it in, then ${calledAs('check')} --profile ${file}\n`)
  }
  const { since, report: folder, 'write-overlay': overlay } = values
  const earlier = since === undefined ? undefined : earlierReport(since)
  if (folder !== undefined && !values.plan) prepareFolder(folder)
  if (overlay !== undefined && !values.plan) prepareOverlayFile(overlay)
  const { profile, variables } = profileFor(values, contract)
  const progress = progressLine()
  prepared = await prepare(profile, {
    ...selectionIn(values),
    ...terms,
    variables,
    signal: interruption.signal,
    onProbe: progress.show,
  })
  if (values.plan) return print(prepared.secrets.redact(plannedText(prepared, paint)))
  for (const name of signals) process.on(name, interrupt)
  ledger = 'owed'
  const report = await prepared.run()
  progress.end()
  const comparison = earlier && comparisonText(compare(earlier, report as Compared), paint)
  print(`${comparison ? `${comparison}\n` : ''}${terminal(report, paint)}`)
  ledger = 'told'
  await save(values, report, prepared)
  return report.exitCode
}

/** That of the command, else the profile's. */
function overlayFor({ overlay, profile }: Values): string | undefined {
  return overlay ?? (profile === undefined ? undefined : overlayOf(profile))
}

function profileFor({ profile, target, product }: Values, contract: Contract) {
  if (profile !== undefined && target !== undefined)
    throw new Refusal(4, 'use --profile or --target, not both')
  if (product !== undefined && target === undefined)
    throw new Refusal(4, '--product needs --target; a profile names its products')
  if (profile !== undefined) return readProfile(profile, process.env, contract)
  if (target === undefined)
    throw new UsageError(command, 'no deployment is named; use --profile or --target')
  return {
    profile: profileOfTarget(target, contract, product),
    variables: new Map<string, string>(),
  }
}

function selectionIn({ only, skip, language }: Values): CheckOptions {
  return {
    ...(only.length > 0 && { only }),
    ...(skip.length > 0 && { skip }),
    ...(language && { language }),
  }
}

function earlierReport(file: string): Compared {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Refusal(4, `--since: ${file} cannot be read; is it there?`)
  }
  return readReport(text, file)
}

/** If something cannot be written, the ledger comes again behind the error, so that it is last. */
async function save(
  { report: folder, 'write-overlay': file }: Values,
  report: Report,
  { overlay, secrets }: PreparedCheck,
): Promise<void> {
  try {
    if (folder !== undefined) {
      writeReports(folder, report)
      process.stderr.write(`report: ${visible(path.join(folder, pageNames.en))}\n`)
    }
    if (file === undefined) return
    const words = writeOverlayFile(file, await overlay(), report.exitCode !== 4)
    const lines = secrets.redact(words).split('\n').map(visible)
    process.stderr.write(withoutCommands(`${lines.join('\n')}\n`))
  } catch (error) {
    ledger = 'owed'
    throw error
  }
}

/** The first signal ends what is under way, and the run reports; the second ends everything. */
function interrupt(name: NodeJS.Signals): void {
  if (!interruption.signal.aborted) return interruption.abort(name)
  complain(new Error(`ended by ${name}`))
  process.exit(2)
}

function print(text: string): 0 {
  process.stdout.write(text)
  return 0
}

/** Says what went wrong, and then which password each account may have. */
function complain(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  const redact = prepared?.secrets.redact ?? ((text: string) => text)
  const lines = redact(message).split('\n').map(visible)
  process.stderr.write(withoutCommands(`check: ${[...lines, ...ledgerLines()].join('\n')}\n`))
}

function ledgerLines(): string[] {
  const lines = ledger === 'owed' ? (prepared?.ledger() ?? []) : []
  return lines.map((it) => `password: ${visible(ledgerLine(it))}`)
}

/** Nobody reads any more, or the disk is full: what matters most goes to the other stream. */
function onBrokenOutput(this: NodeJS.WriteStream, { code }: NodeJS.ErrnoException): void {
  if (this !== process.stdout || process.exitCode === 4) return
  if (ledger === 'told') ledger = 'owed'
  if (code === 'EPIPE') return ledgerLines().forEach((it) => process.stderr.write(`${it}\n`))
  process.exitCode = 4
  complain(new Error(`the output cannot be written (${code})`))
}

/** One line that is written over and over while a run lasts; on a terminal only. */
function progressLine() {
  const { stderr } = process
  let count = 0
  const write = (text: string) => {
    if (stderr.isTTY) stderr.write(`\r\u001b[K${text.slice(0, (stderr.columns || 80) - 1)}`)
  }
  return {
    show: ({ variant, what }: Probe) =>
      write(`${(count += 1)} ${variant.operation.id}: ${visible(what)}`),
    end: () => write(''),
  }
}
