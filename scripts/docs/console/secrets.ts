// Which values of a request are secrets, and the variables that stand for them in what is shown.
import type { Input } from '../../contract/contract.ts'
import { secretValues } from '../../contract/values.ts'
import { type Request, withCredential, withValue } from '../../model/request.ts'

export interface Secret {
  /** `IDAAS_NEW_PASSWORD` */
  variable: string
  value: string
}

export function isSecret({ value, schema }: Input): boolean {
  return secretValues.includes(value ?? '') || schema.format === 'password'
}

/** The secrets that the request carries. */
export function secretsIn({ values, credentials }: Request): Secret[] {
  const ofInputs = [...values]
    .filter(([input]) => isSecret(input))
    .map(([input, value]) => ({ variable: variableOfInput(input), value: String(value) }))
  const ofCredentials = [...credentials].map(([key, value]) => ({
    variable: variableOf(key),
    value,
  }))
  return [...ofInputs, ...ofCredentials].filter(({ value }) => value !== '')
}

/** The request with `$VARIABLE` for each secret. */
export function masked(request: Request): Request {
  let hidden = request
  for (const input of request.values.keys()) {
    if (isSecret(input)) hidden = withValue(hidden, input, `$${variableOfInput(input)}`)
  }
  for (const [key, value] of request.credentials) {
    if (value !== '') hidden = withCredential(hidden, key, `$${variableOf(key)}`)
  }
  return hidden
}

/** A text of the service with `$VARIABLE` for each secret that is too long to stand there by chance. */
export function mask(text: string, secrets: Secret[]): string {
  return secrets
    .filter(({ value }) => value.length > 3)
    .sort((a, b) => b.value.length - a.value.length)
    .reduce((it, { value, variable }) => it.replaceAll(value, `$${variable}`), text)
}

export function variableOfInput({ value, name }: Input): string {
  return variableOf(value ?? name)
}

export function variableOf(key: string): string {
  const words = key
    .replace(/^account\./, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
  return `IDAAS_${words.toUpperCase()}`
}
