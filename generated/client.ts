// Generated from the OpenAPI contract of idaas-password. Do not edit.
/* eslint-disable */
import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch'
import type { components, operations } from './types.js'

/** A token, or a function that gets one; it is asked before each call that needs a token. */
export type Token = string | (() => string | Promise<string>)

/** What a client knows for all its calls. What a call needs and the client lacks, the compiler asks for with the call. */
export interface ClientOptions {
  /** Address of the tenant, like `https://tenant.example.com`. */
  baseUrl: string
  device?: {
    /** Operating system version of the device that the user holds. Free text. */
    os: string
    /** Fingerprint of the device that the user holds. Any non-empty text; keep it the same for the same device. */
    fingerprint: string
    /** IP address of the device that the user holds. Worth sending where your server calls on the user's behalf. */
    ip?: string
    /** User agent of the device that the user holds. A header of its own, beside `User-Agent`. */
    agent: string
  }
  /** Language of `error_msg`. What applies without the header is not documented; one observed tenant then answered in Chinese. */
  language?: 'zh' | 'en'
  /** Client id of your application, given to it at registration. An ISV application of OneAccess sends the client id of its application template. */
  clientId?: string
  /** OneAccess only, and there mandatory for ISV applications, which call the ISV's common domain instead of the tenant's. Names the tenant. Huawei opens ISV applications on request only. */
  tenantId?: string
  /** The id token of a signed-in user, as the login call returns it. `Authorization` carries the word Bearer, a blank and the token, without braces, like `Bearer header.payload.signature`. OneAccess lets it live two hours by default. */
  idToken?: Token
  /** The access token of an application, from `POST /api/v2/tenant/token` with the grant type `client_credentials`. In EIAM the application needs the permission `user_all` or `all`. Opaque, so `Authorization` reads like `Bearer 5a8fd9c6-made-up`; lives 1800 seconds by default. Get one and keep it, do not fetch one a call. */
  accessToken?: Token
  /** Instead of the global `fetch`; the signal ends it when the time is up or the caller aborts. */
  fetch?: (request: Request, init: { signal: AbortSignal }) => Promise<Response>
  /** Milliseconds until a call ends as unexpected, 30000 by default. */
  timeout?: number
  /** Texts of one language, which give refusals their `handling`. */
  texts?: Texts
}

/** What a single call may say for itself. */
export type CallOptions<Uses extends keyof ClientOptions> = Pick<ClientOptions, Uses | 'timeout' | 'texts'> & { signal?: AbortSignal }

type Missing<Given, Needs extends string> = { [Name in Needs]: Name extends keyof Given ? (undefined extends Given[Name] ? Name : never) : Name }[Needs]

type Call<Given, Uses extends keyof ClientOptions, Needs extends Uses> = [Missing<Given, Needs>] extends [never]
  ? [call?: CallOptions<Uses>]
  : [call: CallOptions<Uses> & Required<Pick<ClientOptions, Missing<Given, Needs>>>]

/** The refusals of `updatePasswordByMobile` that the contract lists. */
export type UpdatePasswordByMobileError =
  | DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0001', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0002', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0003', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0016', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0009', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.CAPTCHA.0007', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.USER.0006', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.USER.0001', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0001', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0002', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0003', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0004', 400, { requirement: string } | undefined>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0005', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0006', 400, { max: number } | undefined>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0007', 400, { min: number; max: number } | undefined>
  | DocumentedError<'ciam', 'IDAAS.SDK.USER.0004', 400>
  | DocumentedError<'oneaccess', 'PARAM.0009', 400>
  | DocumentedError<'oneaccess', 'PWD.0001', 400>
  | DocumentedError<'oneaccess', 'PWD.0002', 400>

export type UpdatePasswordByMobileResult = Success<200, undefined> | UpdatePasswordByMobileError | Unexpected

