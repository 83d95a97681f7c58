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
    /** Operating system version of the calling client. Free text; no page gives a format. */
    os: string
    /** Fingerprint of the device of the calling client. Any text that is not empty is taken to be accepted. Keep it the same for the same device. *(inferred)* */
    fingerprint: string
    /** IP address of the calling client. Worth sending if your server calls on behalf of the user. */
    ip?: string | undefined
    /** User agent of the calling client. A header of its own, beside `User-Agent`. */
    agent: string
  } | undefined
  /** Language of `error_msg`. No page says which language applies without the header. EIAM: One tenant used Chinese for a request without it. *(public code)* */
  language?: 'zh' | 'en' | undefined
  /** Client id of your application, given to it at registration. OneAccess: An ISV application sends the client id of its application template. */
  clientId?: string | undefined
  /** Names the tenant. Mandatory for ISV applications, which call the ISV's common domain instead of the tenant's. Huawei opens ISV applications on request only. *(OneAccess page Send SMS Verification Code)* */
  tenantId?: string | undefined
  /** The id token of a signed-in user, as the sign-in call returns it. `Authorization` is the word Bearer, a blank and the token. Send the token without braces, like `Bearer header.payload.signature`. CIAM: A token that is invalid or expired is a 400, not a 401. *(CIAM page Change Password)* CIAM, EIAM: How long it lives is not documented. */
  idToken?: Token | undefined
  /** The access token of an application. `Authorization` is the word Bearer, a blank and the token. CIAM: It comes from `POST /api/v2/tenant/token` with the grant type `client_credentials`, is opaque, and lives 1800 seconds by default. *(CIAM page Get Access Token)* EIAM: The application needs the permission `user_all` or `all`. *(EIAM page Modify Password)* Get one and keep it; do not get one for each call. */
  accessToken?: Token | undefined
  /** Instead of the global `fetch`; the signal ends it when the time is up or the caller aborts. */
  fetch?: ((request: Request, init: { signal: AbortSignal }) => Promise<Response>) | undefined
  /** Milliseconds until a call ends as unexpected, 30000 by default; Infinity for no end. */
  timeout?: number | undefined
  /** Texts of one language, which give refusals their `handling`. */
  texts?: Texts | undefined
}

/** What a single call may say for itself. */
export type CallOptions<Uses extends keyof ClientOptions> = Pick<ClientOptions, Uses | 'timeout' | 'texts'> & { signal?: AbortSignal | undefined }

type Missing<Given, Needs extends string> = { [Name in Needs]: Name extends keyof Given ? (undefined extends Given[Name] ? Name : never) : Name }[Needs]

type Call<Given, Uses extends keyof ClientOptions, Needs extends Uses> = [Missing<Given, Needs>] extends [never]
  ? [call?: CallOptions<Uses>]
  : [call: CallOptions<Uses> & { [Name in Missing<Given, Needs>]: NonNullable<ClientOptions[Name]> }]

/** What no call fits; it is there for the compiler to name what is missing. */
type Told<Given, Request, Needs extends string> = [Missing<Given, Needs>] extends [never]
  ? unknown
  : (request: Request & { [Name in Missing<Given, Needs> as `${Name}, given to the client or to this call`]: never }) => unknown

/** Refuses options, and members of their groups, that are none. */
type Known<Given> = { [Name in Exclude<keyof Given, keyof ClientOptions>]: never } & {
  device?: { [Name in Exclude<keyof NonNullable<Given['device' & keyof Given]>, keyof NonNullable<ClientOptions['device']>>]: never } | undefined
}

export type UpdatePasswordByMobileRequest = components['schemas']['ResetByMobile'] | (components['schemas']['ChangeByMobile'] & { mobile?: undefined })

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

export type UpdatePasswordByEmailRequest = components['schemas']['ResetByEmail']

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

export type ChangePasswordByMobileRequest = components['schemas']['ChangeByMobile']

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

export type ChangeUserPasswordRequest = (Pick<NonNullable<operations['changeUserPassword']['parameters']['path']>, 'user_id'> & components['schemas']['SetUserPassword'])

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

