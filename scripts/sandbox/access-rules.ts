// Who may ask what of the sandbox over HTTP. Its control routes are for tests on this machine: pages of other origins,
// and names that lead here without being this machine's, are kept out. The contract's paths are open to every page.
import type { IncomingHttpHeaders } from 'node:http'

/** The error for a request to a control route that is not allowed; undefined if it is. */
export function refusalOf(
  headers: IncomingHttpHeaders,
  allowedHosts: readonly string[],
): 'HOST' | 'ORIGIN' | undefined {
  const host = headers.host ?? ''
  if (!isLoopback(hostname(host)) && !allowedHosts.includes(hostname(host))) return 'HOST'
  const { origin } = headers
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`)
    return 'ORIGIN'
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none' ? undefined : 'ORIGIN'
}

/** Whether an address or name is this machine's own. */
export function isLoopback(name: string): boolean {
  return (
    /^(localhost|.+\.localhost|127(\.\d{1,3}){3})$/i.test(name) ||
    name === '::1' ||
    name === '[::1]'
  )
}

function hostname(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase()
}

/** What lets a page of another origin read the response, credentials included. */
export function corsHeaders({ origin }: IncomingHttpHeaders): Record<string, string> {
  if (origin === undefined) return {}
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'X-Sandbox-Violations',
    Vary: 'Origin',
  }
}

export function preflightHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return {
    ...corsHeaders(headers),
    'Access-Control-Allow-Methods': headers['access-control-request-method'] ?? '',
    'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '',
    'Access-Control-Max-Age': '600',
    ...(headers['access-control-request-private-network'] && {
      'Access-Control-Allow-Private-Network': 'true',
    }),
  }
}
