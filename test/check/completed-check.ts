// The check as tests run it whose subject is the findings: if the check itself fails, its report has few or none, and
// would pass for one of a service without faults.
import { type Report, check } from '../../scripts/check/check.ts'

export async function completedCheck(...given: Parameters<typeof check>): Promise<Report> {
  const report = await check(...given)
  if (report.stopped?.startsWith('the check itself failed')) throw new Error(report.stopped)
  return report
}
