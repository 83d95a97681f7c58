// `/_sandbox/`: what a test in another process needs of the sandbox. Passwords and tokens are not shown.
import { isObject } from '../contract/json.ts'
import { type PlainResponse, type PlainRequest, json, plain } from './plain-http.ts'
import type { State } from './state.ts'

export const controlPath = '/_sandbox/'

export function control({ method, url, body }: PlainRequest, state: State): PlainResponse {
  const path = url.split('?')[0]?.slice(controlPath.length)
  const actions: Record<string, Record<string, () => PlainResponse>> = {
    state: {
      GET: () =>
        json(200, {
          accounts: state
            .accounts()
            .map(({ identity, changes }) => ({ ...identity, passwordChanges: changes })),
          policy: state.policy,
        }),
    },
    codes: { GET: () => json(200, { codes: state.codes() }), POST: () => sendCode(body, state) },
    reset: {
      POST: () => {
        state.reset()
        return { status: 204, headers: {}, body: '' }
      },
    },
  }
  const action = path !== undefined && Object.hasOwn(actions, path) ? actions[path] : undefined
  if (!action) return plain(404, 'no such path; there are state, codes and reset')
  const allow = Object.keys(action).join(', ')
  const act = Object.hasOwn(action, method) ? action[method] : undefined
  return act?.() ?? plain(405, `use ${allow}`, { Allow: allow })
}

/** Has a code sent, as the vendor's send calls would: `{ "purpose", "to", "code" }`, a code of six digits where none is given. */
function sendCode(body: string, state: State): PlainResponse {
  let given: unknown
  try {
    given = JSON.parse(body)
  } catch {
    given = undefined
  }
  if (!isObject(given) || typeof given.purpose !== 'string' || typeof given.to !== 'string') {
    return plain(
      400,
      'send { "purpose": verification type, "to": mobile, e-mail or user id, "code": optional }',
    )
  }
  const code =
    typeof given.code === 'string'
      ? given.code
      : String(Math.floor(Math.random() * 1e6)).padStart(6, '0')
  return json(201, state.sendCode(code, given.purpose, given.to))
}
