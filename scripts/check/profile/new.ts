// `check --new-profile FILE`: a profile to fill in. The first lines are enough for a run that changes nothing.
import { writeFileSync } from 'node:fs'
import type { Contract } from '../../contract/contract.ts'
import { Refusal } from './target.ts'

/** Never writes over a file that is there. Throws a Refusal if the file cannot be written. */
export function writeNewProfile(file: string, contract: Contract): void {
  try {
    writeFileSync(file, newProfile(contract), { flag: 'wx' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'EEXIST' ? 'is there already' : `cannot be written (${code})`
    throw new Refusal(4, `--new-profile: ${file} ${why}; name another file`)
  }
}

export function newProfile({ products }: Contract): string {
  return `# What the check may know and do. \${NAME} reads the environment, so that no secret stands here.
# These lines are enough for a first run. Without "allow" it changes nothing.
baseUrl: https://tenant.example.com
products: [${products[0] ?? ''}] # of ${products.join(', ')}
clientId: my-client-id
device: { os: windows10, fingerprint: contract-check, agent: contract-check }

# A test account, for more. What is left out stays untested.
# account:
#   userId: "1000001"
#   username: test.account
#   name: 张伟
#   mobile: "13800000000"
#   email: test@example.com
#   password: \${IDAAS_PASSWORD} # the one that it has before the first run
# idToken: \${IDAAS_ID_TOKEN}
# accessToken: \${IDAAS_ACCESS_TOKEN}
# verifyCode: # or the code itself, if the deployment has a fixed one
#   command: ./print-code # finds USER_ID, USERNAME, MOBILE, EMAIL and PURPOSE in its environment

# New passwords are derived from a secret, so that the same profile works every day:
#   idaas-password password --profile FILE --label LABEL --number NUMBER
# prints one again; a report names its label and its number.
# passwordSeed: \${IDAAS_PASSWORD_SEED}

# What the tenant's policy says.
# passwordPolicy:
#   { minLength: 8, maxLength: 20, minClasses: 3, maxRepeat: 3, history: 5, forbidIdentity: true }

# Exits with 0 if PASSWORD signs in, with 1 if not, with 2 if it does but must be changed.
# signIn:
#   command: ./sign-in # a program, or a list of one and its arguments: [node, sign-in.mjs]
#   tellsMustChange: true # leave it out if the program cannot tell, and never exits with 2

# What may happen to the account.
# allow: [attempt, consume-code, change-password]
# budget: { attempts: 2, requests: 300, perSecond: 1, minutes: 15 }

# Another test account, whose codes and tokens must not open the first.
# otherAccount:
#   userId: "1000002"
#   mobile: "13800000001"
#   password: \${IDAAS_OTHER_PASSWORD}
#   idToken: \${IDAAS_OTHER_ID_TOKEN}

# Differences that are known and accepted until a day.
# waive:
#   - { operation: OPERATION, code: CODE, reason: a ticket, until: "2027-03-31" }
`
}
