// What happens differs from what the response says: nothing is changed, too much is, or somebody else's. Seen only by
// asking again: a password that was really set is refused as reused.
import {
  type Mutant,
  type Names,
  type Need,
  familyOf,
  has,
  lists,
  onSuccess,
  setsPassword,
  tokenKey,
} from './deployment.ts'
import { type Exchange, type Outgoing, notePasswords, put, setPassword } from './exchange.ts'

type Behaviour = (exchange: Exchange) => Outgoing | Promise<Outgoing>

/** After a success everything is as before, but for what is done then. */
const instead =
  (set: (password: string, exchange: Exchange) => void): Behaviour =>
  (exchange) => {
    const restore = notePasswords(exchange)
    return onSuccess((response) => {
      restore()
      if (exchange.account) set(exchange.value('newPassword') ?? '', exchange)
      return response
    })(exchange)
  }

const nothing = instead(() => {})

const nothingIf =
  (test: (exchange: Exchange) => boolean): Behaviour =>
  (exchange) =>
    test(exchange) ? nothing(exchange) : exchange.pass()

const changed = (change: (password: string) => string) =>
  instead((password, exchange) => setPassword(exchange, exchange.account, change(password)))

const others = ({ sandbox, account }: Exchange) =>
  sandbox.state.accounts().filter((it) => it !== account)

/** Refuses as described, and sets the password all the same. */
const settingAnyway =
  (condition: string): Behaviour =>
  (exchange) => {
    const response = exchange.pass()
    const { account, sandbox, variant } = exchange
    const isOwner = account ?? (condition === 'invalid-token' && sandbox.state.accounts()[0])
    const password = exchange.value('newPassword')
    if (response.error?.condition === condition && variant && isOwner && password)
      setPassword(exchange, isOwner, password)
    return response
  }

const refusedButSet: [what: string, condition: string][] = [
  ['a wrong code', 'wrong-code'],
  ['a too simple password', 'password-too-simple'],
  ['a weak password', 'password-weak'],
  ['a password with repeats', 'password-repeats'],
  ['a password of wrong length', 'password-length'],
  ['an unknown client', 'unknown-client'],
  ['missing device information', 'missing'],
  ['an invalid token', 'invalid-token'],
]

const needsKind =
  (kind: string): Need =>
  (variant) =>
    tokenKey(variant) === kind

/** Keeps fewer former passwords than the policy says. */
const remembering = (kept: (history: number) => number) =>
  onSuccess((response, { account, sandbox }) => {
    account?.passwords.splice(kept(sandbox.state.policy.history ?? 1))
    return response
  })

const rows: [name: string, behaviour: Behaviour, needs?: Need | undefined, names?: Names][] = [
  ['responds with a success and changes nothing', nothing],
  [
    'changes nothing in a reset by e-mail',
    nothingIf(({ value }) => value('account.email') !== undefined),
    has('account.email'),
  ],
  ...['accessToken', 'idToken'].map((kind): [string, Behaviour, Need] => [
    `changes nothing if the request needs the token ${kind}`,
    nothingIf(({ variant }) => tokenKey(variant) === kind),
    needsKind(kind),
  ]),
  ...refusedButSet.map(([what, condition]): [string, Behaviour, Need] => [
    `refuses ${what} but sets the password`,
    settingAnyway(condition),
    lists(condition),
  ]),
  [
    'changes the password of another account',
    instead((password, exchange) => setPassword(exchange, others(exchange)[0], password)),
  ],
  [
    'changes the passwords of all accounts',
    onSuccess((response, exchange) => {
      for (const account of others(exchange))
        setPassword(exchange, account, exchange.value('newPassword') ?? '')
      return response
    }),
  ],
  ['remembers the current password alone', remembering(() => 1), lists('password-reused')],
  [
    'remembers one password fewer than the policy says',
    remembering((history) => history - 1),
    needsKind('accessToken'),
  ],
  ['sets only the first eight characters of a password', changed((it) => it.slice(0, 8))],
  ['sets a password in lower case', changed((it) => it.toLowerCase())],
  ['sets a password without its special characters', changed((it) => it.replaceAll(/\W/g, ''))],
  [
    'cuts an over-long password and sets the rest of it',
    cutting,
    undefined,
    { subject: 'enforcement', condition: 'password-length' },
  ],
]

const mutant = familyOf('state')

export const state: Mutant[] = rows.map(([name, behaviour, needs = () => true, names]) =>
  mutant(
    name,
    { subject: 'state', ...names },
    behaviour,
    (variant) => setsPassword(variant) && needs(variant),
  ),
)

function cutting(exchange: Exchange): Outgoing {
  const response = exchange.pass()
  const password = [...(exchange.value('newPassword') ?? '')]
  const { maxLength = Infinity } = exchange.sandbox.state.policy
  if (response.error?.condition !== 'password-length' || password.length <= maxLength)
    return response
  return exchange.pass(put(exchange, 'newPassword', password.slice(0, maxLength).join('')))
}
