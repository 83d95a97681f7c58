// The check on a mutant or a freedom, in process: what it reports, and whether it names the planted fault.
import type { Report } from '../../scripts/check/check.ts'
import type { Send } from '../../scripts/check/exchange.ts'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import type { ReportFinding } from '../../scripts/check/report/report.ts'
import { readResponse } from '../../scripts/check/run/read-response.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { signInTo } from '../../scripts/peers/deployments-server.ts'
import { completedCheck } from '../check/completed-check.ts'
import type { Deployment, Mutant, Names } from './deployment.ts'

const baseUrl = 'http://localhost'

export async function reportOn(
  deployment: Deployment,
  product: string,
  only?: string,
): Promise<Report> {
  const { fetch, sandbox } = deployment.start({ contract: bundle, product })
  const profile = { ...profileOf(sandbox, baseUrl, 'a seed of a test'), products: [product] }
  return completedCheck(profile, {
    send: sendTo(fetch),
    signIn: signInTo(sandbox),
    label: 'mutants',
    ...(only && { only: [only] }),
  })
}

function sendTo(fetch: (request: Request) => Promise<Response>): Send {
  return async (request) => {
    const { method, path, headers, body = null } = request
    const init = {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
    }
    try {
      const response = await fetch(
        new Request(baseUrl + path, method === 'GET' ? init : { ...init, body }),
      )
      const { bytes, cut } = await bytesOf(response)
      const raw = { status: response.status, headers: [...response.headers], bytes, cut }
      return { request, response: readResponse(raw), failure: undefined }
    } catch (error) {
      return { request, response: undefined, failure: String(error) }
    }
  }
}

/** What came before the connection was lost, if it was. */
async function bytesOf(response: Response): Promise<{ bytes: Uint8Array; cut: boolean }> {
  const chunks: Uint8Array[] = []
  let cut = false
  try {
    for await (const chunk of response.body ?? []) chunks.push(chunk as Uint8Array)
  } catch {
    cut = true
  }
  return { bytes: Buffer.concat(chunks), cut }
}

/** Whether a part of the plan shows it: the clauses of the condition that it names, else successes. */
export async function isSeenAtOnce(
  { names, ...mutant }: Mutant,
  product: string,
): Promise<boolean> {
  return isSeen(names, await reportOn(mutant, product, names.condition ?? 'success'))
}

/** Whether a finding is about the condition whose clause is violated, or about none if the mutant names none. */
export function isSeen({ condition }: Names, { findings, variants }: Report): boolean {
  const codes = new Set(
    variants.flatMap(({ product, clauses }) =>
      clauses.filter((it) => it.condition === condition).map(({ code }) => `${product} ${code}`),
    ),
  )
  const isAbout = ({ product, code }: ReportFinding) =>
    condition === undefined || code === undefined || codes.has(`${product} ${code}`)
  return findings.some(isAbout)
}
