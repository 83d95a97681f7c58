// Which values of a request are secrets, and the variables that stand for them in what is shown.
import { type Draft, put } from '../../conditions/condition.ts'
import type { Variant, Input } from '../../contract/contract.ts'
import { secretValues } from '../../contract/values.ts'

export interface Secret {
  /** `IDAAS_NEW_PASSWORD` */
  variable: string
  value: string
}

export function isSecret({ value, schema }: Input): boolean {
  return secretValues.includes(value ?? '') || schema.format === 'password'
}

/** The secrets that the draft carries; an empty list where nothing is to be hidden. */
export function secretsIn({ inputs, security }: Variant, { values, token }: Draft): Secret[] {
  const ofInputs = inputs.filter(isSecret).map((input) => ({
    variable: variableOf(input.value ?? input.name),
    value: String(values.get(input) ?? ''),
  }))
  const ofToken =
    security && token !== undefined ? [{ variable: variableOf(security.value), value: token }] : []
  return [...ofInputs, ...ofToken].filter(({ value }) => value !== '')
}

/** The draft with `$VARIABLE` for each secret. */
export function masked(variant: Variant, draft: Draft): Draft {
  const { security, inputs } = variant
  const token =
    draft.token === undefined || draft.token === '' || !security
      ? draft.token
      : `$${variableOf(security.value)}`
  return inputs
    .filter((input) => isSecret(input) && draft.values.has(input))
    .reduce((it, input) => put(it, input, `$${variableOf(input.value ?? input.name)}`), {
      ...draft,
      token,
    })
}

/** A text of the service with `$VARIABLE` for each secret; what is shorter than four characters may stand there by chance. */
export function mask(text: string, secrets: Secret[]): string {
  return secrets
    .filter(({ value }) => value.length > 3)
    .sort((a, b) => b.value.length - a.value.length)
    .reduce((it, { value, variable }) => it.replaceAll(value, `$${variable}`), text)
}

export function variableOf(key: string): string {
  const words = key
    .replace(/^account\./, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
  return `IDAAS_${words.toUpperCase()}`
}
