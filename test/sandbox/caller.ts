// A caller of one sandbox, with requests that succeed unless a test changes them.
import { type Sandbox, type SandboxOptions, createSandbox } from '../../scripts/sandbox/sandbox.ts'

export const byEmail = '/api/v2/sdk/pwd/update-by-email'
export const byMobile = '/api/v2/sdk/pwd/update-by-mobile'
export const user = '20201028102749564-9082-DC8CD2722'
export const byAdministrator = `/api/v2/tenant/users/${user}/change-password`

export interface Given {
  path?: string
  method?: string
  headers?: Record<string, string>
  /** Changes to the body; a text replaces it. */
  body?: object | string
}

/** What control routes respond with, as far as tests look at it. */
interface Body {
  error_msg: string
  code: string
  accounts: object[]
  operations: object[]
}

export interface Caller {
  sandbox: Sandbox
  fetch(given?: Given): Promise<Response>
  /** Resolves to the status and the error code, if there is one. */
  call(given?: Given): Promise<string>
  /** A route below `/_sandbox/`; resolves to the status and the JSON body. */
  control(method: string, route: string, body?: unknown): Promise<[number, Body]>
}

export function caller(options: SandboxOptions = {}, session?: string): Caller {
  return callerOf(createSandbox(options), session)
}

export function callerOf(sandbox: Sandbox, session?: string): Caller {
  const named: Record<string, string> = session ? { 'X-Sandbox-Session': session } : {}
  const fetch = ({ path = byEmail, method = 'POST', headers = {}, body = {} }: Given = {}) =>
    sandbox.fetch(`http://localhost${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'X-operating-sys-version': 'a',
        'X-device-fingerprint': 'a',
        'X-agent': 'a',
        'X-client-id': sandbox.data.clients[0] ?? '',
        ...named,
        ...headers,
      },
      ...(method !== 'GET' && { body: typeof body === 'string' ? body : bodyWith(body) }),
    })
  return {
    sandbox,
    fetch,
    async call(given) {
      const response = await fetch(given)
      const text = await response.text()
      const code = text.startsWith('{') ? (JSON.parse(text).error_code ?? '') : ''
      return `${response.status} ${code}`.trim()
    },
    async control(method, route, body) {
      const response = await sandbox.fetch(`/_sandbox/${route}`, {
        method,
        headers: named,
        ...(body !== undefined && {
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      })
      const text = await response.text()
      return [response.status, text === '' ? undefined : JSON.parse(text)]
    },
  }
}

function bodyWith(changes: object): string {
  return JSON.stringify({
    email: '15200000000@qq.com',
    verify_code: '123456',
    password: 'Quiet-River-7',
    ...changes,
  })
}
