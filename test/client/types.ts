// What the compiler promises of the client. `npm run typecheck` is the test: an expected error that does not
// come is an error itself.
import nodeFetch from 'node-fetch'
import { fetch as undiciFetch } from 'undici'
import {
  type ClientOptions,
  type ClientOptionsWith,
  type Fetch,
  type PasswordClient,
  type UpdatePasswordByMobileError,
  createPasswordClient,
} from '../../generated/client.ts'
import type * as clientTypes from '../../generated/client.ts'
import { type OperationErrorCode, type catalog, formatMessage } from '../../generated/errors.ts'

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
function holds<_ extends true>() {}

const device = { os: 'iOS 17', fingerprint: 'test', agent: 'test' }
const baseUrl = 'https://tenant.example.com'
const bare = createPasswordClient({ baseUrl })
const anonymous = createPasswordClient({ baseUrl, clientId: 'app', device })
const user = createPasswordClient({
  baseUrl,
  clientId: 'app',
  device,
  idToken: async () => 'token',
})
const administrator = createPasswordClient({ baseUrl, accessToken: 'token' })

const reset = { mobile: '12345678901', verify_code: '123456', password: 'P@ssw0rd' }
const change = { verify_code: '123456', password: 'P@ssw0rd' }

// Each operation's codes are exactly those of the catalog.
type CodesOf<Result> = Result extends { kind: 'error'; code: infer Code } ? Code : never
holds<
  Equal<
    CodesOf<clientTypes.UpdatePasswordByMobileResult>,
    OperationErrorCode<'updatePasswordByMobile'>
  >
>()
holds<
  Equal<
    CodesOf<clientTypes.UpdatePasswordByEmailResult>,
    OperationErrorCode<'updatePasswordByEmail'>
  >
>()
holds<
  Equal<
    CodesOf<clientTypes.ChangePasswordByMobileResult>,
    OperationErrorCode<'changePasswordByMobile'>
  >
>()
holds<
  Equal<CodesOf<clientTypes.ChangeUserPasswordResult>, OperationErrorCode<'changeUserPassword'>>
>()
type MobileCodes = CodesOf<clientTypes.UpdatePasswordByMobileResult>
// @ts-expect-error a code of another operation is not among them
holds<Equal<MobileCodes, OperationErrorCode<'updatePasswordByEmail'>>>()

// Status narrows code, and code narrows status and parameters.
export async function narrowing() {
  const result = await administrator.changeUserPassword({
    user_id: '1',
    password: 'P@ssw0rd',
    must_modify: false,
  })
  if (result.kind === 'success') holds<Equal<typeof result.data.user_id, string>>()
  if (result.kind === 'error' && result.status === 500)
    holds<Equal<typeof result.code, 'IDAAS.TENANT.COM.0002'>>()
  if (result.kind === 'error' && result.code === 'IDAAS.TENANT.PWD.0007') {
    holds<Equal<typeof result.status, 400>>()
    holds<Equal<typeof result.parameters, { min: number; max: number } | undefined>>()
  }
  if (result.kind === 'error' && result.code === 'invalid_token')
    holds<Equal<typeof result.parameters, undefined>>()
}

// A switch over the codes compiles only when it is complete.
export function exhaustive({
  code,
}: Extract<clientTypes.ChangePasswordByMobileResult, { kind: 'error' }>): string {
  switch (code) {
    case 'SDK.COMMON.1008':
    case 'SDK.COMMON.1003':
    case 'SDK.COMMON.1001':
    case 'SDK.COMMON.1012':
    case 'SDK.COMMON.1005':
    case 'SDK.SMS.1005':
    case 'SDK.COMMON.1013':
      return code
  }
}
type ChangeError = Extract<clientTypes.ChangePasswordByMobileResult, { kind: 'error' }>
// @ts-expect-error a code is missing, so the function may end without a value
export function incomplete({ code }: ChangeError): string {
  switch (code) {
    case 'SDK.COMMON.1008':
      return code
  }
}

