// What the check knows of a deployment. What is left out makes the probes that need it untriggerable.
import * as v from 'valibot'
import { goodPassword } from '../conditions/passwords.ts'
import { type Policy, policySchema } from '../conditions/policy.ts'
import { readData } from '../sandbox/start-data.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { tokenText as valueOf } from '../sandbox/start-data.ts'
import { plannedCode } from './codes.ts'

/** Whose password the check may set. */
export interface ProfileAccount {
  userId?: string
  username?: string
  /** As its owner writes it, Chinese characters included. */
  name?: string
  mobile?: string
  email?: string
  /** The one that it has before the run. */
  password?: string
}

/** A program, run without a shell, so without arguments. */
export interface Command {
  command: string
}

export interface Profile {
  /** Any host but loopback is called over https. */
  baseUrl: string
  /** Which variants the deployment serves. */
  products: string[]
  clientId?: string
  device?: { os?: string; fingerprint?: string; agent?: string; ip?: string }
  tenantId?: string
  account?: ProfileAccount
  /** What the check may set, in this order. */
  newPasswords?: string[]
  /** A second test account, whose codes and tokens must not open the first. */
  otherAccount?: ProfileAccount & { idToken?: string; verifyCode?: string | Command }
  /** An id token, still valid, of an account that is gone. */
  deletedAccount?: { idToken?: string }
  idToken?: string
  accessToken?: string
  /** As it is, or a program that prints it. */
  verifyCode?: string | Command
  passwordPolicy?: Policy
  /** Exits with 0 where the identity and the password in its environment sign in. */
  signIn?: Command
  /** Effects that the check may have; none but inert probes without it. */
  allow?: ('attempt' | 'consume-code' | 'change-password')[]
  budget?: {
    /** Failed ones per account, any of which may count towards a lockout; 2 by default. */
    attempts?: number
    /** In all; 300 by default. */
    requests?: number
    /** 1 by default. */
    perSecond?: number
  }
  /** Findings on these codes that are known and accepted; they count again after the day (ISO 8601). */
  waive?: { code: string; reason: string; until: string }[]
}

const text = v.pipe(v.string('use text; put numbers in quotes'), v.regex(/\S/, 'is blank'))
const day = v.pipe(
  text,
  v.check(
    (it) =>
      /^\d{4}-\d{2}-\d{2}$/.test(it) &&
      new Date(it).getTime() > 0 &&
      new Date(it).toISOString().startsWith(it),
    'use a day such as 2027-03-31',
  ),
)
const count = v.pipe(
  v.number('use a whole number'),
  v.integer('use a whole number'),
  v.minValue(0, 'use 0 or more'),
)
const effect = v.picklist(
  ['attempt', 'consume-code', 'change-password'],
  'use attempt, consume-code or change-password',
)
const command = v.strictObject({ command: text })
const verifyCode = v.lazy((input): typeof text | typeof command =>
  typeof input === 'object' && input !== null ? command : text,
)

const accountEntries = {
  userId: v.optional(text),
  username: v.optional(text),
  name: v.optional(text),
  mobile: v.optional(text),
  email: v.optional(text),
  password: v.optional(text),
}

export const profileSchema = v.strictObject({
  baseUrl: v.pipe(
    text,
    v.url('use a URL such as https://tenant.example.com'),
    v.check(
      (it) => !URL.canParse(it) || new URL(it).href === new URL(it).origin + new URL(it).pathname,
      'leave out credentials, query and fragment',
    ),
  ),
  products: v.pipe(v.array(text), v.minLength(1, 'name at least one product')),
  clientId: v.optional(text),
  device: v.optional(
    v.strictObject({
      os: v.optional(text),
      fingerprint: v.optional(text),
      agent: v.optional(text),
      ip: v.optional(text),
    }),
  ),
  tenantId: v.optional(text),
  account: v.optional(v.strictObject(accountEntries)),
  newPasswords: v.optional(v.array(text)),
  otherAccount: v.optional(
    v.strictObject({
      ...accountEntries,
      idToken: v.optional(text),
      verifyCode: v.optional(verifyCode),
    }),
  ),
  deletedAccount: v.optional(v.strictObject({ idToken: v.optional(text) })),
  idToken: v.optional(text),
  accessToken: v.optional(text),
  verifyCode: v.optional(verifyCode),
  passwordPolicy: v.optional(policySchema),
  signIn: v.optional(command),
  allow: v.optional(v.array(effect)),
  budget: v.optional(
    v.strictObject({
      attempts: v.optional(count),
      requests: v.optional(count),
      perSecond: v.optional(count),
    }),
  ),
  waive: v.optional(v.array(v.strictObject({ code: text, reason: text, until: day }))),
}) satisfies v.GenericSchema<Profile>

