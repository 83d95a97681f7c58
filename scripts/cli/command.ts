// What a command takes, written once in commands.ts: its usage, the parsing of its arguments and what it says of wrong
// ones are made from that.
import { parseArgs } from 'node:util'
import { calledAs } from './called-as.ts'

export interface Option {
  /** A word for any value (`FILE`), or the values that there are (`en|zh`); a flag has none. */
  value?: string
  text: string
  default?: string
  repeats?: true
}

export interface Command {
  /** As npm and the package's bin know it. */
  name: string
  /** Arguments without a name of their own. */
  takes?: string
  /** Options without which it does nothing. */
  needs?: string
  does: string
  options: Record<string, Option>
  /** Arguments that show how it is used. */
  example: string
  /** What its exit codes mean, if it has its own. */
  exitCodes?: string
}

type Choice<Value extends string> = Value extends `${infer One}|${infer Others}`
  ? One | Choice<Others>
  : Value
type TextOf<Value extends string> = Value extends Uppercase<Value> ? string : Choice<Value>
type ReadOption<Of extends Option> = Of extends { value: infer Value extends string }
  ? Of extends { repeats: true }
    ? TextOf<Value>[]
    : TextOf<Value> | (Of extends { default: string } ? never : undefined)
  : boolean

/** What an option was given, by its name. */
export type ValuesOf<Of extends Command> = {
  [Name in keyof Of['options']]: ReadOption<Of['options'][Name]>
}

interface Arguments<Of extends Command> {
  values: ValuesOf<Of>
  positionals: string[]
}

/** Wrong arguments; the message ends with the first line of the usage. */
export class UsageError extends Error {
  constructor(command: Command, problem: string) {
    super(`${problem}\n${synopsis(command)}   (--help lists the options)`)
  }
}

/** Carries out a command: its help, or what it does. Errors are told in one message and end it with 2. */
export async function run<const Of extends Command>(
  command: Of,
  main: (given: Arguments<Of>) => Promise<number | void> | number | void,
  args = process.argv.slice(2),
): Promise<void> {
  try {
    const given = readArguments(command, args)
    process.exitCode = given === 'help' ? help(command) : ((await main(given)) ?? process.exitCode)
  } catch (error) {
    console.error(`${command.name}: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 2
  }
}

/** Throws a UsageError. */
export function readArguments<const Of extends Command>(
  command: Of,
  args: string[],
): Arguments<Of> | 'help' {
  const { values, positionals } = parse(command, args)
  if (values.help === true) return 'help'
  for (const [name, option] of Object.entries(command.options))
    for (const value of [values[name]].flat()) refuseUnknown(command, { name, option, value })
  const [stranger] = command.takes === undefined ? positionals : []
  if (stranger !== undefined) throw new UsageError(command, `${stranger} is not an option`)
  return { values: values as ValuesOf<Of>, positionals } // the types of options are those of their values
}

interface Parsed {
  values: Record<string, unknown>
  positionals: string[]
}

function parse(command: Command, args: string[]): Parsed {
  const options = Object.entries(command.options).map(([name, option]) => [name, parsed(option)])
  const help = { type: 'boolean', short: 'h' } as const
  try {
    return parseArgs({
      args,
      options: { ...Object.fromEntries(options), help },
      allowPositionals: true,
    })
  } catch (error) {
    throw new UsageError(command, (error as Error).message.split('. ')[0] ?? '') // it names the argument
  }
}

function parsed({ value, repeats, default: usual }: Option) {
  if (value === undefined) return { type: 'boolean', default: false }
  if (repeats) return { type: 'string', multiple: true, default: [] }
  return { type: 'string', ...(usual !== undefined && { default: usual }) }
}

function refuseUnknown(
  command: Command,
  { name, option, value }: { name: string; option: Option; value: unknown },
): void {
  const choices = choicesOf(option)
  if (typeof value !== 'string' || choices.length === 0 || choices.includes(value)) return
  const [last = '', ...others] = choices.toReversed()
  const known = `${others.toReversed().join(', ')} or ${last}`
  throw new UsageError(command, `--${name} ${value} is unknown; use ${known}`)
}

function choicesOf({ value = '' }: Option): string[] {
  return value === value.toUpperCase() ? [] : value.split('|')
}

function help(command: Command): 0 {
  console.log(usageOf(command))
  return 0
}

/** `as` is how the reader calls it. */
export function usageOf(command: Command, as = calledAs(command.name)): string {
  const { does, options, example, exitCodes } = command
  const rows = Object.entries(options).map(([name, { value, text, default: usual, repeats }]) => [
    `--${name}${value === undefined ? '' : ` ${value}`}`,
    `${text}${usual === undefined ? '' : ` (${usual})`}${repeats ? '; may be repeated' : ''}`,
  ])
  const width = Math.max(0, ...rows.map(([name = '']) => name.length))
  return [
    synopsis(command, as),
    does,
    rows.map(([name = '', text]) => `  ${name.padEnd(width)}  ${text}`).join('\n'),
    `For example: ${`${as} ${example}`.replace(/ --? ?$/, '').trimEnd()}`,
    exitCodes ?? '',
  ]
    .filter(Boolean)
    .join('\n\n')
}

function synopsis({ takes, needs, options, name }: Command, as = calledAs(name)): string {
  const hasOptions = Object.keys(options).length > 0
  const line = [as, takes, needs, hasOptions && '[options]'].filter(Boolean).join(' ')
  return line.replace(/ --$/, '')
}
