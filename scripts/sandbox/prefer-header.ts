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

const readable = new Map<string, (value: string) => boolean>([
  ['code', (value) => /^[1-9]\d\d$/.test(value)],
  ['body', (value) => /^(html|empty|unknown)$/.test(value)],
  ['delay', (value) => /^\d+$/.test(value) && Number(value) <= longestWait],
  ['example', (value) => value !== ''],
])

/** What the header asks for; two values of one preference are none. Other preferences are left out, as the standard of the header wants it. */
export function parsePrefer(header: string | undefined): Preference | undefined {
  if (!header) return undefined
  const preferences = new Map<string, string>()
  for (const part of header.split(/[,;]/)) {
    const [written = '', value = ''] = part
      .split('=')
      .map((text) => text.trim().replace(/^"|"$/g, ''))
    const name = written.toLowerCase()
    const isReadable = readable.get(name)
    if (!isReadable) continue
    if (!isReadable(value) || (preferences.get(name) ?? value) !== value)
      return { unreadable: `${name}=${value}` }
    preferences.set(name, value)
  }
  const status = Number(preferences.get('code'))
  const example = preferences.get('example')
  const body = preferences.get('body')
  const delay = Number(preferences.get('delay'))
  return {
    ...(status && { status }),
    ...(example && { example }),
    ...(body && { body: body as ForcedBody }), // read above
    ...(delay && { delay }),
  }
}