export async function calls() {
  // What the client was given is not asked for again; what it lacks, the call must give.
  await anonymous.updatePasswordByMobile(reset)
  await bare.updatePasswordByMobile(reset, { clientId: 'app', device })
  await user.updatePasswordByMobile(change, {
    language: 'zh',
    timeout: 1000,
    signal: AbortSignal.timeout(1),
  })
  await anonymous.updatePasswordByMobile(change, { idToken: 'token' })
  // @ts-expect-error no device
  await bare.updatePasswordByMobile(reset, { clientId: 'app' })
  // @ts-expect-error no client id and no device
  await bare.updatePasswordByEmail({
    email: 'a@example.com',
    verify_code: '123456',
    password: 'P@ssw0rd',
  })
  // @ts-expect-error a device without its agent
  createPasswordClient({ baseUrl, device: { os: 'iOS 17', fingerprint: 'test' } })
  // @ts-expect-error a misspelt option
  createPasswordClient({ baseUrl, clientID: 'app' })
  // @ts-expect-error a misspelt member of the device
  createPasswordClient({ baseUrl, clientId: 'app', device: { ...device, IP: '192.0.2.1' } })
  createPasswordClient({
    baseUrl,
    device: {
      os: 'iOS 17',
      fingerprint: 'test',
      agent: 'test',
      // @ts-expect-error it is this line that is told as wrong
      IP: '192.0.2.1',
    },
  })
  // @ts-expect-error no address
  createPasswordClient({ clientId: 'app' })
  // @ts-expect-error a variable of the environment may be missing
  await createPasswordClient({ baseUrl, accessToken: process.env.TOKEN }).changeUserPassword({
    user_id: '1',
    password: 'P@ssw0rd',
  })

  // Modes and tokens.
  // @ts-expect-error mode change needs an id token
  await anonymous.updatePasswordByMobile(change)
  // @ts-expect-error mode reset carries no token
  await anonymous.updatePasswordByMobile(reset, { idToken: 'token' })
  // @ts-expect-error the other product's change has no mobile
  await user.changePasswordByMobile({ ...change, mobile: '12345678901' })
  // @ts-expect-error an id token does not stand for an access token
  await user.changeUserPassword({ user_id: '1', password: 'P@ssw0rd' })
  const withAccessToken = { accessToken: 'token', clientId: 'app', device }
  // @ts-expect-error an access token does not stand for an id token
  await administrator.updatePasswordByMobile(change, withAccessToken)

  // Fields.
  const user_id = '1'
  // @ts-expect-error the documents' misspelt name
  await administrator.changeUserPassword({ user_id, password: 'P@ss', pwd_must_modify: true })
  // @ts-expect-error the code is text
  await anonymous.updatePasswordByMobile({ ...reset, verify_code: 123456 })
  // @ts-expect-error no user id
  await administrator.changeUserPassword({ password: 'P@ssw0rd' })
  // @ts-expect-error a language that the contract does not know
  await anonymous.updatePasswordByMobile(reset, { language: 'fr' })
}

// Messages ask for their parameters by name and number.
formatMessage('IDAAS.SDK.PWD.0007', 'zh', { min: 8, max: 20 })
formatMessage('IDAAS.SDK.USER.0001', 'en')
formatMessage('PWD.0002', 'en', {}, 'oneaccess')
formatMessage('PWD.0002', 'en', { min: 8, max: 20 }, 'eiam')
// @ts-expect-error one of two parameters
formatMessage('IDAAS.SDK.PWD.0007', 'zh', { min: 8 })
// @ts-expect-error a misspelt parameter
formatMessage('IDAAS.SDK.PWD.0007', 'zh', { min: 8, maximum: 20 })
// @ts-expect-error parameters for a message without placeholders
formatMessage('IDAAS.SDK.USER.0001', 'en', { min: 8 })
// @ts-expect-error two products share the code, so the product decides
formatMessage('PWD.0002', 'en', { min: 8, max: 20 })
// @ts-expect-error no such code
formatMessage('IDAAS.SDK.PWD.9999', 'en')

// A client that was given more serves where less is asked for.
export const anyones: typeof anonymous = user

// What each exported request type describes fits its method, whatever the mode.
export async function exported(
  byMobile: clientTypes.UpdatePasswordByMobileRequest,
  byEmail: clientTypes.UpdatePasswordByEmailRequest,
  changeByMobile: clientTypes.ChangePasswordByMobileRequest,
  set: clientTypes.ChangeUserPasswordRequest,
) {
  await user.updatePasswordByMobile(byMobile)
  await user.updatePasswordByEmail(byEmail)
  await user.changePasswordByMobile(changeByMobile)
  await administrator.changeUserPassword(set)
  // @ts-expect-error a request that may be a change needs an id token
  await anonymous.updatePasswordByMobile(byMobile)
}

// A configuration, a field of a class, and an export have a type that can be written down.
type Given = 'clientId' | 'device'
export const written: PasswordClient<Given> = createPasswordClient({
  baseUrl,
  clientId: 'app',
  device,
})
export class Service {
  readonly client: PasswordClient<Given>
  constructor(configuration: ClientOptionsWith<Given>) {
    this.client = createPasswordClient(configuration)
  }
  reset() {
    return this.client.updatePasswordByMobile(reset)
  }
  change() {
    // @ts-expect-error no id token
    return this.client.updatePasswordByMobile(change)
  }
}
// @ts-expect-error a configuration without a device
export const incompleteService = new Service({ baseUrl, clientId: 'app' })
export const lacking: PasswordClient = bare
// @ts-expect-error a client that lacks the device does not serve where it is given
export const wronged: PasswordClient<Given> = createPasswordClient({ baseUrl, clientId: 'app' })

// What a method returns is known to what infers it, such as a test double, whatever the client lacks.
type Returned = Awaited<ReturnType<PasswordClient['updatePasswordByMobile']>>
holds<Equal<Returned, clientTypes.UpdatePasswordByMobileResult>>()

// A member with a default may be left out.
holds<Equal<clientTypes.ChangeUserPasswordRequest['must_modify'], boolean | undefined>>()

// Each fetch that people have is one.
export const fetches: Fetch[] = [
  fetch,
  undiciFetch,
  nodeFetch,
  (url, init) => fetch(url, { ...init, cache: 'no-store' }),
  async () => new Response(),
]
// @ts-expect-error what gives no response is none
export const noFetch: Fetch = async () => ({ data: {} })

// Options that come as a whole from elsewhere ask for the rest with the call.
export const configured = (options: ClientOptions) =>
  createPasswordClient(options).updatePasswordByMobile(reset, { clientId: 'app', device })
export const asked: clientTypes.UpdatePasswordByMobileRequest[] = [reset, change]
export type Message = UpdatePasswordByMobileError['message']
export type Status = (typeof catalog)['ciam']['IDAAS.SDK.PWD.0007']['status']
