// password: prints a password that a check derived from the seed of a profile. A report has its label and number.
import { parseArgs } from 'node:util'
import { calledAs } from './cli/called-as.ts'
import { readProfile } from './check/profile/read.ts'
import { startingFacts } from './check/profile/world.ts'
import { derivePassword } from './check/run/new-passwords.ts'
import { bundle } from './contract/bundle.ts'
import { readContract } from './contract/contract.ts'

const usage = `${calledAs('password')} --profile FILE --label LABEL [--number NUMBER]

Prints the password that a check derived from passwordSeed; the report has label and number (0 by default).`

const options = {
  profile: { type: 'string' },
  label: { type: 'string' },
  number: { type: 'string', default: '0' },
  help: { type: 'boolean', short: 'h' },
} as const

try {
  const { profile: file, label, number, help } = parseArgs({ options }).values
  if (help) console.log(usage)
  else if (file === undefined || label === undefined)
    throw new Error(`name --profile and --label\n\n${usage}`)
  else console.log(await passwordOf(file, label, number))
} catch (error) {
  console.error(`password: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 4
}

async function passwordOf(file: string, label: string, number: string): Promise<string> {
  if (!/^\d{1,9}$/.test(number))
    throw new Error('--number is not a whole number; a report names it')
  const { profile } = readProfile(file, process.env, readContract(bundle))
  const { passwordSeed: seed } = profile
  if (seed === undefined)
    throw new Error(`${file} has no passwordSeed; its passwords are in newPasswords`)
  const { policy, accounts } = await startingFacts(profile)
  const own = accounts.find(({ name }) => name === 'account')
  const derivation = { seed, label, number: Number(number) }
  const password = derivePassword(derivation, { policy, identity: own?.identity ?? {} })
  if (password === undefined)
    throw new Error('the policy leaves no password; correct passwordPolicy')
  return password
}