/** The refusals of `updatePasswordByEmail` that the contract lists. */
export type UpdatePasswordByEmailError =
  | DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0001', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0002', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0003', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0009', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.CAPTCHA.0007', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.USER.0005', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.USER.0006', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.USER.0001', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0001', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0002', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0003', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0004', 400, { requirement: string } | undefined>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0005', 400>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0006', 400, { max: number } | undefined>
  | DocumentedError<'ciam', 'IDAAS.SDK.PWD.0007', 400, { min: number; max: number } | undefined>

export type UpdatePasswordByEmailResult = Success<200, undefined> | UpdatePasswordByEmailError | Unexpected

/** The refusals of `changePasswordByMobile` that the contract lists. */
export type ChangePasswordByMobileError =
  | DocumentedError<'eiam', 'SDK.COMMON.1008', 500>
  | DocumentedError<'eiam', 'SDK.COMMON.1003', 400>
  | DocumentedError<'eiam', 'SDK.COMMON.1001', 400, { parameter: string } | undefined>
  | DocumentedError<'eiam', 'SDK.COMMON.1012', 400>
  | DocumentedError<'eiam', 'SDK.COMMON.1005', 400, { token: string } | undefined>
  | DocumentedError<'eiam', 'SDK.SMS.1005', 400>
  | DocumentedError<'eiam', 'SDK.COMMON.1013', 400>

export type ChangePasswordByMobileResult = Success<200, undefined> | ChangePasswordByMobileError | Unexpected

/** The refusals of `changeUserPassword` that the contract lists. */
export type ChangeUserPasswordError =
  | DocumentedError<'ciam', 'IDAAS.TENANT.COM.0002', 500>
  | DocumentedError<'ciam', 'invalid_token', 400>
  | DocumentedError<'ciam', 'IDAAS.TENANT.USER.0006', 400>
  | DocumentedError<'ciam', 'IDAAS.TENANT.USER.0001', 400>
  | DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0001', 400>
  | DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0002', 400>
  | DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0003', 400>
  | DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0004', 400, { requirement: string } | undefined>
  | DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0005', 400>
  | DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0006', 400, { max: number } | undefined>
  | DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0007', 400, { min: number; max: number } | undefined>

export type ChangeUserPasswordResult = Success<200, operations['changeUserPassword']['responses'][200]['content']['application/json']> | ChangeUserPasswordError | Unexpected

/** A client that was given these options. Its methods reject for a caller's mistake alone, never for what a server does. */
export interface PasswordClient<Given> {
  updatePasswordByMobile: {
    /** Set a new password with a code sent by SMS (mode reset). `POST /api/v2/sdk/pwd/update-by-mobile`, ciam, oneaccess. */
    (request: components['schemas']['ResetByMobile'], ...call: Call<Given, 'device' | 'language' | 'clientId' | 'tenantId', 'device' | 'clientId'>): Promise<UpdatePasswordByMobileResult>
    /** Set a new password with a code sent by SMS (mode change). `POST /api/v2/sdk/pwd/update-by-mobile`, ciam. */
    (request: components['schemas']['ChangeByMobile'] & { mobile?: never }, ...call: Call<Given, 'device' | 'language' | 'clientId' | 'idToken', 'device' | 'clientId' | 'idToken'>): Promise<UpdatePasswordByMobileResult>
  }
  updatePasswordByEmail: {
    /** Reset a forgotten password with a code sent by e-mail (mode reset). `POST /api/v2/sdk/pwd/update-by-email`, ciam. */
    (request: components['schemas']['ResetByEmail'], ...call: Call<Given, 'device' | 'language' | 'clientId', 'device' | 'clientId'>): Promise<UpdatePasswordByEmailResult>
  }
  changePasswordByMobile: {
    /** Change the password of a signed-in employee with a code sent by SMS (mode change). `POST /api/v2/sdk/pwd/change-by-mobile`, eiam. */
    (request: components['schemas']['ChangeByMobile'], ...call: Call<Given, 'device' | 'language' | 'clientId' | 'idToken', 'device' | 'clientId' | 'idToken'>): Promise<ChangePasswordByMobileResult>
  }
  changeUserPassword: {
    /** Set a user's password as an administrator. `PUT /api/v2/tenant/users/{user_id}/change-password`, ciam. */
    (request: Pick<NonNullable<operations['changeUserPassword']['parameters']['path']>, 'user_id'> & components['schemas']['SetUserPassword'], ...call: Call<Given, 'accessToken', 'accessToken'>): Promise<ChangeUserPasswordResult>
  }
}

