// Generated from the OpenAPI contract of idaas-password 0.1.0. Do not edit.
/* eslint-disable */
import { bearer } from './runtime/credentials.js'
import type { Fetch } from './runtime/fetch.js'
import type { Operation } from './runtime/operation.js'
import { unfitHeader, unfitToken } from './runtime/options.js'
import type { DocumentedError, Success, Texts, Unexpected } from './runtime/result.js'
import { createMethods } from './runtime/send.js'
import type { components, operations } from './types.js'

export type { Fetch, FetchInit, FetchedResponse } from './runtime/fetch.js'
export type { DocumentedError, ResponseHeaders, Success, Texts, Unexpected } from './runtime/result.js'

/** A token, or a function that gets one. The function is asked before each request that needs the token. */
export type Token = string | (() => string | Promise<string>)

/** What a client knows for all its requests. What is missing here, the compiler asks for with the request. */
export interface ClientOptions {
  /** Address of the tenant, like `https://tenant.example.com`. */
  baseUrl: string
  /** `os`, `fingerprint`, `ip`, `agent` of every request that needs the device. */
  device?: {
    /** Operating system version of the calling client. Free text; no page gives a format. *(ours)* For characters beyond Latin-1, such as Chinese ones, give `encodeURIComponent(text)`. */
    os: string
    /** Fingerprint of the device of the calling client. Any text that is not empty is taken to be accepted. Keep it the same for the same device. *(inferred)* For characters beyond Latin-1, such as Chinese ones, give `encodeURIComponent(text)`. */
    fingerprint: string
    /** IP address of the calling client. Worth sending if your server calls on behalf of the user. *(ours)* For characters beyond Latin-1, such as Chinese ones, give `encodeURIComponent(text)`. */
    ip?: string | undefined
    /** User agent of the calling client. A header of its own, beside `User-Agent`. *(ours)* For characters beyond Latin-1, such as Chinese ones, give `encodeURIComponent(text)`. */
    agent: string
  } | undefined
  /** Language of `error_msg`. No page says which language applies without the header. *(ours)* EIAM: One tenant used Chinese for a request without it. *(public code)* */
  language?: 'zh' | 'en' | undefined
  /** Client id of your application. OneAccess: An ISV application sends the client id of its application template. For characters beyond Latin-1, such as Chinese ones, give `encodeURIComponent(text)`. */
  clientId?: string | undefined
  /** Names the tenant. Mandatory for ISV applications, which call the ISV's common domain instead of the tenant's. Huawei opens ISV applications on request only. *(OneAccess page Send SMS Verification Code)* For characters beyond Latin-1, such as Chinese ones, give `encodeURIComponent(text)`. */
  tenantId?: string | undefined
  /** The id token of a signed-in user, as the sign-in call returns it. `Authorization` is the word Bearer, a blank and the token. Send the token without braces, like `Bearer header.payload.signature`. *(ours)* CIAM: A token that is invalid or expired is a 400 and not a 401, as in other CIAM calls. *(inferred)* CIAM, EIAM: How long it lives is not documented. *(ours)* */
  idToken?: Token | undefined
  /** An access token. `Authorization` is the word Bearer, a blank and the token. CIAM: It is the token of an application; it comes from `POST /api/v2/tenant/token` with the grant type `client_credentials`, is opaque, and lives 1800 seconds by default. *(CIAM page Get Access Token)* EIAM: The application needs the permission `user_all` or `all`. *(EIAM page Modify Password)* Get one and keep it; do not get one for each call. *(ours)* */
  accessToken?: Token | undefined
  /** Used instead of the global `fetch`: another implementation, a mock, or a wrapper that adds a proxy. */
  fetch?: Fetch | undefined
  /** Milliseconds after which a request ends as `unexpected`, 30000 by default; Infinity for no end. */
  timeout?: number | undefined
  /**
   * Texts of one language, which give documented errors their `handling`. Import them from
   * `texts/en` or `texts/zh`.
   */
  texts?: Texts | undefined
}

/** The options that a request may need. */
export type OptionName = Exclude<keyof ClientOptions, 'baseUrl' | 'fetch' | 'timeout' | 'texts'>

