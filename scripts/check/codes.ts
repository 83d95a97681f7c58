// Verification codes that a program prints. The plan sends nothing and asks nobody, so a stand-in is in its
// requests; the code takes its place when the request is sent, and is asked for once per request.
import { otherDigits } from '../conditions/request.ts'
import type { Probe } from './probe.ts'
import { bodyOf } from './request.ts'

export type AccountKey = 'account' | 'otherAccount'

/** Tells the code that was sent to an account for a purpose; rejects where it cannot. */
export type AskCode = (account: AccountKey, purpose: string | undefined) => Promise<string>

/** The digit lets a condition break the stand-in as it would break the code. */
const standIns: Record<AccountKey, string> = {
  account: 'code-of-account-1',
  otherAccount: 'code-of-other-account-1',
}

/** Codes of this length that testers are fond of, and that a service may have forgotten to take out. */
export function handyCodes(code: string): string[] {
  const length = /^\d{4,8}$/.test(code) ? code.length : 6
  return ['0'.repeat(length), '12345678'.slice(0, length), '8'.repeat(length)]
}

/** The code as a plan has it: itself, or what stands in for it. */
export function plannedCode(
  verifyCode: string | object | undefined,
  key: AccountKey = 'account',
): string | undefined {
  return typeof verifyCode === 'object' ? standIns[key] : verifyCode
}

/** The probe with the code that it needs; a code that is to be wrong is broken as the stand-in was. */
export async function withCode(
  probe: Probe,
  ask: AskCode,
): Promise<{ probe: Probe; code?: string }> {
  const { variant, request } = probe
  const { name = '' } = variant.inputOf.get('verifyCode') ?? {}
  const body = bodyOf(request)
  for (const key of ['account', 'otherAccount'] as const) {
    const isWrong = body[name] === otherDigits(standIns[key])
    if (!isWrong && body[name] !== standIns[key]) continue
    const code = await ask(key, variant.verificationType)
    const filled = JSON.stringify({ ...body, [name]: isWrong ? otherDigits(code) : code })
    return { probe: { ...probe, request: { ...request, body: filled } }, code }
  }
  return { probe }
}