/** Failed attempts per account, any of which may count towards a lockout; requests in all; requests a second. */
export const defaultBudget = { attempts: 2, requests: 300, perSecond: 1 }

/** The profile of a sandbox: everything is known and everything allowed. Another seed gives other new passwords. */
export function profileOf(
  {
    data,
    product,
    contract,
  }: Pick<Sandbox, 'data' | 'product'> & Partial<Pick<Sandbox, 'contract'>>,
  baseUrl: string,
  seed = 0,
): Profile {
  const { accounts, clients, accessTokens, orphanIdTokens, passwordPolicy } = readData(data)
  const [account = { password: '' }, other] = accounts
  const { password, formerPasswords = [], verifyCode, idToken, ...identity } = account
  const isUsed = (it: string) => it === password || formerPasswords.includes(it)
  const yardstick = { policy: passwordPolicy, account: identity, isUsed }
  // A sandbox knows no tenants and no addresses, so any will do where a call needs one.
  const isNeeded = (key: string) =>
    contract?.operations.some(({ variants }) =>
      variants.some(({ inputOf }) => inputOf.get(key)?.required),
    )
  const seeds = Array.from({ length: 24 }, (_, index) => seed + index)
  return {
    baseUrl,
    products: [product],
    clientId: clients[0],
    device: {
      os: 'contract-check',
      fingerprint: 'contract-check',
      agent: 'contract-check',
      ...(isNeeded('device.ip') && { ip: '192.0.2.1' }),
    },
    ...(isNeeded('tenantId') && { tenantId: 'contract-check' }),
    account: { ...identity, password },
    newPasswords: seeds.map((it) => goodPassword(yardstick, it)).filter((it) => it !== undefined),
    ...(other && { otherAccount: otherOf(other) }),
    ...(orphanIdTokens[0] && { deletedAccount: { idToken: orphanIdTokens[0] } }),
    idToken: idToken && valueOf(idToken),
    accessToken: accessTokens[0] && valueOf(accessTokens[0]),
    verifyCode: typeof verifyCode === 'string' ? verifyCode : undefined,
    passwordPolicy,
    allow: ['attempt', 'consume-code', 'change-password'],
    budget: { attempts: 50, requests: 1000, perSecond: 0 },
  }
}

/** The profile's value for an `x-value`, such as `account.mobile`. */
export function profileValue(profile: Profile, key: string): string | undefined {
  const value = key
    .split('.')
    .reduce<unknown>((it, step) => (it as Record<string, unknown> | undefined)?.[step], profile)
  if (key === 'verifyCode') return plannedCode(profile.verifyCode)
  return typeof value === 'string' ? value : undefined
}

/** Every secret of the run with what it is, longest first, so that redaction leaves no rest of a longer one. */
export function secretsOf(profile: Profile): { kind: string; value: string }[] {
  const {
    account,
    otherAccount,
    newPasswords = [],
    idToken,
    accessToken,
    verifyCode,
    deletedAccount,
  } = profile
  const secrets = [
    ...[account?.password, otherAccount?.password, ...newPasswords].map((value) => ({
      kind: 'password',
      value,
    })),
    ...[idToken, otherAccount?.idToken, deletedAccount?.idToken].map((value) => ({
      kind: 'id token',
      value,
    })),
    { kind: 'access token', value: accessToken },
    ...[verifyCode, otherAccount?.verifyCode].map((value) => ({
      kind: 'verification code',
      value: typeof value === 'string' ? value : undefined,
    })),
  ]
  return secrets
    .filter((secret): secret is { kind: string; value: string } => Boolean(secret.value))
    .sort((a, b) => b.value.length - a.value.length)
}

function otherOf({
  verifyCode,
  idToken,
  formerPasswords: _,
  ...account
}: ReturnType<typeof readData>['accounts'][number]) {
  return {
    ...account,
    ...(typeof verifyCode === 'string' && { verifyCode }),
    ...(idToken !== undefined && { idToken: valueOf(idToken) }),
  }
}