/** Options of which these are surely given, such as a configuration: `ClientOptionsWith<'clientId' | 'device'>`. */
export type ClientOptionsWith<Given extends OptionName> = Omit<ClientOptions, Given> & {
  [Name in Given]: NonNullable<ClientOptions[Name]>
}

/** What a single request may say for itself. */
export type RequestOptions<Uses extends OptionName = never> = Pick<ClientOptions, Uses | 'timeout' | 'texts'> & {
  /** Aborts the request. */
  signal?: AbortSignal | undefined
}

/** The names of the options that are surely given. */
type GivenIn<Options> = {
  [Name in keyof Options & OptionName]-?: undefined extends Options[Name] ? never : Name
}[keyof Options & OptionName]

type Own<Uses extends OptionName, Lacks extends OptionName> = [Lacks] extends [never]
  ? [own?: RequestOptions<Uses>]
  : [own: RequestOptions<Uses> & { [Name in Lacks]: NonNullable<ClientOptions[Name]> }]

/** Fits no request; it is there for the compiler to name what is missing. */
type Told<Request, Result, Lacks extends OptionName> = [Lacks] extends [never]
  ? unknown
  : (
      request: Request & { [Name in Lacks as `${Name}, given to the client or to this request`]: never },
    ) => Promise<Result>

/**
 * A request that may be of any mode, such as a variable of the exported type; nothing else, so that
 * a known mode is checked as such.
 */
type AnyMode<Request, Modes> = true extends (Modes extends unknown ? ([Request] extends [Modes] ? true : false) : never)
  ? never
  : Request

/** The type that no value of an unknown option has; the compiler's message shows its name. */
interface NotAnOption<Name> {
  unknownOption: Name
}

/** Refuses what is not an option, and names it. */
type Known<Options> = {
  [Name in Exclude<keyof Options, keyof ClientOptions>]: NotAnOption<Name>
} & {
  device?: { [Name in Exclude<keyof NonNullable<Options['device' & keyof Options]>, keyof NonNullable<ClientOptions['device']>>]: NotAnOption<Name> } | undefined
}

