// What the reader has chosen and the request that follows from it. For the sandbox each choice fills the
// form anew; what is typed for a deployment is kept, in memory only, until the page is left.
import type { Draft, Good } from '../../conditions/condition.ts'
import type { Language } from '../../contract/catalog.ts'
import type { Variant, Input } from '../../contract/contract.ts'
import type { Json } from '../../contract/json.ts'
import { type Change, type Choice, change, choicesOf } from './provoke.ts'
import { type World, inLanguage } from './world.ts'

export interface Session {
  readonly variant: Variant
  /** Which of the sandbox's accounts. */
  readonly account: number
  readonly toDeployment: boolean
  readonly choices: Choice[]
  /** Undefined where success is wanted. */
  readonly choice: Choice | undefined
  /** Which of the choice's ways. */
  readonly way: number
  /** The differences to the good request. */
  readonly changes: Change[]
  /** Parts of the address that the operation does not have; the next choice forgets them. */
  readonly notReturned: string[]
  readonly draft: Draft
  choose(wanted: {
    variant?: Variant
    account?: number
    toDeployment?: boolean
    code?: string | undefined
    way?: number
    notReturned?: string[]
  }): void
  /** Takes a value for an input or, without one, for the token. */
  type(input: Input | undefined, value: Json | undefined): void
}

export function createSession(world: World, language: Language, first: Variant): Session {
  const typed = new Map<string, Json>()
  let chosen = {
    variant: first,
    account: 0,
    toDeployment: false,
    code: undefined as string | undefined,
    way: 0,
    notReturned: [] as string[],
  }
  let choices: Choice[] = []
  let choice: Choice | undefined
  let changes: Change[] = []
  let draft: Draft = { values: new Map(), token: undefined }

  function fill(): void {
    const { variant, account, toDeployment, code, way } = chosen
    const good = toDeployment ? undefined : world.goodFor(variant, account)
    const start = typeof good === 'object' ? good.draft : typedDraft(variant, typed, language)
    choices = choicesOf(
      typeof good === 'object' ? good : unknownGood(variant, start, typed),
      !toDeployment,
    )
    choice = choices.find(({ error }) => error.code === code)
    changes = choice?.ways[way] ?? []
    draft = change(start, changes)
  }
  fill()

  return {
    get variant() {
      return chosen.variant
    },
    get account() {
      return chosen.account
    },
    get toDeployment() {
      return chosen.toDeployment
    },
    get choices() {
      return choices
    },
    get choice() {
      return choice
    },
    get way() {
      return chosen.way
    },
    get changes() {
      return changes
    },
    get notReturned() {
      return chosen.notReturned
    },
    get draft() {
      return draft
    },
    choose(wanted) {
      chosen = { ...chosen, way: 0, notReturned: [], ...wanted }
      fill()
    },
    type(input, value) {
      draft = change(draft, [{ input, value }])
      const isBroken = changes.some((it) => it.input === input)
      if (!chosen.toDeployment || isBroken) return
      const key = keyOf(chosen.variant, input)
      if (value === undefined) typed.delete(key)
      else typed.set(key, value)
    },
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

/** What can be broken about a service of which only the request is known; examples stand in for what is not typed yet. */
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
