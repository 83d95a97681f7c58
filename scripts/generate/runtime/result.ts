// What an operation of the client resolves to.

/** The response that the contract promises: the operation was carried out. */
export interface Success<Status extends number, Data> {
  kind: 'success'
  /** HTTP status. */
  status: Status
  /** Body of the response; undefined if the contract promises none. What it has beyond the contract shows no secret. */
  data: Data
}

/** An error response that the contract lists for the operation. The password stays as it was. */
export interface DocumentedError<
  Product extends string,
  Code extends string,
  Status extends number,
  Parameters = undefined,
> {
  kind: 'error'
  /** The vendor's edition whose catalog has the code. */
  product: Product
  /** The error code. Branch on it, not on the message. */
  code: Code
  /** HTTP status. */
  status: Status
  /** The server's text for people, in the language of the option `language`. */
  message: string
  /** What the caller should do, in the language of the option `texts`; undefined without that option. */
  handling: string | undefined
  /** The values in the message's placeholders; undefined if the server words the message in another way. */
  parameters: Parameters
  /** `retry-after` and the headers that name the request, such as `x-request-id`. Names are in lower case. */
  headers: ResponseHeaders
}

/** A response that the contract does not promise, or no response. See `sent` for what became of the password. */
export interface Unexpected {
  kind: 'unexpected'
  /**
   * - `unknown-code`: an error code that the contract does not list for the operation
   * - `other-status`: a listed code, or no error at all, under a status that the contract does not give it
   * - `no-code`: an error response without an error code, as gateways and proxies send it
   * - `other-body`: a success with another body than the promised one
   * - `too-long`: a response of more than 65,536 characters, of which the rest was not read
   * - `unreadable`: a response whose body broke off or could not be read
   * - `redirect`: not followed, because that would send the password to another address
   * - `timeout`: the time of the option `timeout`, or of the given signal, was up
   * - `abort`: the given signal was aborted, or the given `fetch` gave up
   * - `network`: no response came
   * - `fetch`: the given `fetch` failed with an error that does not look like one of the network, such as one that a
   *   wrapper throws for an error response
   */
  reason:
    | 'unknown-code'
    | 'other-status'
    | 'no-code'
    | 'other-body'
    | 'too-long'
    | 'unreadable'
    | 'redirect'
    | 'timeout'
    | 'abort'
    | 'network'
    | 'fetch'
  /** False if the request surely did not reach the service, so that the password is as it was; true if it may have. */
  sent: boolean
  /** HTTP status; undefined if no response came. */
  status: number | undefined
  /** The error code of the response, if it has one. */
  code: string | undefined
  /** One line for a log: the request, the reason, the status or the error of the network. */
  message: string
  /**
   * The first 200 characters of the body in one line, without secrets, mobile numbers and e-mail addresses of the
   * request.
   */
  excerpt: string
  /** `retry-after` and the headers that name the request, such as `x-request-id`. Names are in lower case. */
  headers: ResponseHeaders
}

/** Headers of a response by name, in lower case. */
export type ResponseHeaders = Readonly<Record<string, string>>

/** Message templates and handling of one language, by product and code. */
export type Texts = Readonly<
  Record<string, Readonly<Record<string, { readonly message: string; readonly handling: string }>>>
>

/** Any of the three. */
export type Result =
  | Success<number, unknown>
  | DocumentedError<string, string, number, Record<string, unknown> | undefined>
  | Unexpected
