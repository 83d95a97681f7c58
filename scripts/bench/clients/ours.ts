// Our generated client.
import { createPasswordClient } from '../../../generated/client.ts'
import type { Contender } from './contender.ts'

export const contender: Contender = ({ baseUrl, fetch, clientId, device, body }) => {
  const client = createPasswordClient({ baseUrl, clientId, device, fetch })
  return async () => {
    const result = await client.updatePasswordByMobile(body)
    return result.kind === 'error' ? result.code : ''
  }
}
