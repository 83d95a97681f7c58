// What the sandbox says at its start: where it is, who lives in it, and a call that works.
import { calledAs } from '../called.ts'
import { compose } from '../check/request.ts'
import { profileOf } from '../check/profile.ts'
import { goodDraft } from '../check/draft.ts'
import { readData } from './start-data.ts'
import type { Sandbox } from './sandbox.ts'
import { valueOf } from './state.ts'

export const usage = `${calledAs('sandbox')} [options]

  --port NUMBER           4010; 0 takes a free one
  --host ADDRESS          127.0.0.1
  --product NAME          which product speaks on shared paths
  --data FILE             accounts, codes, tokens and policy, as YAML or JSON
  --language en|zh        of messages where the caller asks for none
  --single-use            a code works once
  --code-lifetime SECONDS a code works for so long
  --code-attempts NUMBER  a code works until so many wrong ones were tried
  --write-profile FILE    write a profile with which the check runs against this sandbox`

export function welcome(sandbox: Sandbox, url: string, profile: string | undefined): string {
  const { accounts, clients, accessTokens, passwordPolicy } = readData(sandbox.data)
  const people = accounts.map(({ username, mobile, email, userId, verifyCode, idToken }) =>
    [
      `  ${[username, mobile, email, userId].filter(Boolean).join('  ')}`,
      `    code ${typeof verifyCode === 'object' ? JSON.stringify(verifyCode) : verifyCode}  id token ${idToken === undefined ? 'none' : valueOf(idToken)}`,
    ].join('\n'),
  )
  const policy = Object.entries(passwordPolicy).map(
    ([key, value]) => `${key} ${Array.isArray(value) ? value.length : String(value)}`,
  )
  return [
    `Sandbox (${sandbox.product}) at ${url}`,
    '',
    'accounts',
    ...people,
    `clients       ${clients.join(', ')}`,
    `access tokens ${accessTokens.map(valueOf).join(', ')}`,
    `policy        ${policy.join(', ')}`,
    ...(profile === undefined ? [] : [`profile       ${profile}`]),
    '',
    curl(sandbox, url),
    '',
  ].join('\n')
}

/** A call that the sandbox accepts, ready to paste into a shell. */
export function curl(sandbox: Sandbox, url: string): string {
  const profile = profileOf(sandbox, url)
  const spoken = sandbox.contract.operations
    .flatMap(({ variants }) => variants)
    .filter(({ product }) => product === sandbox.product)
  for (const variant of spoken) {
    const good = goodDraft(variant, profile, profile.newPasswords?.[0])
    if (typeof good === 'string') continue
    const { method, path, headers, body = '' } = compose(variant, good)
    const lines = [
      `curl -i -X ${method} ${quote(url + path)}`,
      ...Object.entries(headers).map(([name, value]) => `  -H ${quote(`${name}: ${value}`)}`),
      `  -d ${quote(body)}`,
    ]
    return lines.join(' \\\n')
  }
  return ''
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
