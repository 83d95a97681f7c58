// Examples can be sent by a program, and look like the secret of nobody.
import type { Oas3Rule, UserContext } from '@redocly/openapi-core'

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
      for (const key of keys)
        judge((node as Record<string, unknown>)[key], ctx.location.child(key), ctx)
    }
  return {
    Example: judgeKeys('value'),
    Schema: judgeKeys('example', 'examples', 'default'),
    MediaType: judgeKeys('example'),
    Parameter: judgeKeys('example'),
  }
}
