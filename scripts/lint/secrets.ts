// Secrets of requests are marked, so that tools mask them. That responses have no such mark is for the rules about
// calls to say, which see a schema once for each call that has it.
import type { Oas3Rule, UserContext } from '@redocly/openapi-core'
import { secretValues } from '../contract/values.ts'

const secretName = /(^|_)(password|passwd|pwd|secret|code|token)$/i

/** Passwords, codes and secrets in a request have `format: password` and `writeOnly: true`. */
export const secretsMarked: Oas3Rule = () => ({
  RequestBody: { SchemaProperties: { Schema: marked } },
})

function marked(
  schema: { type?: unknown; format?: unknown; writeOnly?: unknown },
  ctx: UserContext,
): void {
  const value = (schema as Record<string, unknown>)['x-value']
  const isSecret =
    typeof value === 'string' ? secretValues.includes(value) : secretName.test(String(ctx.key))
  if (!isSecret || schema.type !== 'string') return
  if (schema.format !== 'password')
    ctx.report({ message: `${ctx.key} is a secret; add format: password` })
  if (schema.writeOnly !== true)
    ctx.report({ message: `${ctx.key} is a secret; add writeOnly: true` })
}
