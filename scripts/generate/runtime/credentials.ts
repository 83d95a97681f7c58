// What a request proves itself with. The tables import what they use, so that a bundle has no more than that.

/** What goes beside the caller's fields. */
export interface Proof {
  headers: Record<string, string>
  query: Record<string, unknown>
  /** The tokens in it. */
  secrets: string[]
}

export interface Credential {
  /** The options that it is made of. */
  options: string[]
  /** Whether a request may do without it. */
  mayMiss: boolean | undefined
  add: (proof: Proof, values: string[]) => void
}

export function bearer(option: string, mayMiss?: boolean): Credential {
  return {
    options: [option],
    mayMiss,
    add: ({ headers }, [token]) => (headers['Authorization'] = `Bearer ${token}`),
  }
}

export function basic(user: string, password: string, mayMiss?: boolean): Credential {
  return {
    options: [user, password],
    mayMiss,
    add({ headers }, values) {
      const bytes = new TextEncoder().encode(values.join(':'))
      headers['Authorization'] = `Basic ${btoa(String.fromCharCode(...bytes))}`
    },
  }
}

export function apiKey(
  place: 'header' | 'query',
  name: string,
  option: string,
  mayMiss?: boolean,
): Credential {
  return {
    options: [option],
    mayMiss,
    add({ headers, query }, [key = '']) {
      if (place === 'query') query[name] = key
      else headers[name] = key
    },
  }
}