/** The documented errors by product and code. */
export interface DocumentedErrors {
  ciam: {
    'IDAAS.SDK.PARAM.0001': DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0001', 400> & {
      /** `IDAAS.SDK.PARAM.0001`: Device information is incomplete. Please check if the entered device information is complete */
      code: 'IDAAS.SDK.PARAM.0001'
    }
    'IDAAS.SDK.PARAM.0002': DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0002', 400> & {
      /** `IDAAS.SDK.PARAM.0002`: clientId cannot be empty. Please check if the entered clientId is empty */
      code: 'IDAAS.SDK.PARAM.0002'
    }
    'IDAAS.SDK.PARAM.0003': DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0003', 400> & {
      /** `IDAAS.SDK.PARAM.0003`: The app is not registered, please register the app first. Please check if the entered clientId is correct */
      code: 'IDAAS.SDK.PARAM.0003'
    }
    'IDAAS.SDK.PARAM.0016': DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0016', 400> & {
      /** `IDAAS.SDK.PARAM.0016`: IdToken is invalid or expired. Get a new id token, by signing in again if need be, and repeat the call */
      code: 'IDAAS.SDK.PARAM.0016'
    }
    'IDAAS.SDK.PARAM.0009': DocumentedError<'ciam', 'IDAAS.SDK.PARAM.0009', 400> & {
      /** `IDAAS.SDK.PARAM.0009`: Verification code cannot be empty. Please check if the entered verification code is empty */
      code: 'IDAAS.SDK.PARAM.0009'
    }
    'IDAAS.SDK.CAPTCHA.0007': DocumentedError<'ciam', 'IDAAS.SDK.CAPTCHA.0007', 400> & {
      /** `IDAAS.SDK.CAPTCHA.0007`: Incorrect verification code. Please check if the entered verification code is correct */
      code: 'IDAAS.SDK.CAPTCHA.0007'
    }
    'IDAAS.SDK.USER.0006': DocumentedError<'ciam', 'IDAAS.SDK.USER.0006', 400> & {
      /** `IDAAS.SDK.USER.0006`: Password cannot be empty. Please check if the entered password is empty */
      code: 'IDAAS.SDK.USER.0006'
    }
    'IDAAS.SDK.USER.0001': DocumentedError<'ciam', 'IDAAS.SDK.USER.0001', 400> & {
      /** `IDAAS.SDK.USER.0001`: User not found. Please register and try again */
      code: 'IDAAS.SDK.USER.0001'
    }
    'IDAAS.SDK.PWD.0001': DocumentedError<'ciam', 'IDAAS.SDK.PWD.0001', 400> & {
      /** `IDAAS.SDK.PWD.0001`: The password is used before, cannot be used again. Please re-enter the password */
      code: 'IDAAS.SDK.PWD.0001'
    }
    'IDAAS.SDK.PWD.0002': DocumentedError<'ciam', 'IDAAS.SDK.PWD.0002', 400> & {
      /** `IDAAS.SDK.PWD.0002`: Password cannot username in reverse order. Please re-enter the password */
      code: 'IDAAS.SDK.PWD.0002'
    }
    'IDAAS.SDK.PWD.0003': DocumentedError<'ciam', 'IDAAS.SDK.PWD.0003', 400> & {
      /** `IDAAS.SDK.PWD.0003`: Password cannot contain :username, phone number, email prefix, name in PinYing. Please re-enter the password */
      code: 'IDAAS.SDK.PWD.0003'
    }
    'IDAAS.SDK.PWD.0004': DocumentedError<'ciam', 'IDAAS.SDK.PWD.0004', 400, { requirement: string } | undefined> & {
      /** `IDAAS.SDK.PWD.0004`: Your password complexity is low, {0}. Please re-enter the password */
      code: 'IDAAS.SDK.PWD.0004'
    }
    'IDAAS.SDK.PWD.0005': DocumentedError<'ciam', 'IDAAS.SDK.PWD.0005', 400> & {
      /** `IDAAS.SDK.PWD.0005`: The password is weak. Please re-enter the password */
      code: 'IDAAS.SDK.PWD.0005'
    }
    'IDAAS.SDK.PWD.0006': DocumentedError<'ciam', 'IDAAS.SDK.PWD.0006', 400, { max: number } | undefined> & {
      /** `IDAAS.SDK.PWD.0006`: Number of character repeat in password should not exceed {0}. Please re-enter the password */
      code: 'IDAAS.SDK.PWD.0006'
    }
    'IDAAS.SDK.PWD.0007': DocumentedError<'ciam', 'IDAAS.SDK.PWD.0007', 400, { min: number; max: number } | undefined> & {
      /** `IDAAS.SDK.PWD.0007`: The password must contain {0} to {1} characters. Please re-enter the password */
      code: 'IDAAS.SDK.PWD.0007'
    }
    'IDAAS.SDK.USER.0004': DocumentedError<'ciam', 'IDAAS.SDK.USER.0004', 400> & {
      /** `IDAAS.SDK.USER.0004`: Mobile number cannot be empty. Please check if the entered mobile number is empty */
      code: 'IDAAS.SDK.USER.0004'
    }
    'IDAAS.SDK.USER.0005': DocumentedError<'ciam', 'IDAAS.SDK.USER.0005', 400> & {
      /** `IDAAS.SDK.USER.0005`: E-mail cannot be empty. Please check if the email field in the input parameters is empty */
      code: 'IDAAS.SDK.USER.0005'
    }
    'IDAAS.TENANT.COM.0002': DocumentedError<'ciam', 'IDAAS.TENANT.COM.0002', 500> & {
      /** `IDAAS.TENANT.COM.0002`: System busy, please try again later. Wait and repeat the call; if it stays so, ask the operator of the tenant */
      code: 'IDAAS.TENANT.COM.0002'
    }
    invalid_token: DocumentedError<'ciam', 'invalid_token', 400> & {
      /** `invalid_token`: Invalid access. Get a new access token and repeat the call */
      code: 'invalid_token'
    }
    'IDAAS.TENANT.USER.0006': DocumentedError<'ciam', 'IDAAS.TENANT.USER.0006', 400> & {
      /** `IDAAS.TENANT.USER.0006`: Password cannot be empty. Send a password */
      code: 'IDAAS.TENANT.USER.0006'
    }
    'IDAAS.TENANT.USER.0001': DocumentedError<'ciam', 'IDAAS.TENANT.USER.0001', 400> & {
      /** `IDAAS.TENANT.USER.0001`: User not found. Please check if the corresponding user exists */
      code: 'IDAAS.TENANT.USER.0001'
    }
    'IDAAS.TENANT.PWD.0001': DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0001', 400> & {
      /** `IDAAS.TENANT.PWD.0001`: The password is used before, cannot be used again. Please re-enter the password */
      code: 'IDAAS.TENANT.PWD.0001'
    }
    'IDAAS.TENANT.PWD.0002': DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0002', 400> & {
      /** `IDAAS.TENANT.PWD.0002`: Password cannot username in reverse order. Please re-enter the password */
      code: 'IDAAS.TENANT.PWD.0002'
    }
    'IDAAS.TENANT.PWD.0003': DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0003', 400> & {
      /** `IDAAS.TENANT.PWD.0003`: Password cannot contain :username, mobile number, email prefix, name in PinYing. Please re-enter the password */
      code: 'IDAAS.TENANT.PWD.0003'
    }
    'IDAAS.TENANT.PWD.0004': DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0004', 400, { requirement: string } | undefined> & {
      /** `IDAAS.TENANT.PWD.0004`: Your password complexity is low, {0}. Please re-enter the password */
      code: 'IDAAS.TENANT.PWD.0004'
    }
    'IDAAS.TENANT.PWD.0005': DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0005', 400> & {
      /** `IDAAS.TENANT.PWD.0005`: The password is weak. Please re-enter the password */
      code: 'IDAAS.TENANT.PWD.0005'
    }
    'IDAAS.TENANT.PWD.0006': DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0006', 400, { max: number } | undefined> & {
      /** `IDAAS.TENANT.PWD.0006`: Number of character repeat in password should not exceed {0}. Please re-enter the password */
      code: 'IDAAS.TENANT.PWD.0006'
    }
    'IDAAS.TENANT.PWD.0007': DocumentedError<'ciam', 'IDAAS.TENANT.PWD.0007', 400, { min: number; max: number } | undefined> & {
      /** `IDAAS.TENANT.PWD.0007`: The password must contain {0} to {1} characters. Please re-enter the password */
      code: 'IDAAS.TENANT.PWD.0007'
    }
  }
  eiam: {
    'SDK.COMMON.1008': DocumentedError<'eiam', 'SDK.COMMON.1008', 500> & {
      /** `SDK.COMMON.1008`: The system is busy. Try again later. Wait and repeat the call; if it stays so, ask the operator of the tenant */
      code: 'SDK.COMMON.1008'
    }
    'SDK.COMMON.1003': DocumentedError<'eiam', 'SDK.COMMON.1003', 400> & {
      /** `SDK.COMMON.1003`: Device information is incomplete. Send the operating system version, the fingerprint and the user agent of the device */
      code: 'SDK.COMMON.1003'
    }
    'SDK.COMMON.1001': DocumentedError<'eiam', 'SDK.COMMON.1001', 400, { parameter: string } | undefined> & {
      /** `SDK.COMMON.1001`: Parameter {0} cannot be left blank. Send the parameter that the message names */
      code: 'SDK.COMMON.1001'
    }
    'SDK.COMMON.1012': DocumentedError<'eiam', 'SDK.COMMON.1012', 400> & {
      /** `SDK.COMMON.1012`: The x-client-ID is incorrect and the corresponding application cannot be found. Send the client id that the application got at registration */
      code: 'SDK.COMMON.1012'
    }
    'SDK.COMMON.1005': DocumentedError<'eiam', 'SDK.COMMON.1005', 400, { token: string } | undefined> & {
      /** `SDK.COMMON.1005`: The {0} has failed. Get a new token, by signing in again if need be, and repeat the call */
      code: 'SDK.COMMON.1005'
    }
    'SDK.SMS.1005': DocumentedError<'eiam', 'SDK.SMS.1005', 400> & {
      /** `SDK.SMS.1005`: SMS verification code verification is incorrect. Check the code that was sent, or have a new one sent */
      code: 'SDK.SMS.1005'
    }
    'SDK.COMMON.1013': DocumentedError<'eiam', 'SDK.COMMON.1013', 400> & {
      /** `SDK.COMMON.1013`: The corresponding user is not found. Check that the account still exists */
      code: 'SDK.COMMON.1013'
    }
  }
  oneaccess: {
    'PARAM.0009': DocumentedError<'oneaccess', 'PARAM.0009', 400> & {
      /** `PARAM.0009`: Verification code required. Send the verification code */
      code: 'PARAM.0009'
    }
    'PWD.0001': DocumentedError<'oneaccess', 'PWD.0001', 400> & {
      /** `PWD.0001`: 不允许使用历史密码. Choose a password that the account has not had */
      code: 'PWD.0001'
    }
    'PWD.0002': DocumentedError<'oneaccess', 'PWD.0002', 400> & {
      /** `PWD.0002`: Password cannot be the username spelled backwards. Choose a password without the username spelled backwards */
      code: 'PWD.0002'
    }
  }
}

