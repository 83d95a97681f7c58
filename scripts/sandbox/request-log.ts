// One tidy line a request. Codes and statuses only: bodies, tokens and query strings hold secrets.
import type { PlainResponse, PlainRequest } from './plain-http.ts'

/** Lines of 20 ms are printed together: a write a request would cost more than the answer. */
export function createRequestLog(
  print: (lines: string) => void,
): (request: PlainRequest, answer: PlainResponse) => void {
  let lines: string[] = []
  const flush = () => {
    print(lines.join('\n'))
    lines = []
  }
  return ({ method, url }, { status, code = '' }) => {
    if (lines.length === 0) setTimeout(flush, 20)
    const [path = ''] = url.split('?')
    lines.push(`${method.padEnd(4)} ${printable(path.slice(0, 100))} ${status} ${code}`.trimEnd())
  }
}

function printable(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, '?')
}
