// Which product a request is for: the one that its path or host name begins with, else the sandbox's own.
import { type PlainRequest, headerOf } from './plain-http.ts'

export interface Addressed {
  product: string
  /** Whether the request names the product, so that no other one may speak. */
  isNamed: boolean
  /** Path and query below the product's prefix. */
  url: string
}

/** `/oneaccess/api/…` and `http://oneaccess.localhost/api/…` are for `oneaccess`. */
export function createProductReader(
  products: readonly string[],
  otherwise: string,
): (request: PlainRequest, url: string) => Addressed {
  const known = new Set(products)
  return (request, url) => {
    const end = url.indexOf('/', 1)
    const first = end < 0 ? '' : url.slice(1, end)
    if (known.has(first)) return { product: first, isNamed: true, url: url.slice(end) }
    const host = headerOf(request, 'host')
    const label = host?.slice(0, Math.max(0, host.indexOf('.'))).toLowerCase() ?? ''
    if (known.has(label)) return { product: label, isNamed: true, url }
    return { product: otherwise, isNamed: false, url }
  }
}
