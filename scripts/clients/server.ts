// What a language's program calls: a sandbox, and the same as a newer server, whose codes no client knows.
// Answers are counted, so that a program which only prints what is expected of it is found out.
import type { PlainResponse } from '../sandbox/plain-http.ts'
import { createSandbox } from '../sandbox/sandbox.ts'
import { serve } from '../sandbox/node-server.ts'

export interface Served {
  url: string
  /** How many answers of each kind were given. */
  given: { success: number; refusal: number }
  close(): Promise<void>
}

/** The sandbox as it is. */
export function serveSandbox(): Promise<Served> {
  return serveCounted((answer) => answer)
}

/** The sandbox with a suffix on each code, which makes all of them unknown. */
export function serveNewer(): Promise<Served> {
  return serveCounted((answer) =>
    answer.code === undefined
      ? answer
      : { ...answer, body: answer.body.replace(`"${answer.code}"`, `"${answer.code}.NEWER"`) },
  )
}

async function serveCounted(change: (answer: PlainResponse) => PlainResponse): Promise<Served> {
  const sandbox = createSandbox()
  const given = { success: 0, refusal: 0 }
  const { url, close } = await serve({
    respond: (request) => {
      const answer = sandbox.respond(request)
      if (answer.status < 300) given.success += 1
      if (answer.code !== undefined) given.refusal += 1
      return change(answer)
    },
  })
  return { url, given, close }
}