/**
 * Makes a client. Each call sends one request and resolves to a success, a listed refusal, or `unexpected`; nothing is
 * sent twice and no redirect is followed. Throws a TypeError for a `baseUrl` that is none; a call rejects with one
 * where an option is missing or cannot be sent in a header.
 */
export function createPasswordClient<const Given extends ClientOptions>(
  options: Given & { [Name in Exclude<keyof Given, keyof ClientOptions>]: never },
): PasswordClient<Given> {
  const methods = tables.map((operation) => [operation.id, createCall(options as unknown as Options, operation)])
  return Object.fromEntries(methods) as PasswordClient<Given> // one method per table below
}

const tables: Operation[] = [
  {
    id: 'updatePasswordByMobile',
    method: 'post',
    path: '/api/v2/sdk/pwd/update-by-mobile',
    fields: {},
    options: {
      'X-operating-sys-version': 'device.os',
      'X-device-fingerprint': 'device.fingerprint',
      'X-device-ip': 'device.ip?',
      'X-agent': 'device.agent',
      'X-L': 'language?',
      'X-client-id': 'clientId',
      'X-tenant-id': 'tenantId?',
    },
    modes: [{ by: 'mobile' }, { token: 'idToken' }],
    secrets: ['verify_code', 'password'],
    success: [200],
    problems: [['error_code', 'error_msg']],
    errors: [
      [
        'ciam',
        400,
        [
          'IDAAS.SDK.PARAM.0001',
          'IDAAS.SDK.PARAM.0002',
          'IDAAS.SDK.PARAM.0003',
          'IDAAS.SDK.PARAM.0016',
          'IDAAS.SDK.PARAM.0009',
          'IDAAS.SDK.CAPTCHA.0007',
          'IDAAS.SDK.USER.0006',
          'IDAAS.SDK.USER.0001',
          'IDAAS.SDK.PWD.0001',
          'IDAAS.SDK.PWD.0002',
          'IDAAS.SDK.PWD.0003',
          'IDAAS.SDK.PWD.0004',
          'IDAAS.SDK.PWD.0005',
          'IDAAS.SDK.PWD.0006',
          'IDAAS.SDK.PWD.0007',
          'IDAAS.SDK.USER.0004',
        ],
      ],
      ['oneaccess', 400, ['PARAM.0009', 'PWD.0001', 'PWD.0002']],
    ],
    templates: {
      'IDAAS.SDK.PWD.0004': [[/low[^\p{L}\p{N}]*(?<p0>.+)/u, { requirement: String }], [/低[^\p{L}\p{N}]*(?<p0>.+)/u, { requirement: String }]],
      'IDAAS.SDK.PWD.0006': [[/exceed[^\p{L}\p{N}]*(?<p0>\d+)/u, { max: Number }], [/过[^\p{L}\p{N}]*(?<p0>\d+)/u, { max: Number }]],
      'IDAAS.SDK.PWD.0007': [[/contain[^\p{L}\p{N}]*(?<p0>\d+)[^\p{L}\p{N}]*to[^\p{L}\p{N}]*(?<p1>\d+)[^\p{L}\p{N}]*characters/u, { min: Number, max: Number }], [/为[^\p{L}\p{N}]*(?<p0>\d+)[^\p{L}\p{N}]*(?<p1>\d+)[^\p{L}\p{N}]*个/u, { min: Number, max: Number }]],
    },
  },
  {
    id: 'updatePasswordByEmail',
    method: 'post',
    path: '/api/v2/sdk/pwd/update-by-email',
    fields: {},
    options: {
      'X-operating-sys-version': 'device.os',
      'X-device-fingerprint': 'device.fingerprint',
      'X-device-ip': 'device.ip?',
      'X-agent': 'device.agent',
      'X-L': 'language?',
      'X-client-id': 'clientId',
    },
    modes: [{}],
    secrets: ['verify_code', 'password'],
    success: [200],
    problems: [['error_code', 'error_msg']],
    errors: [
      [
        'ciam',
        400,
        [
          'IDAAS.SDK.PARAM.0001',
          'IDAAS.SDK.PARAM.0002',
          'IDAAS.SDK.PARAM.0003',
          'IDAAS.SDK.PARAM.0009',
          'IDAAS.SDK.CAPTCHA.0007',
          'IDAAS.SDK.USER.0005',
          'IDAAS.SDK.USER.0006',
          'IDAAS.SDK.USER.0001',
          'IDAAS.SDK.PWD.0001',
          'IDAAS.SDK.PWD.0002',
          'IDAAS.SDK.PWD.0003',
          'IDAAS.SDK.PWD.0004',
          'IDAAS.SDK.PWD.0005',
          'IDAAS.SDK.PWD.0006',
          'IDAAS.SDK.PWD.0007',
        ],
      ],
    ],
    templates: {
      'IDAAS.SDK.PWD.0004': [[/low[^\p{L}\p{N}]*(?<p0>.+)/u, { requirement: String }], [/低[^\p{L}\p{N}]*(?<p0>.+)/u, { requirement: String }]],
      'IDAAS.SDK.PWD.0006': [[/exceed[^\p{L}\p{N}]*(?<p0>\d+)/u, { max: Number }], [/过[^\p{L}\p{N}]*(?<p0>\d+)/u, { max: Number }]],
      'IDAAS.SDK.PWD.0007': [[/contain[^\p{L}\p{N}]*(?<p0>\d+)[^\p{L}\p{N}]*to[^\p{L}\p{N}]*(?<p1>\d+)[^\p{L}\p{N}]*characters/u, { min: Number, max: Number }], [/为[^\p{L}\p{N}]*(?<p0>\d+)[^\p{L}\p{N}]*(?<p1>\d+)[^\p{L}\p{N}]*个/u, { min: Number, max: Number }]],
    },
  },
  {
    id: 'changePasswordByMobile',
    method: 'post',
    path: '/api/v2/sdk/pwd/change-by-mobile',
    fields: {},
    options: {
      'X-operating-sys-version': 'device.os',
      'X-device-fingerprint': 'device.fingerprint',
      'X-device-ip': 'device.ip?',
      'X-agent': 'device.agent',
      'X-L': 'language?',
      'X-client-id': 'clientId',
    },
    modes: [{ token: 'idToken' }],
    secrets: ['verify_code', 'password'],
    success: [200],
    problems: [['error_code', 'error_msg']],
    errors: [
      ['eiam', 500, ['SDK.COMMON.1008']],
      [
        'eiam',
        400,
        [
          'SDK.COMMON.1003',
          'SDK.COMMON.1001',
          'SDK.COMMON.1012',
          'SDK.COMMON.1005',
          'SDK.SMS.1005',
          'SDK.COMMON.1013',
        ],
      ],
    ],
    templates: {
      'SDK.COMMON.1001': [[/Parameter[^\p{L}\p{N}]*(?<p0>.+?)[^\p{L}\p{N}]*cannot/u, { parameter: String }]],
      'SDK.COMMON.1005': [[/The[^\p{L}\p{N}]*(?<p0>.+?)[^\p{L}\p{N}]*has/u, { token: String }]],
    },
  },
  {
    id: 'changeUserPassword',
    method: 'put',
    path: '/api/v2/tenant/users/{user_id}/change-password',
    fields: { user_id: 'path' },
    options: {},
    modes: [{ token: 'accessToken' }],
    secrets: ['password'],
    success: [200, ['user_id']],
    problems: [['error_code', 'error_msg'], ['error', 'error_description']],
    errors: [
      ['ciam', 500, ['IDAAS.TENANT.COM.0002']],
      [
        'ciam',
        400,
        [
          'invalid_token',
          'IDAAS.TENANT.USER.0006',
          'IDAAS.TENANT.USER.0001',
          'IDAAS.TENANT.PWD.0001',
          'IDAAS.TENANT.PWD.0002',
          'IDAAS.TENANT.PWD.0003',
          'IDAAS.TENANT.PWD.0004',
          'IDAAS.TENANT.PWD.0005',
          'IDAAS.TENANT.PWD.0006',
          'IDAAS.TENANT.PWD.0007',
        ],
      ],
    ],
    templates: {
      'IDAAS.TENANT.PWD.0004': [[/low[^\p{L}\p{N}]*(?<p0>.+)/u, { requirement: String }], [/低[^\p{L}\p{N}]*(?<p0>.+)/u, { requirement: String }]],
      'IDAAS.TENANT.PWD.0006': [[/exceed[^\p{L}\p{N}]*(?<p0>\d+)/u, { max: Number }], [/过[^\p{L}\p{N}]*(?<p0>\d+)/u, { max: Number }]],
      'IDAAS.TENANT.PWD.0007': [[/contain[^\p{L}\p{N}]*(?<p0>\d+)[^\p{L}\p{N}]*to[^\p{L}\p{N}]*(?<p1>\d+)[^\p{L}\p{N}]*characters/u, { min: Number, max: Number }], [/为[^\p{L}\p{N}]*(?<p0>\d+)[^\p{L}\p{N}]*(?<p1>\d+)[^\p{L}\p{N}]*个/u, { min: Number, max: Number }]],
    },
  },
]

