// `Prefer: code=400, example=NAME, delay=500, body=html`: the convention of Prism, so that a team can swap one mock for
// the other, with a choice of body beside it.
import { longestWait } from './plain-http.ts'
import type { ForcedBody, ForcedResponse } from './responses.ts'

export interface Preference extends ForcedResponse {
  /** Milliseconds. */
  delay?: number
  /** What is asked for and cannot be read, such as `code=5xx`. */
  unreadable?: string
}

const readable = new Map([
  ['code', /^[1-9]\d\d$/],
  ['body', /^(html|empty|unknown)$/],
  ['delay', /^\d+$/],
  ['example', /./],
])

/** What the header asks for. Other preferences are left out, as the standard of the header wants it. */
export function parsePrefer(header: string | undefined): Preference | undefined {
  if (!header) return undefined
  const preferences = new Map(
    header.split(/[,;]/).map((part): [string, string] => {
      const [name = '', value = ''] = part
        .split('=')
        .map((text) => text.trim().replace(/^"|"$/g, ''))
      return [name.toLowerCase(), value]
    }),
  )
  for (const [name, value] of preferences)
    if (readable.get(name)?.test(value) === false) return { unreadable: `${name}=${value}` }
  const status = Number(preferences.get('code'))
  const example = preferences.get('example')
  const body = preferences.get('body')
  const delay = Number(preferences.get('delay'))
  return {
    ...(status && { status }),
    ...(example && { example }),
    ...(body && { body: body as ForcedBody }), // read above
    ...(delay && { delay: Math.min(delay, longestWait) }),
  }
}
