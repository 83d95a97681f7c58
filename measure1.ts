import http from 'node:http'
import { readFileSync, writeFileSync } from 'node:fs'
import { bundle } from './scripts/contract/bundle.ts'
import { readContract } from './scripts/contract/contract.ts'
import { startingFacts } from './scripts/check/profile/world.ts'
import { planFor } from './scripts/check/plan/plan.ts'
import { run, newRunState, clauseResults } from './scripts/check/run/run.ts'
import { derivedPasswords, listedPasswords } from './scripts/check/run/new-passwords.ts'
import { validators } from './generated/validators.js'
const [name, port, product, what, sets = '12', signInFlag = 'no', filter = ''] = process.argv.slice(2) as string[]
const contract = readContract(bundle)
const agent = new http.Agent({ keepAlive: true, maxSockets: 4 })
const parse = (body: string) => { if (body === '') return { kind: 'empty' }; try { return { kind: 'json', value: JSON.parse(body), duplicates: [] } } catch { return { kind: 'other', why: /<html/i.test(body) ? 'an HTML page' : 'not JSON' } } }
function raw(method: string, path: string, headers: [string, string][], body?: string): Promise<any> {
  return new Promise((resolve) => {
    const req = http.request({ port: Number(port), host: '127.0.0.1', method, path, agent, headers: Object.fromEntries([...headers, ...(body !== undefined ? [['Content-Length', Buffer.byteLength(body)]] : [])]), timeout: 15000 }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (c) => chunks.push(c)); res.on('end', () => { const text = Buffer.concat(chunks).toString(); const hs: [string, string][] = []; for (let i = 0; i < res.rawHeaders.length; i += 2) hs.push([res.rawHeaders[i]!.toLowerCase(), res.rawHeaders[i + 1]!]); resolve({ response: { status: res.statusCode, headers: hs, body: text, cut: false, isUtf8: true, parsed: parse(text) }, failure: undefined }) })
      res.on('error', (e) => resolve({ response: undefined, failure: String((e as any).code) }))
    })
    req.on('error', (e) => resolve({ response: undefined, failure: String((e as any).code) })); req.on('timeout', () => req.destroy(new Error('timeout')))
    if (body !== undefined) req.write(body); req.end()
  })
}
const d = JSON.parse(readFileSync(`/tmp/w/svc-${name}/data-${product}.json`, 'utf8'))
const norm = name === 'python'
  ? { a: d.accounts.A, b: d.accounts.B, client: d.clients[0], deleted: d.deleted.id_token, access: d.access_token, expAccess: d.expired_access_token, expCodes: d.expired_codes, policy: { minLength: d.policy.min, maxLength: d.policy.max, minClasses: d.policy.classes, maxRepeat: d.policy.repeats, history: d.policy.history, weak: d.policy.weak } }
  : (() => { const f = (x: any) => ({ user_id: x.userId, username: x.username, name: x.name, mobile: x.mobile, email: x.email, password: x.password, id_token: x.idToken, expired_id_token: x.expiredIdToken, codes: x.codes.live }); return { a: f(d.accounts[0]), b: f(d.accounts[1]), client: d.clients?.[0]?.clientId ?? d.clients?.[0] ?? d.clientIds?.[0], deleted: d.deletedAccount.idToken, access: d.accessToken, expAccess: d.expiredAccessToken, expCodes: d.accounts[0].codes.expired, policy: d.policy } })()
