// What happens differs from what is answered: nothing is changed, too much is, or somebody else's. Seen only by
// asking again: a password that was really set is refused as reused.
import { type Behaviour, type FaultyDeployment, familyOf, isAbout, succeeding } from './faulty.ts'
import { type Visit, noting } from './visit.ts'
import { setsPassword } from '../successes.ts'
import type { Account } from '../../sandbox/accounts.ts'

const planted = familyOf('state')
const fault: typeof planted = (name, names, behave, needs = () => true) =>
  planted(name, names, behave, (variant) => setsPassword(variant) && needs(variant))

const asks = { subject: 'state' }

/** After a success everything is as before, but for what is done then. */
const instead =
  (set: (visit: Visit, account: Account, password: string) => void): Behaviour =>
  (visit) => {
    const undo = noting(visit)
    return succeeding((answer) => {
      undo()
      if (visit.account) set(visit, visit.account, visit.value('newPassword') ?? '')
      return answer
    })(visit)
  }

/** Refuses as promised, and sets the password all the same. */
const settingAnyway = (what: string, condition: string) =>
  fault(`refuses ${what} but sets the password`, { ...asks, condition }, (visit) => {
    const answer = visit.pass()
    const { account, sandbox, variant } = visit
    const password = visit.value('newPassword')
    if (answer.error && isAbout(answer.error, condition) && account && password)
      sandbox.state.setPassword(account, password, variant?.verificationType)
    return answer
  })

const assign = ({ sandbox, variant }: Visit, account: Account | undefined, password: string) => {
  if (account) sandbox.state.setPassword(account, password, variant?.verificationType)
}

const others = ({ sandbox, account }: Visit) =>
  sandbox.state.accounts().filter((it) => it !== account)

export const state: FaultyDeployment[] = [
  fault(
    'answers a success and changes nothing',
    asks,
    instead(() => {}),
  ),
  fault(
    'changes nothing in a reset by e-mail',
    asks,
    unless((visit) => visit.value('account.email') === undefined),
    ({ inputOf }) => inputOf.has('account.email'),
  ),
  fault(
    'changes nothing where an administrator sets the password',
    asks,
    unless(({ variant }) => variant?.security?.value !== 'accessToken'),
    ({ security }) => security?.value === 'accessToken',
  ),
  fault(
    'changes nothing where an id token names the account',
    asks,
    unless(({ variant }) => variant?.security?.value !== 'idToken'),
    ({ security }) => security?.value === 'idToken',
  ),
  settingAnyway('a wrong code', 'wrong-code'),
  settingAnyway('a too simple password', 'password-too-simple'),
  settingAnyway('a weak password', 'password-weak'),
  settingAnyway('a password with repeats', 'password-repeats'),
  settingAnyway('a password of wrong length', 'password-length'),
  settingAnyway('an unknown client', 'unknown-client'),
  settingAnyway('missing device information', 'missing'),
  fault(
    'sets the password although it answers an error',
    { subject: 'state', condition: 'invalid-token' },
    (visit) => {
      const answer = visit.pass()
      const { error } = answer
      if (error && isAbout(error, 'invalid-token'))
        assign(
          visit,
          visit.account ?? visit.sandbox.state.accounts()[0],
          visit.value('newPassword') ?? '',
        )
      return answer
    },
  ),
  fault(
    'changes the password of another account',
    asks,
    instead((visit, _, password) => assign(visit, others(visit)[0], password)),
  ),
  fault(
    'changes the passwords of all accounts',
    asks,
    succeeding((answer, visit) => {
      for (const account of others(visit)) assign(visit, account, visit.value('newPassword') ?? '')
      return answer
    }),
  ),
  fault(
    'remembers the current password alone',
    { ...asks, condition: 'password-reused' },
    succeeding((answer, { account }) => {
      account?.passwords.splice(1)
      return answer
    }),
  ),
  fault(
    'remembers one password fewer than the policy says',
    { ...asks, condition: 'password-reused' },
    succeeding((answer, { account, sandbox }) => {
      account?.passwords.splice((sandbox.state.policy.history ?? 1) - 1)
      return answer
    }),
    ({ security }) => security?.value === 'accessToken',
  ),
  fault(
    'sets only the first eight characters of a password',
    asks,
    instead((visit, account, password) => assign(visit, account, password.slice(0, 8))),
  ),
  fault(
    'cuts an over-long password and sets the rest of it',
    { subject: 'enforcement', condition: 'password-length' },
    (visit) => {
      const answer = visit.pass()
      const { account, sandbox, operation, fields } = visit
      const password = visit.value('newPassword') ?? ''
      const { maxLength = Infinity } = sandbox.state.policy
      if (
        !operation ||
        !account ||
        !answer.error ||
        !isAbout(answer.error, 'password-length') ||
        password.length <= maxLength
      )
        return answer
      const name = visit.variant?.inputOf.get('newPassword')?.name ?? ''
      return visit.pass({
        ...visit.call,
        body: JSON.stringify({ ...fields, [name]: [...password].slice(0, maxLength).join('') }),
      })
    },
  ),
  fault(
    'sets a password in lower case',
    asks,
    instead((visit, account, password) => assign(visit, account, password.toLowerCase())),
  ),
  fault(
    'sets a password without its special characters',
    asks,
    instead((visit, account, password) => assign(visit, account, password.replaceAll(/\W/g, ''))),
  ),
]

/** Changes nothing where the test fails. */
function unless(test: (visit: Visit) => boolean): Behaviour {
  return (visit) => (test(visit) ? visit.pass() : instead(() => {})(visit))
}
