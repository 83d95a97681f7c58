// Sends a request, into the sandbox of the page or to a deployment, and says what came of it. To a deployment
// it carries no cookie and follows no redirect, since following one would hand password and token on.
import { compose } from '../../check/plan/wire.ts'
import { isLoopback } from '../../check/profile/target.ts'
import type { Request as ModelRequest } from '../../model/request.ts'

/** `headers`: a value that no header can carry. `redirect`: one came. `blocked`: the browser lets nothing through. */
export type Failure = 'headers' | 'redirect' | 'blocked'

export interface Received {
  status: number
  headers: [name: string, value: string][]
  body: string
}

export type Result = Received | Failure

type Fetch = (request: Request) => Promise<Response>

export interface Sending {
  /** Value of the header `Prefer`, for the sandbox. */
  prefer: string | undefined
  baseUrl: string | undefined
  fetch: Fetch
}

/** Without a base URL the request is for the sandbox in the page, whose origin only its URL has. */
export async function send(
  filled: ModelRequest,
  { prefer, baseUrl, fetch }: Sending,
): Promise<Result> {
  const { method, path, headers, body } = compose(filled)
  const all = prefer === undefined ? headers : [...headers, ['Prefer', prefer] as const]
  const url = (baseUrl ?? 'http://sandbox.invalid') + path
  let request: Request
  try {
    request = new Request(url, {
      method,
      headers: all.map(([name, value]): [string, string] => [name, value]),
      body: body ?? null,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
  } catch {
    return 'headers'
  }
  try {
    const response = await fetch(request)
    if (response.type === 'opaqueredirect') return 'redirect'
    return { status: response.status, headers: [...response.headers], body: await response.text() }
  } catch {
    return 'blocked'
  }
}

/**
 * The base URL without a slash at its end; undefined if requests may not go there. Only this machine may do without
 * https.
 */
export function baseUrlOf(text: string): string | undefined {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    return undefined
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.href)))
    return undefined
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return undefined
  return url.origin + url.pathname.replace(/\/+$/, '')
}
