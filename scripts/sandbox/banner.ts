// What the sandbox says at its start: where it is, who lives in it, and a request that works.
import { calledAs } from '../cli/called-as.ts'
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

export const usage = `${calledAs('sandbox')} [options]

  --port NUMBER           4010; 0 takes a free one
  --host ADDRESS          127.0.0.1
  --allow-host NAME       another name under which /_sandbox/ may be asked; may be repeated
  --cert FILE --key FILE  serve HTTPS with this certificate and key (PEM)
  --product NAME          which product responds on paths that name none
  --data FILE             accounts, codes, tokens and policy, as YAML or JSON
  --overlay FILE          answer as a deployment that differs from the contract like this
  --watch                 start anew whenever the data file changes
  --language en|zh        of messages if a request asks for none
  --strict                refuse requests that violate the contract
  --single-use            a code works once
  --code-lifetime SECONDS a code works for so long
  --code-attempts NUMBER  a code works until so many wrong ones were tried
  --log text|json         how requests are logged
  --write-profile FILE    write a profile with which the check tries everything here`

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
