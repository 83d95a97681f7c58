// The responses of an operation as the bundle describes them: status, headers, schema, example.
import type { Bundle } from './document.ts'
import { type Json, type JsonObject, isObject, resolve, text } from './json.ts'
import { samplesOf } from './schema.ts'

export interface ResponseHeader {
  name: string
  required: boolean
  description: string
  schema: JsonObject
  /** What a mock sends in it. */
  sample: string
}

export interface OperationResponse {
  status: number
  headers: ResponseHeader[]
  /** Of the JSON body; undefined if the response has none. */
  schema: JsonObject | undefined
  example: Json | undefined
}

/** By status; `default` is not among them, since it says nothing that could be judged. */
export function readResponses(
  bundle: Bundle,
  operation: JsonObject,
): Map<number, OperationResponse> {
  const responses = isObject(operation.responses) ? operation.responses : {}
  return new Map(
    Object.keys(responses)
      .filter((status) => /^\d{3}$/.test(status))
      .map((status) => [
        Number(status),
        readResponse(bundle, Number(status), resolve(bundle, responses[status])),
      ]),
  )
}

function readResponse(bundle: Bundle, status: number, response: JsonObject): OperationResponse {
  const headers = Object.entries(isObject(response.headers) ? response.headers : {}).map(
    ([name, node]): ResponseHeader => {
      const header = resolve(bundle, node)
      return {
        name,
        required: header.required === true,
        description: text(header.description) ?? '',
        schema: resolve(bundle, header.schema),
        sample: String(samplesOfHeader(bundle, header)[0]),
      }
    },
  )
  const media = isObject(response.content) ? response.content['application/json'] : undefined
  if (!isObject(media)) return { status, headers, schema: undefined, example: undefined }
  const [named] = Object.values(isObject(media.examples) ? media.examples : {})
  return {
    status,
    headers,
    schema: resolve(bundle, media.schema),
    example: media.example ?? resolve(bundle, named).value,
  }
}

/** Its own examples, or what its schema gives. */
function samplesOfHeader(bundle: Bundle, { example, examples, schema }: JsonObject): Json[] {
  const named = Object.values(isObject(examples) ? examples : {}).map((it) => resolve(bundle, it))
  const own = [example, ...named.map(({ value }) => value)].filter((it) => it !== undefined)
  return [...own, ...samplesOf(resolve(bundle, schema))]
}
