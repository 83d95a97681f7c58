// Credentials where or as they do not belong: a token in another place or after another scheme, and
// somebody else's beside what is the account's own.
import type { Variant } from '../../contract/contract.ts'
import { withCredential } from '../../model/request.ts'
import { validRequest } from './base-requests.ts'
import { implied, none, notRefused, wantedBy } from './implied-aims.ts'
import type { Aim, Refused } from './probe.ts'
import { inSnakeCase } from './changed-letters.ts'
import { type Twist, withHeader, withQuery } from './twists.ts'
import { validAim } from './valid-aim.ts'

/** What a person could do with somebody else's credentials, and with a token in the wrong place. */
export function credentialAims(variant: Variant): Aim[] {
  const keys = variant.credentials.flatMap(({ values }) => values)
  const [key] = keys
  const isBearer = variant.credentials[0]?.form === 'bearer'
  const aims: Aim[] = []
  if (key !== undefined) {
    const others: [what: string, twist: (token: string) => Twist, refused: Refused][] = [
      ['with the token in the query alone', (token) => inQuery(key, token), notRefused],
      ['with a scheme and no token', () => withHeader('Authorization', 'Bearer'), notRefused],
      ['with the token after no scheme', (token) => withHeader('Authorization', token), lenient],
      [
        'with the token after another scheme',
        (token) => withHeader('Authorization', `Basic ${token}`),
        lenient,
      ],
    ]
    for (const [what, twist, refused] of isBearer ? others : others.slice(0, 1)) {
      aims.push(
        implied({
          variant,
          drafts(valid) {
            if (typeof valid === 'string') return []
            const token = valid.credentials.get(key) ?? ''
            const request = withCredential(valid, key, undefined)
            return [{ what, request, twist: twist(token), refused }]
          },
        }),
      )
    }
  }
  return [...aims, ...othersAims(variant)]
}

/** The valid request with its token written otherwise, for a deployment that refuses the documented form. */
export function otherFormAims(variant: Variant): Aim[] {
  const [credential] = variant.credentials
  const [key] = credential?.values ?? []
  if (credential?.form !== 'bearer' || key === undefined) return []
  const forms: [what: string, write: (token: string) => string][] = [
    ['with the token after no scheme', (token) => token],
    ['with the token after a scheme in lower case', (token) => `bearer ${token}`],
    ['with the token in braces', (token) => `Bearer {${token}}`],
    ['with the token in quotation marks', (token) => `Bearer "${token}"`],
  ]
  return forms.map(([what, write]) =>
    validAim(variant, (request) => {
      const twist = withHeader('Authorization', write(request.credentials.get(key) ?? ''))
      return [{ what, request, twist, mayBeRefused: true }]
    }),
  )
}

/** Whoever has the token may come in, so this is no more than loose. */
const lenient: Refused = { id: 'not-refused', severity: 'warning' }

/** Under the names that frameworks look for, and its own. */
function inQuery(key: string, token: string): Twist {
  const names = new Set([inSnakeCase(key), 'access_token', 'token'])
  return (wire) => withQuery(wire, [...names], token)
}

/** The token of another account beside what belongs to the own one, if a request carries anything that does. */
function othersAims(variant: Variant): Aim[] {
  const isOwned = variant.inputs.some(
    ({ value }) => value === 'verifyCode' || value?.startsWith('account.'),
  )
  if (!isOwned) return []
  return [
    {
      ...{ variant, clause: undefined, condition: undefined, entry: {} },
      drafts(kit) {
        const wanted = wantedBy(variant, kit)
        const own = validRequest(variant, wanted)
        const other = validRequest(variant, { ...wanted, account: 'otherAccount' })
        if (typeof own === 'string' || typeof other === 'string') return none
        const isShared = variant.credentials.every(({ owner }) => owner === 'client')
        if (isShared || variant.credentials.length === 0) return none
        const request = { ...own, credentials: other.credentials }
        return [{ what: "with another account's token", request, refused: notRefused }]
      },
    },
  ]
}