/** An operation as the client needs it. */
interface Operation {
  id: string
  method: 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace'
  path: string
  /** Where fields of the request go, those of the body left out. */
  fields: Record<string, 'path' | 'query' | 'header'>
  /** Headers that options fill, each with the option's place; `?` marks one that may be missing. */
  options: Record<string, string>
  /** The first one whose `by` is in the request applies; the last one needs none. */
  modes: { by?: string; token?: string }[]
  /** Fields that no output may show. */
  secrets: string[]
  /** Status of a success, and the texts that its body must have; no list where it has no body. */
  success: [status: number, texts?: string[]]
  /** Properties of the error bodies: the code's, the message's. */
  problems: [code: string, message: string][]
  errors: [product: string, status: number, codes: string[]][]
  /** By code the patterns of its messages, each with what it captures. */
  templates: Record<string, [pattern: RegExp, captures: Record<string, NumberConstructor | StringConstructor>][]>
}

/** What the operation promises, and it happened. */
export interface Success<Status extends number, Data> {
  kind: 'success'
  status: Status
  data: Data
}

/** A refusal that the contract lists for the operation. The password stays as it was. */
export interface DocumentedError<Product extends string, Code extends string, Status extends number, Parameters = undefined> {
  kind: 'error'
  product: Product
  code: Code
  status: Status
  /** The server's words, in the language that was asked for; for people. */
  message: string
  /** What the caller should do, in the language of the option `texts`; undefined without it. */
  handling: string | undefined
  /** What stands in the message's placeholders; undefined where the server words the message in another way. */
  parameters: Parameters
}

