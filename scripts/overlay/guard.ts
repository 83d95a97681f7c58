// What no overlay may take from the contract: what an operation proves itself with, what its success does, and the
// words that say what fills its inputs, by which requests are made and judged. Wrong credentials are refused without
// a code for that, so that whoever changes codes cannot silence it. Nor may an overlay add an operation or a mode, or
// rename one: nothing says what such a one has to ask for.
import { type Contract, type Variant, callName } from '../contract/contract.ts'
import { type JsonObject, isObject } from '../contract/json.ts'
import { secretValues, tokenValues } from '../contract/values.ts'

/** A line for each variant that is new or twice, and for each thing that one no longer asks for. */
export function weakenings(base: Contract, changed: Contract): string[] {
  const own = new Map(variantsOf(base).map((it) => [callName(it), it]))
  const seen = new Set<string>()
  return variantsOf(changed).flatMap((variant) => {
    const name = callName(variant)
    const known = own.get(name)
    const isAdded = !known || seen.has(name)
    seen.add(name)
    if (isAdded)
      return [
        `adds ${name}; an overlay says what operations and modes of the contract return, ` +
          'and adds or renames none; drop the action',
      ]
    return changesOf(known, variant).map(
      (what) =>
        `changes ${what} of ${name}; an overlay says what a deployment returns, ` +
        'not what it takes; drop the action',
    )
  })
}

function variantsOf({ operations, companions }: Contract): Variant[] {
  return [...operations, ...companions].flatMap(({ variants }) => variants)
}

function changesOf(base: Variant, changed: Variant): string[] {
  const aspects = {
    'the security': ({ credentials }: Variant) =>
      credentials.map((it) => ({ ...it, description: undefined })),
    'the verification type': ({ verificationType }: Variant) => verificationType,
    'the effect': ({ effect }: Variant) => effect,
    'what fills the inputs': ({ inputs }: Variant) => inputs.flatMap(({ value }) => value ?? []),
    'the secrets': (it: Variant) => inputsOf(it, (value) => secretValues.includes(value)),
    'the tokens in a response': ({ operation }: Variant) => tokensIn(operation.success.schema),
    'what names account or client': (it: Variant) =>
      inputsOf(it, (value) => /^(account\.|clientId$)/.test(value)),
  }
  return Object.entries(aspects).flatMap(([name, of]) =>
    JSON.stringify(of(base)) === JSON.stringify(of(changed)) ? [] : [name],
  )
}

/** Names of members that hold a token, which are no leak. */
function tokensIn(schema: JsonObject | undefined): string[] {
  const properties = isObject(schema?.properties) ? schema.properties : {}
  const tokens: readonly string[] = tokenValues
  return Object.entries(properties).flatMap(([name, it]) =>
    isObject(it) && tokens.includes(String(it['x-value'])) ? [name] : [],
  )
}

function inputsOf({ inputs }: Variant, counts: (value: string) => boolean) {
  return inputs
    .filter(({ value }) => value !== undefined && counts(value))
    .map(({ value, required, isLogged }) => [value, required, isLogged])
}
