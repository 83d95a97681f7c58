import { bundle } from './scripts/contract/bundle.ts'
import { readContract } from './scripts/contract/contract.ts'
import { createSandbox } from '/tmp/w/land/scripts/sandbox/sandbox.ts'
import { startingFacts } from './scripts/check/profile/world.ts'
import { planFor } from './scripts/check/plan/plan.ts'
import { run, newRunState, clauseResults } from './scripts/check/run/run.ts'
import { derivedPasswords } from './scripts/check/run/new-passwords.ts'
import { validators } from './generated/validators.js'
const product = process.argv[2] ?? 'ciam'
const contract = readContract(bundle)
const sandbox = createSandbox({ product } as any)
const d = sandbox.data as any
const [a, b] = d.accounts
const val = (t: any) => typeof t === 'string' ? t : t?.token
const profile: any = { baseUrl: 'http://127.0.0.1', products: [product], clientId: d.clients[0], device: { os: 'x1', fingerprint: 'x2', agent: 'x3' }, tenantId: 't1',
  account: { userId: a.userId, username: a.username, name: a.name, mobile: a.mobile, email: a.email, password: a.password },
  otherAccount: { userId: b.userId, username: b.username, name: b.name, mobile: b.mobile, email: b.email, password: b.password, idToken: val(b.idToken), verifyCode: b.verifyCode },
  tokens: { idToken: val(a.idToken), accessToken: val(d.accessTokens[0]) }, deletedAccount: { idToken: d.orphanIdTokens?.[0] }, verifyCode: a.verifyCode, passwordPolicy: d.passwordPolicy, allow: ['attempt','consume-code','change-password'] }
const facts = await startingFacts(profile)
const plan = planFor(contract, [product])
const state = newRunState(facts)
const yardstick = { policy: facts.policy, identity: facts.accounts[0]!.identity }
const log: string[] = []
const parse = (body: string) => { if (body === '') return { kind: 'empty' }; try { return { kind: 'json', value: JSON.parse(body), duplicates: [] } } catch { return { kind: 'other', why: 'not JSON' } } }
await run({ contract, plan, facts, allow: profile.allow, attempts: 50, newPasswords: derivedPasswords('seed', 'label', yardstick), before: async (p) => { log.push(`${p.variant.operation.id} ${p.variant.mode ?? ''} ${p.clause?.error?.code ?? p.aim.condition ?? 'success'} ${p.language ?? ''} | ${p.what} | ${p.effects.join()}`) },
  court: { bundle, validators: validators as any, secretsIn: () => [] },
  send: async (request) => { const r = await sandbox.fetch(new Request('http://localhost' + request.path, { method: request.method, headers: request.headers as any, body: request.body ?? null })); const body = await r.text();
    log.push('   -> ' + r.status + ' ' + body.slice(0, 90));
    return { request, failure: undefined, response: { status: r.status, headers: [...r.headers], body, cut: false, isUtf8: true, parsed: parse(body) as any } } },
}, state)
if (process.argv[3]) console.log(log.join('\n'))
const results = clauseResults(plan, state)
const counts: Record<string, number> = {}
for (const r of results) { counts[r.verdict] = (counts[r.verdict] ?? 0) + 1; if (r.verdict !== 'verified') console.log(r.verdict, r.clause.variant.operation.id, r.clause.variant.mode, r.clause.error?.code, r.clause.language, r.reason) }
for (const f of state.findings) console.log('FINDING', f.id, f.severity, f.variant.operation.id, f.variant.mode, '|', f.what, '|', f.expected, '|', f.got, f.at)
console.log(counts, 'requests', state.requests, 'stopped', state.stopped)
console.log(state.facts.accounts.map((x) => [x.name, x.current, x.perhapsUnknown, x.set.length]))
