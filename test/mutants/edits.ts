// Edits of a response: one part of it is another one.
import { sampleValues } from '../../scripts/conditions/index.ts'
import { type CatalogError, type Language, fill, template } from '../../scripts/contract/catalog.ts'
import { type Json, type JsonObject, isObject, resolve } from '../../scripts/contract/json.ts'
import type { Edit, ErrorResponse } from './deployment.ts'
import { type Exchange, type Outgoing, objectIn } from './exchange.ts'

type Write<Written> = (text: string, exchange: Exchange, error: CatalogError) => Written

export const status =
  (to: number): Edit =>
  (response) => ({ ...response, status: to })

export const instead =
  (outgoing: Partial<Outgoing>): Edit =>
  ({ status: same }) => ({ status: same, headers: {}, body: '', ...outgoing })

export const contentType =
  (type: string | undefined): Edit =>
  (response) => ({ ...response, headers: type === undefined ? {} : { 'Content-Type': type } })

/** Another spelling of the whole body. */
export const text =
  (write: (body: string) => Outgoing['body'] | Promise<Outgoing['body']>): Edit =>
  async (response) => ({ ...response, body: await write(String(response.body)) })

/** Another JSON value as body. */
export const body =
  (write: (members: JsonObject, response: ErrorResponse, exchange: Exchange) => Json): Edit =>
  (response, exchange) =>
    withBody(response, write(membersOf(response), response, exchange))

/** Another JSON value as body, written from code and message. */
export const shape = (write: (code: string, message: string) => Json): Edit =>
  body((members, { error }, exchange) =>
    write(error.code, String(members[holder(exchange, error, 'error.message')])),
  )

/** The body without the property that holds its code or its message. */
export const without = (holds: Holds): Edit =>
  body((members, { error }, exchange) => {
    const name = holder(exchange, error, holds)
    return Object.fromEntries(Object.entries(members).filter(([it]) => it !== name))
  })

export const page =
  (html: string): Edit =>
  (response) =>
    asPage(response, html)

export const code = (write: Write<Json>) => property('error.code', write)
export const message = (write: Write<Json>) => property('error.message', write)

export const member = (name: string, value: Json): Edit =>
  body((members) => ({ ...members, [name]: value }))

export const header =
  (name: string, value: string): Edit =>
  (response) =>
    withHeader(response, name, value)

export const inChinese =
  (edit: Edit): Edit =>
  (response, exchange) =>
    exchange.language === 'zh' ? edit(response, exchange) : response

function property(holds: Holds, write: Write<Json>): Edit {
  return body((members, { error }, exchange) => {
    const name = holder(exchange, error, holds)
    return { ...members, [name]: write(String(members[name]), exchange, error) }
  })
}

type Holds = 'error.code' | 'error.message'

/** The property of an entry's body that holds its code or its message. */
export function holder(
  { sandbox: { contract } }: Exchange,
  { schema }: CatalogError,
  value: Holds,
): string {
  const { properties } = resolve(contract.bundle, { $ref: `#/x-shapes/${schema}` })
  const members = Object.entries(isObject(properties) ? properties : {})
  const found = members.find(([, it]) => resolve(contract.bundle, it)['x-value'] === value)
  return found?.[0] ?? ''
}

export function withHeader(response: Outgoing, name: string, value: string): Outgoing {
  return { ...response, headers: { ...response.headers, [name]: value } }
}

export function withBody(response: Outgoing, value: Json): Outgoing {
  return {
    ...withHeader(response, 'Content-Type', 'application/json'),
    body: JSON.stringify(value),
  }
}

export function asPage(response: Outgoing, html: string): Outgoing {
  return { ...response, headers: { 'Content-Type': 'text/html;charset=utf-8' }, body: html }
}

/** The properties of a response; none if it has no body. */
export function membersOf({ body: written }: Outgoing): JsonObject {
  return typeof written === 'string' ? objectIn(written) : {}
}

/** Another entry's error response, with this status. */
export function asEntry(status: number, error: CatalogError, exchange: Exchange): Outgoing {
  const { language = 'en' } = exchange
  return withBody(
    { status, headers: {}, body: '' },
    {
      [holder(exchange, error, 'error.code')]: error.code,
      [holder(exchange, error, 'error.message')]: error.message[language] ?? error.message.en ?? '',
    },
  )
}

/** The entry's message in this language, with values that its condition could have. */
export function wordsOf(error: CatalogError, language: Language): string {
  return fill(template(error, language), sampleValues(error), language)
}

/** The entry's message, with this value for each parameter. */
export const filling = (value: (name: string, index: number) => string): Edit =>
  message((_, { language = 'en' }, error) =>
    fill(template(error, language), error.parameters.map(value), language),
  )
