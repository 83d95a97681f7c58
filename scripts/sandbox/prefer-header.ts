// `Prefer: code=400, example=NAME, delay=500, body=html`: the convention of Prism, so that a team can swap one mock for
// the other, with a choice of body beside it.
import { longestWait } from './plain-http.ts'
import type { ForcedBody, ForcedResponse } from './responses.ts'

export interface Preference extends ForcedResponse {
  /** Milliseconds. */
  delay?: number
}

const bodies: readonly string[] = ['html', 'empty', 'unknown'] satisfies ForcedBody[]

/** What the header asks for; whatever it does not say, or says unreadably, is left out. */
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
  const status = Number(preferences.get('code') || NaN)
  const example = preferences.get('example')
  const body = preferences.get('body') ?? ''
  const delay = Number(preferences.get('delay') || NaN)
  return {
    ...(Number.isInteger(status) && { status }),
    ...(example && { example }),
    ...(bodies.includes(body) && { body: body as ForcedBody }), // just looked up
    ...(delay > 0 && { delay: Math.min(delay, longestWait) }),
  }
}
