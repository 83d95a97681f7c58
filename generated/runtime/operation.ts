// Generated from the OpenAPI contract of idaas-password 0.1.0. Do not edit.
// What the generated tables say of an operation, as the code in this folder needs it.

import type { Credential } from './credentials.js'

export type Fields = Record<string, unknown>

export interface Encoding {
  type: string
  write: (values: Fields) => string
}

export interface Mode {
  by?: string
  /** What `product` looks at, and the places of fields that are others than the operation's. */
  products?: string[]
  fields?: Operation['fields']
  encoding?: Encoding
  credentials?: Credential[]
}

export interface Operation {
  id: string
  method: string
  path: string
  /** Fields of the request that are not in the body. */
  fields: Record<string, 'path' | 'query' | 'header'>
  /** Headers that options fill, each with the option's path; `?` marks one that may be missing. */
  options: Record<string, string>
  /** Writes the query, if there can be one. */
  search?: (values: Fields) => string
  /**
   * The first one whose `by` is in the request applies; the last one needs none. A body is JSON
   * unless `encoding` says otherwise.
   */
  modes: Mode[]
  /** The operation as one of its modes has it, if `by` is not enough to tell them apart. */
  product?: (operation: Operation, fields: Fields, options: Fields) => Operation
  /** Fields that no result shows: secrets, mobile numbers, e-mail addresses. */
  secrets: string[]
  /** Status of a success, and the texts that its body must have; no list if it has no body. */
  success: [status: number, texts?: string[]]
  /** Properties of the error bodies: the code's, the message's. */
  problems: [code: string, message: string][]
  errors: [product: string, status: number, codes: string[]][]
  /** By code the templates of its messages. */
  templates: Record<string, string[]>
}