/** Request of `updatePasswordByMobile`: Set a new password with a code sent by SMS. */
export type UpdatePasswordByMobileRequest = components['schemas']['ResetByMobile'] | (components['schemas']['ChangeByMobile'] & { mobile?: undefined })

/** The errors of `updatePasswordByMobile` that the contract lists. */
export type UpdatePasswordByMobileError =
  | DocumentedErrors['ciam']['IDAAS.SDK.PARAM.0001' | 'IDAAS.SDK.PARAM.0002' | 'IDAAS.SDK.PARAM.0003' | 'IDAAS.SDK.PARAM.0016' | 'IDAAS.SDK.PARAM.0009' | 'IDAAS.SDK.CAPTCHA.0007' | 'IDAAS.SDK.USER.0006' | 'IDAAS.SDK.USER.0001' | 'IDAAS.SDK.PWD.0001' | 'IDAAS.SDK.PWD.0002' | 'IDAAS.SDK.PWD.0003' | 'IDAAS.SDK.PWD.0004' | 'IDAAS.SDK.PWD.0005' | 'IDAAS.SDK.PWD.0006' | 'IDAAS.SDK.PWD.0007' | 'IDAAS.SDK.USER.0004']
  | DocumentedErrors['oneaccess']['PARAM.0009' | 'PWD.0001' | 'PWD.0002']

