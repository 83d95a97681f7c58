// Other ways to an operation: other methods, other spellings of its path, values from elsewhere. None may
// do its work without what the contract asks for.
import type { Variant } from '../../contract/contract.ts'
import { type Request, textOf, withValue } from '../../model/request.ts'
import type { WireRequest } from '../exchange.ts'
import { type Share, sharedOut } from './clauses.ts'
import { implied, notRefused } from './implied-aims.ts'
import type { Aim, Draft, Refused } from './probe.ts'
import {
  type Twist,
  inOtherCase,
  onPath,
  same,
  withEncodedLetter,
  withHeader,
  withQuery,
} from './twists.ts'
import { withSearch } from './wire.ts'

/** Methods that the path does not have must not do the work of one that it has. */
export function methodAims(variant: Variant): Aim[] {
  const { methods } = variant.operation
  const groups = [['GET'], ['PUT', 'POST', 'PATCH']]
  const strangers = groups.flatMap((it) => it.find((method) => !methods.includes(method)) ?? [])
  return strangers.map((method) =>
    implied({
      variant,
      drafts: (valid, shielded) =>
        [valid, shielded].flatMap((request): Draft[] => {
          if (typeof request === 'string') return []
          const what = `with the method ${method}`
          const refused: Refused = { id: 'wrong-method-served', severity: 'error' }
          return [{ what, request, twist: (wire) => byMethod(wire, method), refused }]
        }),
    }),
  )
}

/** GET has no body, so its members stand in the query. */
function byMethod(wire: WireRequest, method: string): WireRequest {
  if (method !== 'GET') return { ...wire, method }
  const body: unknown = wire.body?.startsWith('{') ? JSON.parse(wire.body) : {}
  const members = Object.entries(body as object).map(([name, value]): [string, string] => [
    name,
    String(value),
  ])
  return { ...wire, method, path: withSearch(wire.path, members), body: undefined }
}

/** Other ways to the operation, each without what proves who asks. */
export function bypassAims(variant: Variant, share: Share): Aim[] {
  if (variant.credentials.length === 0 && !proofs.some((it) => variant.inputOf.has(it))) return []
  const ways: [what: string, twist: Twist][] = [
    ['by the path itself', same],
    ['by a path with two slashes', onPath((path) => `/${path}`)],
    ['by a path with a parameter', onPath((path) => `${path};jsessionid=1`)],
    ['by a path with a slash at its end', onPath((path) => `${path}/`)],
    ['by a path in another case', onPath(inOtherCase)],
    ...sharedOut<[what: string, twist: Twist]>(
      [
        ['by a path with an encoded letter', onPath(withEncodedLetter)],
        ['by a path with a dot in it', onPath((path) => path.replace(/\/(?=[^/]+$)/, '/./'))],
      ],
      share,
    ),
    ['with a header that overrides the method', withHeader('X-HTTP-Method-Override', 'GET')],
  ]
  return ways.map(([what, twist]) =>
    implied({
      variant,
      drafts(valid) {
        if (typeof valid === 'string') return []
        const refused: Refused = { id: 'security-bypassed', severity: 'error' }
        const request = withoutProof(valid)
        return [{ what: `without ${proofOf(variant)}, ${what}`, request, twist, refused }]
      },
    }),
  )
}

/** By another spelling of the path, or by values from elsewhere, checks of headers may not be made. */
export function unguardedAims(variant: Variant, share: Share): Aim[] {
  const client = variant.inputOf.get('clientId')
  if (!client?.required || client.in !== 'header') return []
  const ways: [what: string, twist: (id: string) => Twist][] = [
    ['by a path with a slash at its end', () => onPath((path) => `${path}/`)],
    ['with it in the query', (id) => (wire) => withQuery(wire, clientNames, id)],
  ]
  return sharedOut(ways, share).map(([what, twist]) =>
    implied({
      variant,
      drafts(valid) {
        if (typeof valid === 'string') return []
        const request = withValue(valid, client, undefined)
        const id = textOf(valid, 'clientId') ?? ''
        const said = `without ${client.name}, ${what}`
        return [{ what: said, request, twist: twist(id), refused: notRefused }]
      },
    }),
  )
}

/** As other services call it. */
const clientNames = ['client_id', 'clientId']

const proofs = ['verifyCode', 'account.password']

/** Without credentials; if there are none, without the verification code or the current password. */
function withoutProof(request: Request): Request {
  const { variant } = request
  if (variant.credentials.length > 0) return { ...request, credentials: new Map() }
  return proofs.reduce((it, key) => {
    const input = variant.inputOf.get(key)
    return input ? withValue(it, input, undefined) : it
  }, request)
}

function proofOf({ credentials }: Variant): string {
  return credentials.length > 0 ? 'credentials' : 'a verification code'
}
