import { createSandbox } from './scripts/sandbox/sandbox.ts'
import { check } from './scripts/check/check.ts'
import { profileOf } from './scripts/check/profile/sandbox-profile.ts'
import { sendBy } from './scripts/check/run/transport.ts'
const product = process.argv[2] ?? 'ciam'
const sandbox = createSandbox({ product } as never)
const t = performance.now(), c = process.cpuUsage()
const report = await check(profileOf(sandbox as never, 'http://127.0.0.1:1'), { send: sendBy((r: Request) => sandbox.fetch(r)) })
const u = process.cpuUsage(c)
console.log(report.summary, report.requests, report.exitCode, Math.round(performance.now() - t), 'ms cpu', (u.user + u.system) / 1000)
for (const f of report.findings.slice(0, 8)) console.log(f.id, f.severity, f.operation, f.mode, f.what, f.expected, f.got)