/** What `updatePasswordByMobile` resolves to. */
export type UpdatePasswordByMobileResult = Success<200, undefined> | UpdatePasswordByMobileError | Unexpected

/** Request of `updatePasswordByEmail`: Reset a forgotten password with a code sent by e-mail. */
export type UpdatePasswordByEmailRequest = components['schemas']['ResetByEmail']

/** The errors of `updatePasswordByEmail` that the contract lists. */
export type UpdatePasswordByEmailError =
  | DocumentedErrors['ciam']['IDAAS.SDK.PARAM.0001' | 'IDAAS.SDK.PARAM.0002' | 'IDAAS.SDK.PARAM.0003' | 'IDAAS.SDK.PARAM.0009' | 'IDAAS.SDK.CAPTCHA.0007' | 'IDAAS.SDK.USER.0005' | 'IDAAS.SDK.USER.0006' | 'IDAAS.SDK.USER.0001' | 'IDAAS.SDK.PWD.0001' | 'IDAAS.SDK.PWD.0002' | 'IDAAS.SDK.PWD.0003' | 'IDAAS.SDK.PWD.0004' | 'IDAAS.SDK.PWD.0005' | 'IDAAS.SDK.PWD.0006' | 'IDAAS.SDK.PWD.0007']

/** What `updatePasswordByEmail` resolves to. */
export type UpdatePasswordByEmailResult = Success<200, undefined> | UpdatePasswordByEmailError | Unexpected

/** Request of `changePasswordByMobile`: Change the password of a signed-in employee with a code sent by SMS. */
export type ChangePasswordByMobileRequest = components['schemas']['ChangeByMobile']

/** The errors of `changePasswordByMobile` that the contract lists. */
export type ChangePasswordByMobileError =
  | DocumentedErrors['eiam']['SDK.COMMON.1008' | 'SDK.COMMON.1003' | 'SDK.COMMON.1001' | 'SDK.COMMON.1012' | 'SDK.COMMON.1005' | 'SDK.SMS.1005' | 'SDK.COMMON.1013']

/** What `changePasswordByMobile` resolves to. */
export type ChangePasswordByMobileResult = Success<200, undefined> | ChangePasswordByMobileError | Unexpected