/** A client that was given these options. Its methods reject for a caller's mistake, or with what a token function rejects with; never for what a server does. */
export interface PasswordClient<Given> {
  updatePasswordByMobile: {
    /** Set a new password with a code sent by SMS (mode reset). `POST /api/v2/sdk/pwd/update-by-mobile`, ciam, oneaccess. */
    (request: components['schemas']['ResetByMobile'], ...call: Call<Given, 'device' | 'language' | 'clientId' | 'tenantId', 'device' | 'clientId'>): Promise<UpdatePasswordByMobileResult>
    /** Set a new password with a code sent by SMS (mode change). `POST /api/v2/sdk/pwd/update-by-mobile`, ciam. */
    (request: components['schemas']['ChangeByMobile'] & { mobile?: undefined }, ...call: Call<Given, 'device' | 'language' | 'clientId' | 'idToken', 'device' | 'clientId' | 'idToken'>): Promise<UpdatePasswordByMobileResult>
  } & Told<Given, components['schemas']['ResetByMobile'], 'device' | 'clientId'> & Told<Given, components['schemas']['ChangeByMobile'] & { mobile?: undefined }, 'device' | 'clientId' | 'idToken'>
  updatePasswordByEmail: {
    /** Reset a forgotten password with a code sent by e-mail (mode reset). `POST /api/v2/sdk/pwd/update-by-email`, ciam. */
    (request: components['schemas']['ResetByEmail'], ...call: Call<Given, 'device' | 'language' | 'clientId', 'device' | 'clientId'>): Promise<UpdatePasswordByEmailResult>
  } & Told<Given, components['schemas']['ResetByEmail'], 'device' | 'clientId'>
  changePasswordByMobile: {
    /** Change the password of a signed-in employee with a code sent by SMS (mode change). `POST /api/v2/sdk/pwd/change-by-mobile`, eiam. */
    (request: components['schemas']['ChangeByMobile'], ...call: Call<Given, 'device' | 'language' | 'clientId' | 'idToken', 'device' | 'clientId' | 'idToken'>): Promise<ChangePasswordByMobileResult>
  } & Told<Given, components['schemas']['ChangeByMobile'], 'device' | 'clientId' | 'idToken'>
  changeUserPassword: {
    /** Set a user's password as an administrator. `PUT /api/v2/tenant/users/{user_id}/change-password`, ciam. */
    (request: Pick<NonNullable<operations['changeUserPassword']['parameters']['path']>, 'user_id'> & components['schemas']['SetUserPassword'], ...call: Call<Given, 'accessToken', 'accessToken'>): Promise<ChangeUserPasswordResult>
  } & Told<Given, Pick<NonNullable<operations['changeUserPassword']['parameters']['path']>, 'user_id'> & components['schemas']['SetUserPassword'], 'accessToken'>
}

/**
 * Makes a client. Each call sends one request and resolves to a success, a listed refusal, or `unexpected`; nothing is
 * sent twice and no redirect is followed. Throws a TypeError for a `baseUrl` that is none; a call rejects with one
 * where an option is missing, blank, or cannot be sent in a header.
 */
