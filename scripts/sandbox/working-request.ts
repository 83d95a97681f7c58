// A request that a fresh sandbox accepts, made from its start data: for the banner, the docs and their readers' shells.
import { goodPassword } from '../model/made-passwords.ts'
import type { Credential } from '../contract/security.ts'
import type { Input, Variant } from '../contract/contract.ts'
import type { Json, JsonObject } from '../contract/json.ts'
import { type CompleteData, type SandboxAccount, readData, tokenText } from './start-data.ts'
import type { Sandbox } from './sandbox.ts'

/** Undefined if the data lacks what the variant needs. */
export interface WorkingRequest {
  method: string
  /** With variables filled in and the query. */
  path: string
  headers: Record<string, string>
  body: string | undefined
}

/** A curl line for a request that the sandbox accepts; empty if its data is not enough for one. */
export function curl(sandbox: Pick<Sandbox, 'data' | 'contract' | 'product'>, url: string): string {
  const data = readData(sandbox.data)
  const variants = sandbox.contract.operations
    .flatMap((operation) => operation.variants)
    .filter(({ product, effect }) => product === sandbox.product && effect === 'set-password')
  for (const variant of variants) {
    const request = workingRequest(variant, data)
    if (request) return curlOf(request, url)
  }
  return ''
}

/** `given` has values of the caller's own, by what they stand for. */
export function workingRequest(
  variant: Variant,
  data: CompleteData,
  given: Readonly<Record<string, Json>> = {},
): WorkingRequest | undefined {
  const values = new Map<Input, Json>()
  for (const input of variant.inputs) {
    if (!input.required) continue
    const value = given[input.value ?? ''] ?? valueFor(input, variant, data)
    if (value === undefined) return undefined
    values.set(input, value)
  }
  const credentials: [Credential, string][] = []
  for (const credential of variant.credentials) {
    const value = credentialFor(credential, data)
    if (value === undefined) return undefined
    credentials.push([credential, value])
  }
  return composed(variant, values, credentials)
}

function valueFor({ value: key, examples }: Input, variant: Variant, data: CompleteData) {
  const [account] = data.accounts
  if (key === 'clientId') return data.clients[0]
  if (key === 'verifyCode') return account && codeOf(account, variant)
  if (key === 'newPassword') return account && newPasswordFor(account, data)
  if (key === 'verificationType') return variant.verificationType ?? examples[0]
  if (key?.startsWith('account.') && account) {
    const value = account[key.slice('account.'.length) as keyof SandboxAccount]
    return typeof value === 'string' ? value : undefined
  }
  return examples[0] ?? 'sandbox'
}

function codeOf({ verifyCode }: SandboxAccount, { verificationType = '' }: Variant) {
  return typeof verifyCode === 'object' ? verifyCode[verificationType] : verifyCode
}

function newPasswordFor(account: SandboxAccount, { passwordPolicy }: CompleteData) {
  const { password, formerPasswords = [] } = account
  const used = [password, ...formerPasswords]
  const candidates = used.map((_, seed) =>
    goodPassword({ policy: passwordPolicy, identity: account }, seed),
  )
  const more = goodPassword({ policy: passwordPolicy, identity: account }, used.length)
  return [...candidates, more].find((it) => it !== undefined && !used.includes(it))
}

function credentialFor({ form, values }: Credential, data: CompleteData): string | undefined {
  const parts = values.map((key) => secretFor(key, data))
  if (parts.includes(undefined)) return undefined
  if (form === 'basic') return `Basic ${btoa(parts.join(':'))}`
  return form === 'bearer' ? `Bearer ${parts[0]}` : parts[0]
}

function secretFor(key: string, data: CompleteData): string | undefined {
  const { accounts, accessTokens, clients, clientSecrets } = data
  const [account] = accounts
  if (key === 'accessToken') return accessTokens[0] && tokenText(accessTokens[0])
  if (key === 'clientId') return clients[0]
  if (key === 'clientSecret') return clientSecrets[clients[0] ?? ''] ?? 'sandbox-secret'
  if (key === 'account.password') return account?.password
  const token = account?.[key as 'idToken' | 'stateToken' | 'sessionToken']
  return token === undefined ? undefined : tokenText(token)
}

function composed(
  variant: Variant,
  values: ReadonlyMap<Input, Json>,
  credentials: readonly [Credential, string][],
): WorkingRequest {
  let path = variant.operation.path
  const headers: Record<string, string> = variant.contentType
    ? { 'Content-Type': variant.contentType }
    : {}
  const query = new URLSearchParams()
  const body: JsonObject = {}
  for (const [{ in: place, name }, value] of values) {
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(String(value)))
    else if (place === 'query') query.set(name, String(value))
    else if (place === 'header') headers[name] = String(value)
    else body[name] = value
  }
  for (const [{ in: place, name }, value] of credentials) {
    if (place === 'query') query.set(name, value)
    else headers[name] = value
  }
  return {
    method: variant.operation.method,
    path: query.size > 0 ? `${path}?${query}` : path,
    headers,
    body: variant.body && bodyText(body, variant.contentType),
  }
}

function bodyText(body: JsonObject, contentType: string | undefined): string {
  if (contentType !== 'application/x-www-form-urlencoded') return JSON.stringify(body)
  const texts = Object.entries(body).map(([name, value]): [string, string] => [name, String(value)])
  return new URLSearchParams(texts).toString()
}

function curlOf({ method, path, headers, body }: WorkingRequest, url: string): string {
  const lines = [
    `curl -i -X ${method} ${quote(url + path)}`,
    ...Object.entries(headers).map(([name, value]) => `  -H ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`  -d ${quote(body)}`]),
  ]
  return lines.join(' \\\n')
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
