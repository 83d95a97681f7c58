// The client that hey-api generates from the bundle; the bench says where it is.
// @ts-expect-error made while the bench runs
import { createClient, createConfig } from 'made-by-hey-api/client'
// @ts-expect-error made while the bench runs
import { updatePasswordByMobile } from 'made-by-hey-api/sdk.gen'
import type { Contender } from './contender.ts'

// So that all calls are in what is measured, as they are in a client object.
// @ts-expect-error made while the bench runs
export * from 'made-by-hey-api/sdk.gen'

export const contender: Contender = ({ baseUrl, fetch, headers, body }) => {
  const client = createClient(createConfig({ baseUrl, fetch }))
  return async () => {
    const { error } = await updatePasswordByMobile({ client, headers, body })
    return error?.error_code ?? ''
  }
}