export function createPasswordClient<const Given extends ClientOptions>(
  options: Given & Known<Given>,
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
      'IDAAS.SDK.PWD.0004': [[/(?<![\p{L}\p{N}])low[\s,，:：~～-]*(?<p0>[^\s,，:：~～-](?:.*[^\s,，:：~～-])?)/u, { requirement: String }], [/低[\s,，:：~～-]*(?<p0>[^\s,，:：~～-](?:.*[^\s,，:：~～-])?)/u, { requirement: String }]],
      'IDAAS.SDK.PWD.0006': [[/(?<![\p{L}\p{N}])exceed[\s,，:：~～-]*(?<p0>\d{1,9})/u, { max: Number }], [/过[\s,，:：~～-]*(?<p0>\d{1,9})/u, { max: Number }]],
      'IDAAS.SDK.PWD.0007': [[/(?<![\p{L}\p{N}])contain[\s,，:：~～-]*(?<p0>\d{1,9})[\s,，:：~～-]*to[\s,，:：~～-]*(?<p1>\d{1,9})[\s,，:：~～-]*characters(?![\p{L}\p{N}])/u, { min: Number, max: Number }], [/为[\s,，:：~～-]*(?<p0>\d{1,9})[\s,，:：~～-]*(?<p1>\d{1,9})[\s,，:：~～-]*个/u, { min: Number, max: Number }]],
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
      'IDAAS.SDK.PWD.0004': [[/(?<![\p{L}\p{N}])low[\s,，:：~～-]*(?<p0>[^\s,，:：~～-](?:.*[^\s,，:：~～-])?)/u, { requirement: String }], [/低[\s,，:：~～-]*(?<p0>[^\s,，:：~～-](?:.*[^\s,，:：~～-])?)/u, { requirement: String }]],
      'IDAAS.SDK.PWD.0006': [[/(?<![\p{L}\p{N}])exceed[\s,，:：~～-]*(?<p0>\d{1,9})/u, { max: Number }], [/过[\s,，:：~～-]*(?<p0>\d{1,9})/u, { max: Number }]],
      'IDAAS.SDK.PWD.0007': [[/(?<![\p{L}\p{N}])contain[\s,，:：~～-]*(?<p0>\d{1,9})[\s,，:：~～-]*to[\s,，:：~～-]*(?<p1>\d{1,9})[\s,，:：~～-]*characters(?![\p{L}\p{N}])/u, { min: Number, max: Number }], [/为[\s,，:：~～-]*(?<p0>\d{1,9})[\s,，:：~～-]*(?<p1>\d{1,9})[\s,，:：~～-]*个/u, { min: Number, max: Number }]],
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
      'SDK.COMMON.1001': [[/(?<![\p{L}\p{N}])Parameter[\s,，:：~～-]*(?<p0>[^\s,，:：~～-](?:.*?[^\s,，:：~～-])?)[\s,，:：~～-]*cannot(?![\p{L}\p{N}])/u, { parameter: String }]],
      'SDK.COMMON.1005': [[/(?<![\p{L}\p{N}])The[\s,，:：~～-]*(?<p0>[^\s,，:：~～-](?:.*?[^\s,，:：~～-])?)[\s,，:：~～-]*has(?![\p{L}\p{N}])/u, { token: String }]],
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
      'IDAAS.TENANT.PWD.0004': [[/(?<![\p{L}\p{N}])low[\s,，:：~～-]*(?<p0>[^\s,，:：~～-](?:.*[^\s,，:：~～-])?)/u, { requirement: String }], [/低[\s,，:：~～-]*(?<p0>[^\s,，:：~～-](?:.*[^\s,，:：~～-])?)/u, { requirement: String }]],
      'IDAAS.TENANT.PWD.0006': [[/(?<![\p{L}\p{N}])exceed[\s,，:：~～-]*(?<p0>\d{1,9})/u, { max: Number }], [/过[\s,，:：~～-]*(?<p0>\d{1,9})/u, { max: Number }]],
      'IDAAS.TENANT.PWD.0007': [[/(?<![\p{L}\p{N}])contain[\s,，:：~～-]*(?<p0>\d{1,9})[\s,，:：~～-]*to[\s,，:：~～-]*(?<p1>\d{1,9})[\s,，:：~～-]*characters(?![\p{L}\p{N}])/u, { min: Number, max: Number }], [/为[\s,，:：~～-]*(?<p0>\d{1,9})[\s,，:：~～-]*(?<p1>\d{1,9})[\s,，:：~～-]*个/u, { min: Number, max: Number }]],
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
  templates: Record<
    string,
    [pattern: RegExp, captures: Record<string, NumberConstructor | StringConstructor>][]
  >
}

/** What the operation promises, and it happened. */
export interface Success<Status extends number, Data> {
  kind: 'success'
  status: Status
  data: Data
}

/** A refusal that the contract lists for the operation. The password stays as it was. */
export interface DocumentedError<
  Product extends string,
  Code extends string,
  Status extends number,
  Parameters = undefined,
> {
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
  reason:
    | 'unknown-code'
    | 'other-status'
    | 'no-code'
    | 'other-body'
    | 'redirect'
    | 'timeout'
    | 'abort'
    | 'network'
  /** Undefined where no answer came. */
  status: number | undefined
  code: string | undefined
  /** One line for a log: the request, the reason, the status or the network's error. */
  message: string
  /** The first 200 characters of the body, secrets taken out. */
  excerpt: string
}

