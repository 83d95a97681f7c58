// One line for each request. Codes and statuses only: bodies, tokens and query strings hold secrets.
import { violationText } from './contract-violations.ts'
import type { Exchange } from './exchange.ts'

export type LogFormat = 'text' | 'json'

/** Lines of 20 ms are printed together: a write for each request would cost more than the response. */
export function createRequestLog(
  print: (lines: string) => void,
  format: LogFormat = 'text',
): (exchange: Exchange) => void {
  let lines: string[] = []
  const flush = () => {
    print(lines.join('\n'))
    lines = []
  }
  const line = format === 'json' ? jsonLine : textLine
  return (exchange) => {
    if (lines.length === 0) setTimeout(flush, 20)
    lines.push(line(exchange))
  }
}

function textLine({ request, response, reason, violations }: Exchange): string {
  const { status, code } = response
  const coded = code === undefined ? status : `${status} ${code}`
  const why = reason === 'forced' || reason === 'fault' ? ` (${reason})` : ''
  const line = `${request.method.padEnd(4)} ${pathOf(request.url)} ${coded}${why}`
  if (violations.length === 0) return line
  const said = violations.slice(0, 3).map((it) => violationText(it, 'en'))
  const rest = violations.length - said.length
  if (rest > 0) said.push(`and ${rest} more`)
  return [line, ...said.map((it) => `     ! ${it}`)].join('\n')
}

function jsonLine(exchange: Exchange): string {
  const { request, response, operation, variant, violations } = exchange
  return JSON.stringify({
    at: new Date(exchange.at).toISOString(),
    method: request.method,
    path: pathOf(request.url),
    status: response.status,
    code: response.code,
    reason: exchange.reason,
    operation: operation?.id,
    product: variant?.product,
    mode: variant?.mode,
    session: exchange.session || undefined,
    violations: violations.map((it) => violationText(it, 'en')),
  })
}

function pathOf(url: string): string {
  const end = url.indexOf('?')
  const path = url.slice(0, Math.min(end < 0 ? url.length : end, 100))
  return path.replace(/[^\x21-\x7e]/g, '?')
}
