// Where `x-products` and `x-mode` may say whose a part is: only where sandbox, check and client ask.
import { type Json, isObject } from '../../contract/json.ts'
import type { Place } from '../ref-walker.ts'
import type { Call, CallProblem } from './problem.ts'

const media = '^requestBody/content/[^/]+'
const body = `${media}/schema(/(oneOf|anyOf)/\\d+)?`
const example = `${media}/examples/[^/]+`

/** By the steps from the operation, references followed. */
const readAt: Record<string, RegExp[]> = {
  'x-products': [
    /^parameters\/\d+(\/examples\/[^/]+)?$/,
    new RegExp(`${body}((/allOf/\\d+)*/properties/[^/]+)?$`),
    new RegExp(`${example}$`),
  ],
  'x-mode': [new RegExp(`(${body}|${example})$`)],
}

const advice = {
  response:
    'in a response, which is the same for all products and modes; drop it, leave the part optional, ' +
    'and say in x-notes whose it is',
  request:
    'here; it belongs on a body or its examples, x-products also on a parameter or a member of the ' +
    'body; move it there, or drop it and say in x-notes whose the part is',
}

export function* ownerProblems(call: Call): Generator<CallProblem> {
  yield* problemsIn(call, call.item, ['parameters'], [])
  yield* problemsIn(call, call.operation, ['parameters', 'requestBody', 'responses'], [])
}

function* problemsIn(
  call: Call,
  { node: parent, location }: Place,
  keys: string[],
  steps: { key: string; pointer: string }[],
): Generator<CallProblem> {
  for (const key of keys) {
    const node = parent[key]
    if (typeof node !== 'object' || key === 'x-notes') continue // notes tell people whose they are
    const part = call.step({ node: parent, location }, key)
    const pointer = part.location.absolutePointer
    if (steps.some((it) => it.pointer === pointer)) continue // a schema inside itself
    const inside = [...steps, { key: key.replaceAll('/', '~1'), pointer }]
    const at = inside.map((it) => it.key).join('/')
    for (const [word, places] of Object.entries(readAt)) {
      if (!(word in part.node) || places.some((it) => it.test(at))) continue
      const holder = hasItself(node, word) ? location.child([key]) : part.location
      const where = at.startsWith('responses/') ? advice.response : advice.request
      yield call.say('owner', `${word} is not supported ${where}`, {
        location: holder.child(word).key(),
      })
    }
    yield* problemsIn(call, part, Object.keys(part.node), inside)
  }
}

/** Beside a reference, or without one. */
function hasItself(node: Json | undefined, word: string): boolean {
  return isObject(node) && word in node
}
