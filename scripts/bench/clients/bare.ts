// No client: fetch, and a look at the response.
import type { Contender } from './contender.ts'

export const contender: Contender =
  ({ baseUrl, path, headers, body, fetch }) =>
  async () => {
    const response = await fetch(baseUrl + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    if (response.ok) return ''
    const { error_code }: { error_code: string } = await response.json()
    return error_code
  }