const p = norm.policy as any
if (name === 'java') norm.policy = { minLength: p.minLength ?? p.min, maxLength: p.maxLength ?? p.max, minClasses: p.minClasses ?? p.classes, maxRepeat: p.maxRepeatsInARow ?? p.maxRepeat ?? p.maxRepeats ?? p.repeats, history: p.history ?? p.historyLength, weak: p.weak ?? p.weakList } as any
const acc = (x: any) => ({ userId: x.user_id, username: x.username, name: x.name, mobile: x.mobile, email: x.email, password: x.password })
const profile: any = { baseUrl: 'http://127.0.0.1', products: [product], clientId: norm.client, device: { os: 'x1', fingerprint: 'x2', agent: 'x3' }, tenantId: 't1', account: acc(norm.a), otherAccount: { ...acc(norm.b), idToken: norm.b.id_token, verifyCode: norm.b.codes }, tokens: { idToken: norm.a.id_token, accessToken: norm.access }, deletedAccount: { idToken: norm.deleted }, expired: { idToken: norm.a.expired_id_token, accessToken: norm.expAccess, verifyCode: norm.expCodes }, verifyCode: norm.a.codes, passwordPolicy: norm.policy, allow: ['attempt', 'consume-code', 'change-password'] }
if (process.env.SHOW) console.log(JSON.stringify(profile, null, 1))
async function one(fault: string | null, freedom: string | null) {
  await raw('POST', '/__fault', [['Content-Type', 'application/json']], JSON.stringify({ fault, freedom, product }))
  const facts = await startingFacts(profile)
  const plan = planFor(contract, [product!])
  const state = newRunState(facts)
  const yardstick = { policy: facts.policy, identity: facts.accounts[0]!.identity }
  const log: string[] = []
  const users: any = { account: profile.account, otherAccount: profile.otherAccount }
  const signIn = async (account: string, password: string) => { const r = await raw('POST', '/api/v2/sdk/login', [['Content-Type', 'application/json']], JSON.stringify({ username: users[account].username, password })); if (process.env.LOG) log.push(`signin ${account} ${password} -> ${r.response?.status} ${r.response?.body?.slice(0, 80)}`); const b = r.response?.body ?? ''; return r.response?.status !== 200 ? 'no' : /EXPIRED|MUST|must_change|mustModify":true/i.test(b) ? 'must-change' : 'yes' }
  try {
    await run({ contract, plan, facts, allow: profile.allow, attempts: Number(process.env.ATTEMPTS ?? 50), newPasswords: process.env.LIST ? listedPasswords(['Zebra=Cloud71xx', 'Kite+Stone44yy']) : derivedPasswords('seed', 'label', yardstick), ...(signInFlag === 'yes' && { signIn }), before: async (pr) => { if (state.requests > 800) throw new Error('too many'); log.push(`${pr.variant.operation.id} ${pr.variant.mode ?? ''} ${pr.clause?.error?.code ?? pr.aim.condition ?? 'success'} ${pr.language ?? ''} | ${pr.what} | ${pr.wire.method} ${pr.wire.path} ${pr.wire.body}`) }, court: { bundle, validators: validators as any, secretsIn: () => [] },
      send: async (request) => { const r = await raw(request.method, request.path, request.headers as any, request.body); log.push(`   -> ${r.failure ?? ''} ${r.response?.status} ${r.response?.body?.slice(0, 160)}`); return { request, ...r } } }, state)
  } catch (e) { state.findings.push({ id: 'CRASH' as any, severity: 'error', variant: plan.variants[0]!, clause: undefined, what: '', expected: '', got: String((e as Error).stack), at: '', exchange: undefined }) }
  if (process.env.LOG) writeFileSync(process.env.LOG, log.join('\n'))
  const verdicts: Record<string, number> = {}
  for (const r of clauseResults(plan, state)) verdicts[r.verdict] = (verdicts[r.verdict] ?? 0) + 1
  return { state, verdicts, results: clauseResults(plan, state) }
}
const show = (f: any) => `    ${f.severity[0]} ${f.id} ${f.variant.operation.id} ${f.variant.mode ?? ''} ${f.clause?.error?.code ?? ''} ${f.clause?.language ?? ''} | ${f.what} | want ${f.expected.slice(0, 90)} | got ${f.got.slice(0, 110)}`
const list = what === 'base' ? [{ id: null }] : JSON.parse(readFileSync(`/tmp/w/svc-${name}/${what}.json`, 'utf8')).filter((x: any) => (x.products ?? [product]).includes(product) && (x.set === undefined || sets!.includes(String(x.set))) && (x.id as string).match(filter ?? ''))
const step = Number(process.env.STEP ?? 1); if (step > 1) { const kept = list.filter((_: any, i: number) => i % step === Number(process.env.AT ?? 0)); list.length = 0; list.push(...kept) }
let seen = 0; const missed: any[] = []
for (const item of list) {
  const t = Date.now()
  const { state, verdicts, results } = await one(what === 'faults' ? item.id : null, what === 'freedoms' ? item.id : null)
  const errors = state.findings.filter((f) => f.severity === 'error')
  const any = state.findings.length
  if (errors.length > 0) seen += 1; else missed.push(item)
  if (what !== 'faults' || process.env.VERBOSE) { if (any || what === 'base' || state.stopped) { console.log(item.id, JSON.stringify(verdicts), state.requests, state.stopped ?? '', Date.now() - t); for (const f of state.findings.slice(0, 12)) console.log(show(f)); if (what === 'base') for (const r of results) if (r.verdict !== 'verified') console.log('   ', r.verdict, r.clause.variant.operation.id, r.clause.variant.mode, r.clause.error?.code, r.clause.language, r.reason) } }
  else console.log(errors.length > 0 ? 'seen' : any ? 'WARN' : 'MISSED', item.id, state.requests, state.stopped ?? '', [...new Set(state.findings.map((f) => `${f.severity[0]}:${f.id}`))].join(','))
}
console.log(`${what} ${name} ${product}: ${seen} of ${list.length} with errors`)
if (what === 'faults') for (const m of missed) console.log('  missed', m.id, '|', m.what, '|', m.visibleBy, m.needs ?? '', m.doubt ?? '')
process.exit(0)
