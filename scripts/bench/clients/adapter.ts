// Stands in for the client that is on its way: its shape over today's.
import { createPasswordClient as createToday } from '../../../generated/client.ts'
import type { Call } from './contender.ts'

export function createPasswordClient({ baseUrl, fetch, clientId, device }: Pick<Call, 'baseUrl' | 'fetch' | 'clientId' | 'device'>) {
  const client = createToday({ baseUrl, fetch })
  const header = { 'X-operating-sys-version': device.os, 'X-device-fingerprint': device.fingerprint, 'X-agent': device.agent, 'X-client-id': clientId }
  return {
    async updatePasswordByMobile(body: Call['body']) {
      const { error } = await client.updatePasswordByMobile({ params: { header }, body })
      return error ? { kind: 'error' as const, error: { error_code: String(error.error_code) } } : { kind: 'success' as const }
    },
  }
}
