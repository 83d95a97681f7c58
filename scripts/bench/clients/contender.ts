// What each client is asked for: one call, and the code that it reads in the error response.

export interface Call {
  baseUrl: string
  /** The fetch to call; a stub, or the platform's own. */
  fetch: typeof fetch
  path: string
  clientId: string
  device: { os: string; fingerprint: string; agent: string }
  /** Client id and device as headers, for clients that know nothing of them. */
  headers: Record<string, string>
  body: { mobile: string; verify_code: string; password: string }
}

/** Made once, then called again and again. */
export type Contender = (call: Call) => () => Promise<string>
