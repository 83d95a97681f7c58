// openapi-fetch on our generated types, as its users write it.
import createClient from 'openapi-fetch'
import type { paths } from '../../../generated/types.ts'
import type { Contender } from './contender.ts'

export const contender: Contender = ({ baseUrl, fetch, path, headers, body }) => {
  const client = createClient<paths>({ baseUrl, fetch })
  // Its users write the path as a literal, which types the rest; here it comes from the contract.
  const post = client.POST as (
    path: string,
    init: object,
  ) => Promise<{ error?: { error_code: string } }>
  return async () => {
    const { error } = await post(path, { params: { header: headers }, body })
    return error?.error_code ?? ''
  }
}
