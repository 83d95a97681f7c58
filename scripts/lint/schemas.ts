// Rules about values: secrets are marked, what fills an input is known, examples are harmless.
import type { Oas3Rule, UserContext } from '@redocly/openapi-core'
import { answerValues, inputValues, secretValues, tokenValues } from '../contract/values.ts'

const secretName = /(^|_)(password|passwd|pwd|secret|code|token)$/i

/** Passwords, codes and tokens in a request carry `format: password` and `writeOnly: true`. */
export const secretsMarked: Oas3Rule = () => ({
  SchemaProperties: {
    Schema(schema, ctx) {
      const value = extension(schema, 'x-value')
      const isSecret =
        typeof value === 'string' ? secretValues.includes(value) : secretName.test(String(ctx.key))
      if (!isSecret || schema.type !== 'string') return
      if (schema.format !== 'password')
        ctx.report({ message: `${ctx.key} is a secret; add format: password` })
      if (schema.writeOnly !== true)
        ctx.report({ message: `${ctx.key} is a secret; add writeOnly: true` })
    },
  },
})

/** `x-value` uses the words that sandbox and check know. */
export const valuesKnown: Oas3Rule = () => {
  const known: readonly string[] = [...inputValues, ...tokenValues, ...answerValues]
  const judge = (node: object, ctx: UserContext) => {
    const value = extension(node, 'x-value')
    if (value === undefined || known.includes(String(value))) return
    ctx.report({
      message: `x-value ${String(value)} is unknown; use one of ${known.join(', ')}`,
      location: ctx.location.child('x-value'),
    })
  }
  return { Schema: judge, Parameter: judge, SecurityScheme: judge }
}

const harms: [RegExp, string][] = [
  [/\*{3,}|•{3,}/, 'is masked; use a made-up value that a program can send'],
  [/eyJ[\w-]{10,}/, 'looks like a real JSON Web Token; use a made-up value'],
  [
    /-----BEGIN|\b(AKIA|ASIA)[A-Z0-9]{12,}|\bgh[pousr]_\w{20,}|\bsk-\w{20,}/,
    'looks like a real secret; use a made-up value',
  ],
  [/^\s*$/, 'is blank; use a value that a program can send'],
]

/** No example is a mask or looks like a secret of somebody. */
export const examplesHarmless: Oas3Rule = () => {
  const judge = (value: unknown, location: UserContext['location'], ctx: UserContext): void => {
    if (typeof value === 'string') {
      const harm = harms.find(([pattern]) => pattern.test(value))
      if (harm) ctx.report({ message: `the example ${harm[1]}`, location })
    } else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([key, inner]) => judge(inner, location.child(key), ctx))
    }
  }
  const judgeKeys =
    (...keys: string[]) =>
    (node: object, ctx: UserContext) => {
      for (const key of keys) judge(extension(node, key), ctx.location.child(key), ctx)
    }
  return {
    Example: judgeKeys('value'),
    Schema: judgeKeys('example', 'examples', 'default'),
    MediaType: judgeKeys('example'),
    Parameter: judgeKeys('example'),
  }
}

function extension(node: object, key: string): unknown {
  return (node as Record<string, unknown>)[key]
}