/** An answer that the contract does not promise, or none. Whether the password was changed is then unknown. */
export interface Unexpected {
  kind: 'unexpected'
  /**
   * - `unknown-code`: an error code that the contract does not list for the operation
   * - `other-status`: a listed code, or a success, under another status
   * - `no-code`: a refusal without an error code, as gateways answer
   * - `other-body`: a success with another body than the promised one
   * - `redirect`: refused, since following it would send the password to another address
   * - `timeout`, `abort`, `network`: no complete answer came
   */
  reason: 'unknown-code' | 'other-status' | 'no-code' | 'other-body' | 'redirect' | 'timeout' | 'abort' | 'network'
  /** Undefined where no answer came. */
  status: number | undefined
  code: string | undefined
  /** One line for a log: the request, the reason, the status or the network's error. */
  message: string
  /** The first 200 characters of the body, secrets taken out. */
  excerpt: string
}

/** Message templates and handling of one language, by product and code. */
export type Texts = Readonly<Record<string, Readonly<Record<string, { readonly message: string; readonly handling: string }>>>>

type Fields = Record<string, unknown>
type Result = Success<number, unknown> | DocumentedError<string, string, number, Fields | undefined> | Unexpected

/** Reads an answer; `content` is its body, as JSON where it is. */
function readAnswer(operation: Operation, { status, ok, redirected, type }: Response, content: unknown, redact: (text: string) => string, texts: Texts | undefined): Result {
  const unexpected = (reason: Unexpected['reason'], code?: string) =>
    failure(operation, reason, status, status, code && redact(code), redact(typeof content === 'string' ? content : (JSON.stringify(content) ?? '')))
  if (redirected || type === 'opaqueredirect' || (status > 299 && status < 400)) return unexpected('redirect')

  const members = Object(content) as Fields
  const [codeName, messageName] = operation.problems.find(([name]) => typeof members[name] === 'string') ?? []
  if (codeName === undefined) {
    const [promised, texts] = operation.success
    if (!ok) return unexpected('no-code')
    if (status !== promised) return unexpected('other-status')
    const isPromised = texts ? texts.every((name) => typeof members[name] === 'string') : typeof content !== 'string'
    return isPromised ? { kind: 'success', status, data: texts && content } : unexpected('other-body')
  }

  const code = members[codeName] as string // chosen for being text
  const message = redact(String(members[messageName!] ?? ''))
  const listed = operation.errors.filter(([, , codes]) => codes.includes(code))
  const [product] = listed.find(([, documented]) => documented === status) ?? []
  if (product === undefined) return unexpected(listed.length > 0 ? 'other-status' : 'unknown-code', code)
  return { kind: 'error', product, code, status, message, handling: texts?.[product]?.[code]?.handling, parameters: parametersOf(operation, code, message) }
}