/** Request of `changeUserPassword`: Set the password of a user of the tenant. */
export type ChangeUserPasswordRequest = (Pick<NonNullable<operations['changeUserPassword']['parameters']['path']>, 'user_id'> & components['schemas']['SetUserPassword'])

/** The errors of `changeUserPassword` that the contract lists. */
export type ChangeUserPasswordError =
  | DocumentedErrors['ciam']['IDAAS.TENANT.COM.0002' | 'invalid_token' | 'IDAAS.TENANT.USER.0006' | 'IDAAS.TENANT.USER.0001' | 'IDAAS.TENANT.PWD.0001' | 'IDAAS.TENANT.PWD.0002' | 'IDAAS.TENANT.PWD.0003' | 'IDAAS.TENANT.PWD.0004' | 'IDAAS.TENANT.PWD.0005' | 'IDAAS.TENANT.PWD.0006' | 'IDAAS.TENANT.PWD.0007']

/** What `changeUserPassword` resolves to. */
export type ChangeUserPasswordResult = Success<200, operations['changeUserPassword']['responses'][200]['content']['application/json']> | ChangeUserPasswordError | Unexpected

/**
 * A client that was given these options: `PasswordClient<'clientId' | 'device'>`. Its methods reject with a TypeError
 * for a mistake of the caller's, and with what a token function rejects with; never for what a server does.
 */
export interface PasswordClient<Given extends OptionName = never> {
  /** Set a new password with a code sent by SMS (mode change or reset). `POST /api/v2/sdk/pwd/update-by-mobile`, ciam, oneaccess. */
  updatePasswordByMobile: {
    /** Set a new password with a code sent by SMS (mode reset). `POST /api/v2/sdk/pwd/update-by-mobile`, ciam, oneaccess. */
    (request: components['schemas']['ResetByMobile'], ...own: Own<'device' | 'language' | 'clientId' | 'tenantId', Exclude<'device' | 'clientId', Given>>): Promise<UpdatePasswordByMobileResult>
    /** Set a new password with a code sent by SMS (mode change). `POST /api/v2/sdk/pwd/update-by-mobile`, ciam. */
    (request: components['schemas']['ChangeByMobile'] & { mobile?: undefined }, ...own: Own<'device' | 'language' | 'clientId' | 'idToken', Exclude<'device' | 'clientId' | 'idToken', Given>>): Promise<UpdatePasswordByMobileResult>
    /** Set a new password with a code sent by SMS (mode change or reset). `POST /api/v2/sdk/pwd/update-by-mobile`, ciam, oneaccess. */
    <Request extends UpdatePasswordByMobileRequest>(request: Request & AnyMode<Request, UpdatePasswordByMobileRequest>, ...own: Own<'device' | 'language' | 'clientId' | 'tenantId' | 'idToken', Exclude<'device' | 'clientId' | 'idToken', Given>>): Promise<UpdatePasswordByMobileResult>
  } & Told<components['schemas']['ResetByMobile'], UpdatePasswordByMobileResult, Exclude<'device' | 'clientId', Given>> & Told<components['schemas']['ChangeByMobile'] & { mobile?: undefined }, UpdatePasswordByMobileResult, Exclude<'device' | 'clientId' | 'idToken', Given>>
  /** Reset a forgotten password with a code sent by e-mail (mode reset). `POST /api/v2/sdk/pwd/update-by-email`, ciam. */
  updatePasswordByEmail: {
    /** Reset a forgotten password with a code sent by e-mail (mode reset). `POST /api/v2/sdk/pwd/update-by-email`, ciam. */
    (request: components['schemas']['ResetByEmail'], ...own: Own<'device' | 'language' | 'clientId', Exclude<'device' | 'clientId', Given>>): Promise<UpdatePasswordByEmailResult>
  } & Told<components['schemas']['ResetByEmail'], UpdatePasswordByEmailResult, Exclude<'device' | 'clientId', Given>>
  /** Change the password of a signed-in employee with a code sent by SMS (mode change). `POST /api/v2/sdk/pwd/change-by-mobile`, eiam. */
  changePasswordByMobile: {
    /** Change the password of a signed-in employee with a code sent by SMS (mode change). `POST /api/v2/sdk/pwd/change-by-mobile`, eiam. */
    (request: components['schemas']['ChangeByMobile'], ...own: Own<'device' | 'language' | 'clientId' | 'idToken', Exclude<'device' | 'clientId' | 'idToken', Given>>): Promise<ChangePasswordByMobileResult>
  } & Told<components['schemas']['ChangeByMobile'], ChangePasswordByMobileResult, Exclude<'device' | 'clientId' | 'idToken', Given>>
  /** Set the password of a user of the tenant. `PUT /api/v2/tenant/users/{user_id}/change-password`, ciam. */
  changeUserPassword: {
    /** Set the password of a user of the tenant. `PUT /api/v2/tenant/users/{user_id}/change-password`, ciam. */
    (request: Pick<NonNullable<operations['changeUserPassword']['parameters']['path']>, 'user_id'> & components['schemas']['SetUserPassword'], ...own: Own<'accessToken', Exclude<'accessToken', Given>>): Promise<ChangeUserPasswordResult>
  } & Told<Pick<NonNullable<operations['changeUserPassword']['parameters']['path']>, 'user_id'> & components['schemas']['SetUserPassword'], ChangeUserPasswordResult, Exclude<'accessToken', Given>>
}

