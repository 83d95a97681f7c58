// One tidy line a request. Codes and statuses only: bodies, tokens and query strings hold secrets.
import type { PlainAnswer, PlainRequest } from './plain.ts'

export function createRequestLog(print: (line: string) => void): (request: PlainRequest, answer: PlainAnswer) => void {
  return ({ method, url }, { status, body }) => {
    const [path = ''] = url.split('?')
    print([method.padEnd(4), printable(path).slice(0, 100), status, codeOf(body)].join(' ').trimEnd())
  }
}

/** The code of an error body, whatever its field: the value that has no blank. */
function codeOf(body: string): string {
  if (!body.startsWith('{')) return ''
  const values: unknown[] = Object.values(JSON.parse(body) as object) // our own JSON
  const code = values.find((value) => typeof value === 'string' && /^[A-Za-z_.]+(\.\d{4})?$/.test(value))
  return typeof code === 'string' ? code : ''
}

function printable(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, '?')
}
