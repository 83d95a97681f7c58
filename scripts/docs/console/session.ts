// What the reader has chosen and the request that follows from it. For the sandbox each choice fills the
// form anew; what is typed for a deployment is kept, in memory only, until the page is left.
import { carriedTexts, compose } from '../../check/plan/wire.ts'
import type { Language } from '../../contract/catalog.ts'
import type { Variant, Input } from '../../contract/contract.ts'
import type { Json } from '../../contract/json.ts'
import { isAccountToken } from '../../contract/values.ts'
import { type Effect, effectsOf } from '../../model/effects.ts'
import { tokenKeys } from '../../model/carried.ts'
import type { Facts } from '../../model/facts.ts'
import { type Request, withValue } from '../../model/request.ts'
import { type Change, type Choice, type Part, change, choicesOf } from './provoke.ts'
import { type World, inLanguage } from './world.ts'

interface Chosen {
  variant: Variant
  /** Which of the sandbox's accounts. */
  account: number
  toDeployment: boolean
  code: string | undefined
  /** Which of the choice's ways. */
  way: number
  /** Parts of the address that the operation does not have; the next choice forgets them. */
  notReturned: string[]
}

interface Consequences {
  choices: Choice[]
  /** Undefined if success is wanted. */
  choice: Choice | undefined
  /** The differences to the valid request. */
  changes: Change[]
  request: Request
  facts: Facts
}

export interface Session extends Readonly<Omit<Chosen, 'code'>>, Readonly<Consequences> {
  choose(wanted: Partial<Chosen>): void
  /** Takes a value that the reader types. */
  type(change: Change): void
}

export function createSession(
  world: World,
  language: Language,
  first: Partial<Chosen> & Pick<Chosen, 'variant'>,
): Session {
  const typed = new Map<string, Json>()
  const start: Chosen = {
    account: 0,
    toDeployment: false,
    code: undefined,
    way: 0,
    notReturned: [],
    ...first,
  }
  const session = {
    ...start,
    ...consequencesOf(start),
    choose(wanted: Partial<Chosen>) {
      Object.assign(session, { way: 0, notReturned: [], ...wanted })
      Object.assign(session, consequencesOf(session))
    },
    type(given: Change) {
      session.request = change(session.request, [given])
      const isBroken = session.changes.some(({ part }) => part === given.part)
      if (!session.toDeployment || isBroken) return
      if (given.value === undefined) typed.delete(keyOf(given.part))
      else typed.set(keyOf(given.part), given.value)
    },
  }
  return session

  function consequencesOf({ variant, account, toDeployment, code, way }: Chosen): Consequences {
    const valid = toDeployment ? undefined : world.validFor(variant, account)
    const isKnown = typeof valid === 'object'
    const begun = isKnown ? valid.request : typedRequest(variant, typed, language)
    const complete = isKnown ? begun : withExamples(begun)
    const facts = isKnown ? valid.facts : factsOf(complete)
    const choices = choicesOf(complete, facts, !toDeployment)
    const choice = choices.find(({ error }) => error.code === code)
    const changes = choice?.ways[way] ?? []
    return { choices, choice, changes, facts, request: change(begun, changes) }
  }
}

/** What the request may do to an account of a deployment. */
export function effectsIn({ request, variant, facts }: Session): readonly Effect[] {
  return effectsOf(request, carriedTexts(compose(request), variant), facts).effects
}

/** The same value serves all operations that ask for it. */
function keyOf(part: Part): string {
  return typeof part === 'string' ? part : (part.value ?? part.name)
}

function typedRequest(
  variant: Variant,
  typed: ReadonlyMap<string, Json>,
  language: Language,
): Request {
  const values = variant.inputs.flatMap((input): [Input, Json][] => {
    const value = typed.get(keyOf(input))
    return value === undefined ? [] : [[input, value]]
  })
  const keys = variant.credentials.flatMap((it) => it.values)
  const credentials = keys.flatMap((key): [string, string][] => {
    const value = typed.get(key)
    return value === undefined ? [] : [[key, String(value)]]
  })
  const request = { variant, values: new Map(), credentials: new Map(credentials) }
  return values.reduce(
    (it, [input, value]) => withValue(it, input, value),
    inLanguage(request, language),
  )
}

/** Examples stand in for what is not typed yet. */
function withExamples(request: Request): Request {
  const { inputs, credentials } = request.variant
  const values = inputs.flatMap((input): [Input, Json][] => {
    const value = request.values.get(input) ?? input.examples[0]
    return value === undefined ? [] : [[input, value]]
  })
  const keys = credentials.flatMap((it) => it.values)
  const tokens = keys.map((key): [string, string] => [key, request.credentials.get(key) ?? key])
  return { ...request, values: new Map(values), credentials: new Map(tokens) }
}

/** What a request says of a service of which nothing else is known: that all in it is right. */
function factsOf({ values, variant, credentials }: Request): Facts {
  const texts = [...values].flatMap(([{ value: key }, value]): [string, string][] =>
    key === undefined ? [] : [[key, String(value)]],
  )
  const given = new Map([...texts, ...credentials])
  const [id, secret] = [given.get('clientId'), given.get('clientSecret')]
  const [code, password] = [given.get('verifyCode'), given.get('account.password')]
  const name = 'account'
  const identity = texts
    .filter(([key]) => key.startsWith(`${name}.`) && key !== 'account.password')
    .map(([key, value]) => [key.slice(`${name}.`.length), value])
  const current = password === undefined ? [] : [password]
  return {
    policy: {},
    clients: id === undefined ? [] : [{ id, secret, registered: 'yes' }],
    accounts: [
      { name, identity: Object.fromEntries(identity), current, perhapsUnknown: false, set: [] },
    ],
    tokens: tokenKeys(variant).flatMap((key) => {
      const value = credentials.get(key)
      const owner = isAccountToken(key) ? name : undefined
      return value === undefined ? [] : [{ key, value, owner, valid: 'yes' as const }]
    }),
    codes:
      code === undefined
        ? []
        : [{ value: code, purpose: undefined, owner: name, valid: 'yes' as const }],
    ownCodes: new Map(),
    fixed: new Map(),
  }
}
