// Clients, tokens and verification codes that the sandbox of an exchange would accept.
import { tokenText as valueOf } from '../../scripts/sandbox/start-data.ts'
import { readData } from '../../scripts/sandbox/start-data.ts'
import { type Exchange, type Incoming, put, withToken } from './exchange.ts'
import { tokenKey } from './deployment.ts'

/** The request with the verification code that is right. */
export function withRightCode(exchange: Exchange): Incoming | undefined {
  const code = rightCode(exchange)
  return code === undefined ? undefined : put(exchange, 'verifyCode', code)
}

/** The code that was sent to the account; the first account's if there is none. */
export function rightCode({ sandbox, account, variant }: Exchange): string | undefined {
  const { accounts } = readData(sandbox.data)
  const own = accounts.find(({ userId }) => userId === account?.identity.userId) ?? accounts[0]
  return typeof own?.verifyCode === 'object'
    ? own.verifyCode[variant?.verificationType ?? '']
    : own?.verifyCode
}

export function withValidToken(exchange: Exchange): Incoming | undefined {
  return withToken(exchange, validToken(exchange))
}

/** A token of the kind that the variant needs, of the first account. */
function validToken({ variant, sandbox }: Exchange): string | undefined {
  const { accounts, accessTokens } = readData(sandbox.data)
  const token = tokenKey(variant) === 'accessToken' ? accessTokens[0] : accounts[0]?.idToken
  return token && valueOf(token)
}

/** The token of the first account, or one of an administrator. */
export function anyToken({ sandbox }: Exchange): string | undefined {
  const { accounts, accessTokens } = readData(sandbox.data)
  const token = accounts[0]?.idToken ?? accessTokens[0]
  return token && valueOf(token)
}

/** Whether the token is that of an account that is gone. */
export function isOrphan({ sandbox, token }: Exchange): boolean {
  return token !== undefined && (sandbox.data.orphanIdTokens?.includes(token) ?? false)
}

/** Whether the token begins as the valid one does, and ends otherwise. */
export function isForged(exchange: Exchange): boolean {
  const { token } = exchange
  const valid = validToken(exchange)
  if (valid === undefined || token?.length !== valid.length || token === valid) return false
  return token.startsWith(valid.slice(0, valid.length / 3))
}

/** Whether the token is valid, but of the kind that other variants need. */
export function isOtherKind({ sandbox: { state }, variant, token }: Exchange): boolean {
  const other = tokenKey(variant) === 'accessToken' ? 'idToken' : 'accessToken'
  return token !== undefined && state.isToken(other, token)
}

/** Whether the code is right, but was sent to another account. */
export function isCodeOfAnother(exchange: Exchange): boolean {
  const { sandbox, account, variant } = exchange
  const code = exchange.value('verifyCode') ?? ''
  const others = sandbox.state.accounts().filter((it) => it !== account)
  return others.some((it) => sandbox.state.isCode(code, variant?.verificationType ?? '', it))
}
