// `Prefer: code=400, example=NAME, delay=500`: the convention of Prism, so that a team can swap one mock for the other.

export interface Preference {
  status?: number
  /** Name of the example, which is an error code. */
  example?: string
  /** Milliseconds. */
  delay?: number
}

/** Longest delay in milliseconds. */
const longest = 60_000

/** What the header asks for; anything that it does not say, or says unreadably, is left out. */
export function parsePrefer(header: string | undefined): Preference {
  if (!header) return {}
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
  const delay = Number(preferences.get('delay') || NaN)
  return {
    ...(Number.isInteger(status) && { status }),
    ...(example && { example }),
    ...(delay > 0 && { delay: Math.min(delay, longest) }),
  }
}
