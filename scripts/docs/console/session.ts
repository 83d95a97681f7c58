// What the reader has chosen and the request that follows from it. For the sandbox each choice fills the
// form anew; what is typed for a deployment is kept, in memory only, until the page is left.
import type { Draft, Good } from '../../conditions/condition.ts'
import type { Language } from '../../contract/catalog.ts'
import type { Variant, Input } from '../../contract/contract.ts'
import type { Json } from '../../contract/json.ts'
import { type Change, type Choice, change, choicesOf } from './provoke.ts'
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
  /** The differences to the good request. */
  changes: Change[]
  draft: Draft
}

export interface Session extends Readonly<Omit<Chosen, 'code'>>, Readonly<Consequences> {
  choose(wanted: Partial<Chosen>): void
  /** Takes a value for an input or, without one, for the token. */
  type(input: Input | undefined, value: Json | undefined): void
}

export function createSession(world: World, language: Language, first: Variant): Session {
  const typed = new Map<string, Json>()
  const start: Chosen = {
    variant: first,
    account: 0,
    toDeployment: false,
    code: undefined,
    way: 0,
    notReturned: [],
  }
  const session = {
    ...start,
    ...consequencesOf(start),
    choose(wanted: Partial<Chosen>) {
      Object.assign(session, { way: 0, notReturned: [], ...wanted })
      Object.assign(session, consequencesOf(session))
    },
    type(input: Input | undefined, value: Json | undefined) {
      session.draft = change(session.draft, [{ input, value }])
      const isBroken = session.changes.some((it) => it.input === input)
      if (!session.toDeployment || isBroken) return
      const key = keyOf(session.variant, input)
      if (value === undefined) typed.delete(key)
      else typed.set(key, value)
    },
  }
  return session

  function consequencesOf({ variant, account, toDeployment, code, way }: Chosen): Consequences {
    const good = toDeployment ? undefined : world.goodFor(variant, account)
    const draft = typeof good === 'object' ? good.draft : typedDraft(variant, typed, language)
    const known = typeof good === 'object' ? good : unknownGood(variant, draft, typed)
    const choices = choicesOf(known, !toDeployment)
    const choice = choices.find(({ error }) => error.code === code)
    const changes = choice?.ways[way] ?? []
    return { choices, choice, changes, draft: change(draft, changes) }
  }
}

/** The same value serves all operations that ask for it. */
function keyOf({ security }: Variant, input: Input | undefined): string {
  return input ? (input.value ?? input.name) : (security?.value ?? '')
}

function typedDraft(variant: Variant, typed: ReadonlyMap<string, Json>, language: Language): Draft {
  const known = variant.inputs.flatMap((input): [Input, Json][] => {
    const value = typed.get(keyOf(variant, input))
    return value === undefined ? [] : [[input, value]]
  })
  const draft = inLanguage(
    { values: new Map(), token: undefined },
    variant.inputOf.get('language'),
    language,
  )
  const token = variant.security && typed.get(variant.security.value)
  return {
    values: new Map([...draft.values, ...known]),
    token: token === undefined ? undefined : String(token),
  }
}

/** Of this service only the request is known; examples stand in for what is not typed yet. */
function unknownGood(variant: Variant, draft: Draft, typed: ReadonlyMap<string, Json>): Good {
  const examples = variant.inputs.flatMap((input): [Input, Json][] =>
    input.examples[0] === undefined ? [] : [[input, input.examples[0]]],
  )
  const identity = [...typed]
    .filter(([key]) => key.startsWith('account.'))
    .map(([key, value]) => [key.replace('account.', ''), String(value)])
  return {
    variant,
    draft: { values: new Map([...examples, ...draft.values]), token: draft.token ?? 'token' },
    account: Object.fromEntries(identity),
    policy: {},
    usedPassword: undefined,
    orphanIdToken: undefined,
  }
}