/** Message templates and handling of one language, by product and code. */
export type Texts = Readonly<
  Record<string, Readonly<Record<string, { readonly message: string; readonly handling: string }>>>
>

type Fields = Record<string, unknown>
type Redact = (text: string) => string
type Result =
  | Success<number, unknown>
  | DocumentedError<string, string, number, Fields | undefined>
  | Unexpected

/** Reads an answer; `text` is its body. */
function readAnswer(
  operation: Operation,
  { status, ok, redirected, type }: Response,
  text: string,
  redact: Redact,
  texts: Texts | undefined,
): Result {
  const unexpected = (reason: Unexpected['reason'], code?: string) =>
    failure(operation, reason, status, redact, status, code, text)
  if (redirected || type === 'opaqueredirect' || (status > 299 && status < 400))
    return unexpected('redirect')

  const content = parsed(text)
  const members = Object(content) as Fields
  const [codeName, messageName] =
    operation.problems.find(([name]) => members[name] && typeof members[name] === 'string') ?? []
  if (codeName === undefined) {
    const [promised, needed] = operation.success
    if (!ok) return unexpected('no-code')
    if (status !== promised) return unexpected('other-status')
    // Where no body is promised, one that says anything may say that nothing was done.
    const isPromised = needed
      ? needed.every((name) => typeof members[name] === 'string')
      : /^\s*(null|{\s*})?\s*$/.test(text)
    return isPromised
      ? { kind: 'success', status, data: needed && content }
      : unexpected('other-body')
  }

  const code = members[codeName] as string // chosen for being text
  const words = members[messageName!]
  const message = typeof words === 'string' ? redact(words) : ''
  const listed = operation.errors.filter(([, , codes]) => codes.includes(code))
  const [product] = listed.find(([, documented]) => documented === status) ?? []
  if (product === undefined)
    return unexpected(listed.length > 0 ? 'other-status' : 'unknown-code', code)
  return {
    kind: 'error',
    product,
    code,
    status,
    message,
    handling: texts?.[product]?.[code]?.handling,
    parameters: parametersOf(operation, code, message),
  }
}

