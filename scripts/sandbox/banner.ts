// What the sandbox says at its start: where it is, who lives in it, and a request that works.
import type { Policy } from '../model/policy.ts'
import type { Sandbox } from './sandbox.ts'
import {
  type CompleteData,
  type SandboxAccount,
  type Token,
  readData,
  tokenText,
} from './start-data.ts'
import { curl } from './working-request.ts'

export function welcome(sandbox: Sandbox, url: string, profile: string | undefined): string {
  const data = readData(sandbox.data)
  const others = sandbox.contract.products.filter((it) => it !== sandbox.product)
  return [
    `Sandbox (${sandbox.product}) at ${url}`,
    ...others.map((product) => `        (${product}) at ${url}/${product}`),
    '',
    ...table([
      ...data.accounts.flatMap(accountRows),
      ['clients', data.clients.join(', ')],
      ['access tokens', data.accessTokens.map(tokenText).join(', ')],
      ['policy', policyText(data.passwordPolicy)],
      ['routes for tests', `${url}/_sandbox/ health, state, codes, requests, faults, clock, …`],
      ['overlay', (sandbox.contract.bundle['x-overlay'] ?? '').replaceAll(/\p{Cc}+/gu, ' ')],
      ['profile', profile ?? ''],
    ]),
    '',
    curl(sandbox, url),
    '',
  ].join('\n')
}

type Row = [label: string, value: string]

function accountRows(account: SandboxAccount): Row[] {
  const { username, mobile, email, userId, password, verifyCode } = account
  return [
    ['account', [username, mobile, email, userId].filter(Boolean).join('  ')],
    ['  password', password],
    ['  code', codeText(verifyCode)],
    ['  id token', shownToken(account.idToken)],
  ]
}

function codeText(verifyCode: CompleteData['accounts'][number]['verifyCode']): string {
  if (typeof verifyCode !== 'object') return verifyCode ?? ''
  return Object.entries(verifyCode)
    .map(([purpose, code]) => `${code} (${purpose})`)
    .join(', ')
}

function shownToken(token: Token | undefined): string {
  if (typeof token !== 'object') return token ?? ''
  return `${token.token} (until ${token.expires})`
}

function policyText(policy: Policy): string {
  return Object.entries(policy)
    .map(([key, value]) =>
      Array.isArray(value) ? `${value.length} ${key} passwords` : `${key} ${String(value)}`,
    )
    .join(', ')
}

/** Aligned; rows without a value are left out. */
function table(rows: Row[]): string[] {
  const shown = rows.filter(([, value]) => value !== '')
  const width = Math.max(...shown.map(([label]) => label.length))
  return shown.map(([label, value]) => `${label.padEnd(width)}  ${value}`)
}
