// What a request proves itself with, read from the security schemes of the contract.
import type { Bundle } from './document.ts'
import { type Json, isObject, list, resolve, text } from './json.ts'
import { isAccountToken } from './values.ts'

/** One security scheme of a variant. */
export interface Credential {
  /** Its name among the security schemes. */
  scheme: string
  form: 'bearer' | 'basic' | 'apiKey'
  in: 'header' | 'query'
  /** Of the header or query parameter; `Authorization` for bearer and basic. */
  name: string
  /**
   * The profile's keys that fill it (`x-value`): one token, or for basic the two parts before and
   * after the colon.
   */
  values: string[]
  /** Whether it names the account of a person, or only an application. */
  owner: 'account' | 'client'
  description: string
}

/** The first of the requirements, since a variant has no choice of them; its schemes are needed together. */
export function readCredentials(bundle: Bundle, requirements: Json | undefined): Credential[] {
  const [requirement = {}] = list(requirements)
  return Object.keys(requirement).map((scheme) => readCredential(bundle, scheme))
}

function readCredential(bundle: Bundle, scheme: string): Credential {
  const schemes = bundle.components?.securitySchemes
  const source = isObject(schemes) ? resolve(bundle, schemes[scheme]) : {}
  const values = source['x-value'] === undefined ? [scheme] : [source['x-value']].flat()
  const keys = values.map(String)
  const isAccount = keys.some((it) => isAccountToken(it) || it.startsWith('account.'))
  const isBasic = text(source.scheme)?.toLowerCase() === 'basic'
  const isKey = source.type === 'apiKey'
  const http = isBasic ? 'basic' : 'bearer'
  const form = isKey ? 'apiKey' : http
  return {
    scheme,
    form,
    in: isKey && source.in === 'query' ? 'query' : 'header',
    name: isKey ? String(source.name) : 'Authorization',
    values: keys,
    owner: isAccount ? 'account' : 'client',
    description: text(source.description) ?? '',
  }
}