function failure(
  { method, path }: Operation,
  reason: Unexpected['reason'],
  detail: unknown,
  redact: Redact,
  status = 0,
  code?: string,
  text = '',
): Unexpected {
  return {
    kind: 'unexpected',
    reason,
    status: status || undefined, // a browser's status for a redirect is 0
    code: code && redact(code),
    message: `${method.toUpperCase()} ${path}: ${reason} (${redact(String(detail))})`,
    excerpt: redact(text).slice(0, 200),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads the placeholders of a message back; no wording of the vendor's is nearly as long as what is refused here. */
function parametersOf({ templates }: Operation, code: string, message: string): Fields | undefined {
  for (const [pattern, captures] of templates[code] ?? []) {
    const found = message.length <= 500 ? pattern.exec(message)?.groups : undefined
    if (found)
      return Object.fromEntries(
        Object.entries(captures).map(([name, read], index) => [name, read(found[`p${index}`])]),
      )
  }
  return undefined
}

/** Secrets shorter than four characters stay: they would be found in any text. */
function redactor(secrets: unknown[]): Redact {
  return (text) =>
    secrets.reduce(
      (text: string, secret) =>
        typeof secret === 'string' && secret.length > 3 ? without(secret, text) : text,
      text,
    )
}

/** Most answers hold no secret, so what is cheap to see comes first. */
function without(secret: string, text: string): string {
  const lower = text.toLowerCase()
  const isPlain = /[\\&%+]/.test(text) || lower.includes(secret.toLowerCase())
  // As a whole, a secret reads as one word that is no shorter than itself, with digits or capitals as plain words have none.
  const isWord = (text.match(/[\w+/-]+/g) ?? []).some(
    (word) => word.length >= secret.length && /.[^a-z]/.test(word),
  )
  const words = isWord ? encoded(secret).filter((form) => lower.includes(form.toLowerCase())) : []
  const forms = [
    ...(isPlain ? [escaped(secret)] : []),
    ...words.map((form) => form.replace(/\+/g, '\\+')),
  ]
  return forms.length > 0 ? text.replace(new RegExp(forms.join('|'), 'giu'), '[redacted]') : text
}

function hex(number: number): string {
  return number.toString(16).padStart(2, '0')
}

function bytesOf(text: string): number[] {
  return [...new TextEncoder().encode(text)]
}

/** Character by character, however each is escaped, once or more often. */
function escaped(secret: string): string {
  const names: Record<string, string> = {
    '&': '|&amp;',
    '<': '|&lt;',
    '>': '|&gt;',
    '"': '|&quot;',
    "'": '|&apos;',
    ' ': '|\\+',
  }
  const patterns = [...secret].map((character) => {
    const point = character.codePointAt(0) ?? 0
    const units = character
      .split('')
      .map((unit) => `\\\\*u${hex(unit.charCodeAt(0)).padStart(4, '0')}`)
    const inUrl = bytesOf(character).map((byte) => `%(?:25)*${hex(byte)}`)
    return `(?:\\\\*\\u{${hex(point)}}|${units.join('')}|${inUrl.join('')}|&#0*${point};|&#x0*${hex(point)};${names[character] ?? ''})`
  })
  return patterns.join('')
}

/** In hex, and in base64 at each of three offsets; there the characters at the ends are also their neighbours'. */
function encoded(secret: string): string[] {
  const bytes = bytesOf(secret)
  const base64 = [0, 1, 2].map((offset) => {
    const text = btoa(String.fromCharCode(...Array<number>(offset).fill(0), ...bytes))
    return text.replace(/=+$/, '').slice(offset && offset + 1, text.endsWith('=') ? -1 : undefined)
  })
  return [
    bytes.map(hex).join(''),
    ...base64,
    ...base64.map((text) => text.replace(/[+/]/g, (sign) => (sign === '+' ? '-' : '_'))),
  ]
}

const serializers = {
  querySerializer: createQuerySerializer(),
  pathSerializer: defaultPathSerializer,
}

/** An address without a slash at its end. */
function addressOf(baseUrl: string): string {
  let url: URL | undefined
  try {
    url = new URL(baseUrl)
  } catch {
    // told below
  }
  if (url && /^https?:$/.test(url.protocol) && url.href === url.origin + url.pathname)
    return url.href.replace(/\/+$/, '')
  throw new TypeError(
    'baseUrl: use an http or https address without credentials, query and fragment',
  )
}

function headersOf(operation: Operation, options: Fields): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, place] of Object.entries(operation.options)) {
    const value = valueAt(place, operation, options)
    if (value !== undefined) headers[name] = value
  }
  return headers
}

async function tokenOf(
  operation: Operation,
  place: string,
  options: Fields,
): Promise<string | undefined> {
  const name = place.replace('?', '')
  const source = options[name]
  return valueAt(
    place,
    operation,
    { [name]: typeof source === 'function' ? await source() : source },
    /[^\x21-\x7e]/,
  )
}

/** Each field at its place in the request. */
function requestOf(
  operation: Operation,
  fields: Fields,
  address: string,
  headers: Record<string, string>,
): Request {
  const path: Record<string, string> = {}
  const query: Fields = {}
  const body: Fields = {}
  for (const name in fields) {
    const place = operation.fields[name]
    if (place === 'path')
      path[name] = valueAt(name, operation, fields, /^\.{1,2}$|[\ud800-\udfff]/u)! // dots alone make another path
    else if (place === 'header') headers[name] = valueAt(name, operation, fields)!
    else (place === 'query' ? query : body)[name] = fields[name]
  }
  const content = Object.keys(body).length > 0 ? JSON.stringify(body) : null
  if (content) headers['Content-Type'] = 'application/json'
  return new Request(
    createFinalURL(operation.path, { baseUrl: address, params: { path, query }, ...serializers }),
    {
      method: operation.method.toUpperCase(),
      headers,
      body: content,
      redirect: 'manual', // 'error' would hide the status, and some workers refuse it
    },
  )
}

