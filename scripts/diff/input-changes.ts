// Changes of what a request carries: parameters and properties of the body.
import type { Input } from '../contract/contract.ts'
import { type Change, change, isSame, pairs } from './change.ts'

export function inputChanges(where: string, base: Input[], revision: Input[]): Change[] {
  const byName = (inputs: Input[]) => new Map(inputs.map((it) => [it.name, it]))
  const { removed, added, kept } = pairs(byName(base), byName(revision))
  return [
    ...removed.map(([name]) => change('input-removed', where, `${name} is gone`)),
    ...added.map(([name, { required }]) =>
      required
        ? change('required-input-added', where, `needs ${name}: requests without it are refused`)
        : change('input-added', where, `takes ${name}, which may be left out`),
    ),
    ...kept.flatMap(([name, before, after]) => keptChanges(where, name, before, after)),
  ]
}

function keptChanges(where: string, name: string, before: Input, after: Input): Change[] {
  const found: Change[] = []
  if (before.in !== after.in)
    found.push(
      change('input-moved', where, `${name} is in the ${after.in}, not in the ${before.in}`),
    )
  if (!before.required && after.required)
    found.push(
      change(
        'input-became-required',
        where,
        `${name} is required: requests without it are refused`,
      ),
    )
  if (before.required && !after.required)
    found.push(change('input-became-optional', where, `${name} may be left out`))
  if (!isSame(before.schema.type, after.schema.type))
    found.push(
      change(
        'input-type-changed',
        where,
        `${name} is ${String(after.schema.type)} instead of ${String(before.schema.type)}`,
      ),
    )
  if (before.isLogged !== after.isLogged)
    found.push(
      after.isLogged
        ? change('input-logged', where, `a service may do no more with ${name} than log it`)
        : change('input-judged', where, `a service may refuse a request for its ${name}`),
    )
  if (before.isAlsoInForm !== after.isAlsoInForm)
    found.push(
      after.isAlsoInForm
        ? change('input-also-in-form', where, `${name} may stand in a form body instead`)
        : change('input-not-in-form', where, `${name} may no longer stand in a form body`),
    )
  return [
    ...found,
    ...fillingChanges(where, name, before, after),
    ...valueChanges(where, name, before, after),
    ...defaultChanges(where, name, before, after),
  ]
}

/** Of what the input is: an account's mobile, a code, … */
function fillingChanges(where: string, name: string, before: Input, after: Input): Change[] {
  if (before.value === after.value) return []
  if (before.value === undefined)
    return [change('input-filled', where, `what fills ${name} is named: ${after.value}`)]
  if (after.value === undefined)
    return [change('input-filled', where, `what fills ${name} is no longer named`)]
  return [change('input-redefined', where, `${name} is ${after.value} instead of ${before.value}`)]
}

function valueChanges(where: string, name: string, before: Input, after: Input): Change[] {
  const [then, now] = [before, after].map(({ schema }) =>
    Array.isArray(schema.enum) ? schema.enum.map(String) : undefined,
  )
  if (!then && !now) return []
  if (!then) return [change('values-closed', where, `${name} takes only ${now?.join(', ')}`)]
  if (!now) return [change('values-opened', where, `${name} takes any value`)]
  return [
    ...then
      .filter((it) => !now.includes(it))
      .map((it) => change('value-removed', where, `${name} no longer takes ${it}`)),
    ...now
      .filter((it) => !then.includes(it))
      .map((it) => change('value-added', where, `${name} takes ${it}`)),
  ]
}

function defaultChanges(where: string, name: string, before: Input, after: Input): Change[] {
  const [then, now] = [before.schema.default, after.schema.default]
  if (isSame(then, now)) return []
  const [old, new_] = [JSON.stringify(then), JSON.stringify(now)]
  if (then === undefined) return [change('default-added', where, `${name} left out means ${new_}`)]
  if (now === undefined)
    return [change('default-removed', where, `what ${name} left out means is no longer described`)]
  return [change('default-changed', where, `${name} left out means ${new_} instead of ${old}`)]
}
