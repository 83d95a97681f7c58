// What a client makes of an answer: a success, a refusal that the contract lists, or anything else.
// `generate` writes these lines into client.ts, as they stand.

/** An operation as the client needs it. */
export interface Operation {
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

export type Fields = Record<string, unknown>
export type Redact = (text: string) => string
type Result =
  | Success<number, unknown>
  | DocumentedError<string, string, number, Fields | undefined>
  | Unexpected

/** Reads an answer; `text` is its body. */
export function readAnswer(
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

export function failure(
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