/** The text at `device.os` of the values, fit for its place; `?` marks one that may be missing. */
function valueAt(
  place: string,
  { id }: Operation,
  values: Fields,
  unfit = /[^\t\x20-\x7e\x80-\xff]/,
): string | undefined {
  const [path = '', mayMiss] = place.split('?')
  const value = path
    .split('.')
    .reduce<unknown>((holder, name) => (holder as Fields | undefined)?.[name], values)
  if (value === undefined && mayMiss === '') return undefined
  if (typeof value !== 'string' || value.trim() === '')
    throw new TypeError(`${id}: ${path} is missing or blank`)
  const at = value.search(unfit)
  if (at >= 0) throw new TypeError(`${id}: ${path} cannot be sent, for its character ${at + 1}`)
  return value
}

interface Options extends Fields {
  baseUrl: string
  fetch?: (request: Request, init: { signal: AbortSignal }) => Promise<Response>
  timeout?: number
  signal?: AbortSignal
  texts?: Texts
}

/** Longest answer that is read, in characters; the contract's are below 1000. */
const readLimit = 65_536

function createCall(given: Options, operation: Operation) {
  const address = addressOf(given.baseUrl)
  let ownHeaders: Record<string, string> | undefined // they are the same for all calls without options of their own

  return async (fields: Fields, call?: Fields) => {
    if (typeof fields !== 'object' || !fields)
      throw new TypeError(`${operation.id}: the request is missing`)
    const options: Options = { ...given }
    for (const name in call) options[name] = call[name] ?? options[name]
    const { signal, timeout = 30_000, texts } = options
    if (!(timeout > 0))
      throw new TypeError(`${operation.id}: timeout is not a positive number of milliseconds`)
    const headers = call
      ? headersOf(operation, options)
      : (ownHeaders ??= headersOf(operation, options))
    const { token: place } = operation.modes.find(({ by }) => !by || fields[by] !== undefined) ?? {}

    let redact = redactor([])
    let response: Response | undefined
    let isSent = false
    let text = ''
    const limit = limitOf(timeout, signal)
    try {
      const token = place && (await limit.race(() => tokenOf(operation, place, options)))
      redact = redactor([token, ...operation.secrets.map((name) => fields[name])])
      const request = requestOf(operation, fields, address, {
        ...headers,
        ...(token && { Authorization: `Bearer ${token}` }),
      })
      text = await limit.race(async (signal) => {
        isSent = true
        response = await (given.fetch ?? fetch)(request, { signal })
        return textOf(response)
      })
    } catch (error) {
      if (!isSent && !limit.reason) throw error // a mistake of the caller's, or a token that could not be had
      const { code, name } = Object((error as Error | undefined)?.cause ?? error) as Fields
      const detail = { network: code ?? name, timeout: `${timeout} ms`, abort: 'by the caller' }
      const reason = limit.reason ?? 'network'
      return failure(operation, reason, detail[reason], redact, response?.status)
    } finally {
      limit.end()
    }
    return readAnswer(operation, response!, text, redact, texts)
  }
}

/** Ends a call when its time is up or the caller says so, even where `fetch` ignores its signal. */
function limitOf(timeout: number, outer: AbortSignal | undefined) {
  const controller = new AbortController()
  let reject = (_: Error) => {}
  const stop = (reason: 'timeout' | 'abort') => () => {
    limit.reason ??= reason
    controller.abort()
    reject(new Error(reason))
  }
  const abort = stop('abort')
  outer?.addEventListener('abort', abort)
  const timer = setTimeout(stop('timeout'), Math.min(timeout, 2 ** 31 - 1)) // longer ones would end at once
  const limit = {
    reason: undefined as 'timeout' | 'abort' | undefined,
    race: <T>(start: (signal: AbortSignal) => Promise<T>) =>
      new Promise<T>((resolve, refuse) => {
        reject = refuse
        if (outer?.aborted) abort()
        else start(controller.signal).then(resolve, refuse)
      }),
    end() {
      clearTimeout(timer)
      outer?.removeEventListener('abort', abort)
    },
  }
  return limit
}

/** The body up to the limit, so that an endless one fills no memory. */
async function textOf(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    text += decoder.decode(next.value, { stream: true })
    if (text.length > readLimit) {
      await reader?.cancel()
      return text
    }
  }
  return text + decoder.decode()
}