function failure({ method, path }: Operation, reason: Unexpected['reason'], detail: unknown, status = 0, code?: string, body = ''): Unexpected {
  // A browser's status for a redirect is 0.
  return { kind: 'unexpected', reason, status: status || undefined, code, message: `${method.toUpperCase()} ${path}: ${reason} (${detail})`, excerpt: body.slice(0, 200) }
}

function parametersOf({ templates }: Operation, code: string, message: string): Fields | undefined {
  for (const [pattern, captures] of templates[code] ?? []) {
    const found = pattern.exec(message)?.groups
    if (found) return Object.fromEntries(Object.entries(captures).map(([name, read], index) => [name, read(found[`p${index}`])]))
  }
  return undefined
}

/** Takes secrets out by value, as they stand and in the encodings in which servers echo. */
function redactor(secrets: unknown[]) {
  const forms = () => secrets.flatMap((secret) => {
    if (typeof secret !== 'string' || secret.length < 4) return []
    const bytes = [...new TextEncoder().encode(secret)]
    const base64 = btoa(String.fromCharCode(...bytes)).replace(/=+$/, '')
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const inUrl = encodeURIComponent(secret)
    const inForm = new URLSearchParams([['', secret]]).toString().slice(1)
    const inHtml = secret.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '&#39;')
    return [base64, base64.replaceAll('+', '-').replaceAll('/', '_'), hex, inUrl, inForm, inHtml, JSON.stringify(secret).slice(1, -1), secret]
  })
  let pattern: RegExp | undefined // made when it is needed: a success shows nothing
  return (text: string) => {
    pattern ??= new RegExp(forms().map((form) => form.replace(/\W/g, '\\$&')).join('|') || '$^', 'gi')
    return text.replace(pattern, '[redacted]')
  }
}

interface Options {
  baseUrl: string
  fetch?: (request: Request, init: { signal: AbortSignal }) => Promise<Response>
  timeout?: number
  signal?: AbortSignal
  texts?: Texts
  [name: string]: unknown
}

const serializers = { querySerializer: createQuerySerializer(), pathSerializer: defaultPathSerializer }