/**
 * Makes a client. Each of its methods sends one request and resolves to a success, a documented error, or
 * `unexpected`. Nothing is sent twice, and no redirect is followed.
 * @throws TypeError for an option that is wrong or unknown; the message names it
 */
export function createPasswordClient<const Options extends ClientOptions>(
  options: ClientOptions & Options & Known<Options>,
): PasswordClient<GivenIn<Options>> {
  const methods: object = createMethods({ ...options }, tables, rules)
  return methods as PasswordClient<GivenIn<Options>> // a method per table
}

const tables: Operation[] = [
  {
    id: 'updatePasswordByMobile',
    method: 'POST',
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
    secrets: ['verify_code', 'password', 'mobile'],
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
      'IDAAS.SDK.PWD.0004': ['low{requirement}', '低{requirement}'],
      'IDAAS.SDK.PWD.0006': ['exceed{max#}', '过{max#}'],
      'IDAAS.SDK.PWD.0007': ['contain{min#}to{max#}characters', '为{min#}{max#}个'],
    },
    modes: [{ by: 'mobile' }, { credentials: [bearer('idToken')] }],
  },
  {
    id: 'updatePasswordByEmail',
    method: 'POST',
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
    secrets: ['email', 'verify_code', 'password'],
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
      'IDAAS.SDK.PWD.0004': ['low{requirement}', '低{requirement}'],
      'IDAAS.SDK.PWD.0006': ['exceed{max#}', '过{max#}'],
      'IDAAS.SDK.PWD.0007': ['contain{min#}to{max#}characters', '为{min#}{max#}个'],
    },
    modes: [{}],
  },
  {
    id: 'changePasswordByMobile',
    method: 'POST',
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
    templates: { 'SDK.COMMON.1001': ['Parameter{parameter}cannot'], 'SDK.COMMON.1005': ['The{token}has'] },
    modes: [{ credentials: [bearer('idToken')] }],
  },
  {
    id: 'changeUserPassword',
    method: 'PUT',
    path: '/api/v2/tenant/users/{user_id}/change-password',
    fields: { user_id: 'path' },
    options: {},
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
      'IDAAS.TENANT.PWD.0004': ['low{requirement}', '低{requirement}'],
      'IDAAS.TENANT.PWD.0006': ['exceed{max#}', '过{max#}'],
      'IDAAS.TENANT.PWD.0007': ['contain{min#}to{max#}characters', '为{min#}{max#}个'],
    },
    modes: [{ credentials: [bearer('accessToken')] }],
  },
]

/** What the options must be. */
const rules = {
  baseUrl: 'string',
  fetch: 'function',
  timeout: 'number',
  texts: 'object',
  signal: 'object',
  device: { os: unfitHeader, fingerprint: unfitHeader, ip: unfitHeader, agent: unfitHeader },
  language: unfitHeader,
  clientId: unfitHeader,
  tenantId: unfitHeader,
  idToken: unfitToken,
  accessToken: unfitToken,
}
