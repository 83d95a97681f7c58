// The check's transport without a port: straight into a sandbox, or into whatever wraps one.
import type { Send } from '../scripts/check/run.ts'
import { readAnswer } from '../scripts/check/send.ts'

export function sendTo({ fetch }: { fetch(request: Request): Promise<Response> }): Send {
  return async ({ method, path, headers, body }) => {
    const begin = performance.now()
    return readAnswer(
      await fetch(new Request(`http://localhost${path}`, { method, headers, body: body ?? null })),
      begin,
    )
  }
}