function createCall(given: Options, operation: Operation) {
  if (!/^https?:\/\/[^@?#]+$/.test(given.baseUrl)) throw new TypeError('baseUrl: use an http or https address without credentials, query and fragment')
  let ownHeaders: Record<string, string> | undefined // they are the same for all calls without options of their own

  return async (fields: Fields, call?: Fields) => {
    const options: Options = { ...given }
    for (const name in call) options[name] = call[name] ?? options[name]
    const { signal, timeout = 30_000, texts } = options
    const headers = call ? headersOf(operation, options) : (ownHeaders ??= headersOf(operation, options))
    const { token: place } = operation.modes.find(({ by }) => !by || fields[by] !== undefined) ?? {}
    const token = place && (await tokenOf(operation, place, options))
    const request = requestOf(operation, fields, given.baseUrl, { ...headers, ...(token && { Authorization: `Bearer ${token}` }) })
    if (signal?.aborted) return failure(operation, 'abort', 'not sent')

    const controller = new AbortController()
    let reason: 'network' | 'timeout' | 'abort' = 'network'
    let response: Response | undefined
    let end = () => {}
    try {
      const text = await new Promise<string>((resolve, reject) => {
        const stop = (why: typeof reason) => () => {
          reason = why
          controller.abort()
          reject(new Error(why)) // a `fetch` that ignores its signal must not hold the caller
        }
        const abort = stop('abort')
        const timer = setTimeout(stop('timeout'), Math.min(timeout, 2 ** 31 - 1)) // longer ones would end at once
        signal?.addEventListener('abort', abort)
        end = () => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', abort)
        }
        const received = (given.fetch ?? fetch)(request, { signal: controller.signal })
        received.then((it) => (response = it).text()).then(resolve, reject)
      })
      return readAnswer(operation, response!, parsed(text), redactor([token, ...operation.secrets.map((name) => fields[name])]), texts)
    } catch (error) {
      const { code, name } = ((error as Error).cause ?? error) as { code?: string; name?: string }
      return failure(operation, reason, { network: code ?? name, timeout: `${timeout} ms`, abort: 'by the caller' }[reason], response?.status)
    } finally {
      end()
    }
  }
}

function headersOf(operation: Operation, options: Options): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name in operation.options) {
    const value = valueAt(operation.options[name]!, operation, options)
    if (value !== undefined) headers[name] = value
  }
  return headers
}

async function tokenOf(operation: Operation, place: string, options: Options): Promise<string | undefined> {
  const name = place.replace('?', '')
  const source = options[name]
  return valueAt(place, operation, { [name]: typeof source === 'function' ? await source() : source })
}

/** Each field at its place in the request. */
function requestOf(operation: Operation, fields: Fields, baseUrl: string, headers: Record<string, string>): Request {
  const path: Record<string, string> = {}
  const query: Fields = {}
  const body: Fields = {}
  for (const name in fields) {
    const place = operation.fields[name]
    if (place === 'path') path[name] = valueAt(name, operation, fields, /^\.{0,2}$/)! // no text, or dots alone, makes another path
    else if (place === 'header') headers[name] = valueAt(name, operation, fields)!
    else (place === 'query' ? query : body)[name] = fields[name]
  }
  const content = Object.keys(body).length > 0 ? JSON.stringify(body) : null
  if (content) headers['Content-Type'] = 'application/json'
  return new Request(createFinalURL(operation.path, { baseUrl: baseUrl.replace(/\/+$/, ''), params: { path, query }, ...serializers }), {
    method: operation.method.toUpperCase(),
    headers,
    body: content,
    redirect: 'manual', // 'error' would hide the status, and some workers refuse it
  })
}

/** The text at `device.os` of the options, fit for its place; `?` marks one that may be missing. No value is ever shown. */
function valueAt(place: string, { id }: Operation, values: Fields, unfit = /[^\t\x20-\x7e\x80-\xff]/): string | undefined {
  const [path = '', mayMiss] = place.split('?')
  const value = path.split('.').reduce<unknown>((holder, name) => (holder as Fields | undefined)?.[name], values)
  if (value === undefined && mayMiss === '') return undefined
  if (typeof value !== 'string') throw new TypeError(`${id}: ${path} is missing; give it as text`)
  const at = value.search(unfit)
  if (at >= 0) throw new TypeError(`${id}: ${path} has a character that cannot be sent there, at position ${at + 1}`)
  return value
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}
