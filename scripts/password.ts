// password: prints a password that a check derived from the seed of a profile. A report has its label and number.
import { UsageError, run } from './cli/command.ts'
import { password } from './cli/commands.ts'
import { readProfile } from './check/profile/read.ts'
import { startingFacts } from './check/profile/world.ts'
import { derivePassword } from './check/run/new-passwords.ts'
import { bundle } from './contract/bundle.ts'
import { readContract } from './contract/contract.ts'

await run(password, async ({ values: { profile, label, number } }) => {
  if (profile === undefined || label === undefined)
    throw new UsageError(password, 'name --profile and --label')
  console.log(await passwordOf(profile, label, number))
})

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
  const derived = derivePassword(derivation, { policy, identity: own?.identity ?? {} })
  if (derived === undefined)
    throw new Error('the policy leaves no password; correct passwordPolicy')
  return derived
}
