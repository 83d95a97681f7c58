// What lies between check and service: a private authority, a client certificate, proxies, lost connections, an interrupt.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import {
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  createServer,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, type Socket, connect } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Delivered, deliverer, newTally } from '../../scripts/check/deliver.ts'
import { plan } from '../../scripts/check/plan.ts'
import { profileOf } from '../../scripts/check/profile.ts'
import { run } from '../../scripts/check/run.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { sendTo } from '../send.ts'
import { check, workplace } from './command.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const { folder, write, remove } = workplace()
const at = (name: string) => path.join(folder, name)
const sandbox = createSandbox()
const servers: Server[] = []

async function listen(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port // TCP
}

/** The sandbox as a listener of Node's servers. */
const answering: RequestListener = async (request: IncomingMessage, response: ServerResponse) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set
  const { status, headers, body } = sandbox.respond({
    method: request.method ?? '',
    url: request.url ?? '',
    headers: request.headers,
    body: Buffer.concat(chunks).toString(),
  })
  response.writeHead(status, headers).end(body)
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
}

/** A key and a certificate of our authority. */
function certificate(name: string, extension: string): void {
  openssl(
    'req',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.csr`,
  )
  write(`${name}.ext`, extension)
  openssl(
    'x509',
    '-req',
    '-in',
    `${name}.csr`,
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '2',
    '-extfile',
    `${name}.ext`,
    '-out',
    `${name}.pem`,
  )
}

// No key is kept in the repository, so certificates are made here, where there is something to make them with.
const canMake = spawnSync('openssl', ['version']).status === 0

beforeAll(() => {
  if (!canMake) return
  openssl(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=test authority',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  )
  certificate('server', 'subjectAltName=IP:127.0.0.1,DNS:tenant.example.com')
  certificate('client', 'extendedKeyUsage=clientAuth')
})
afterAll(() => {
  for (const server of servers) server.closeAllConnections()
  for (const server of servers) server.close()
  remove()
})

const tls = () => ({
  key: readFileSync(at('server.key')),
  cert: readFileSync(at('server.pem')),
  ca: readFileSync(at('ca.pem')),
})
const profileAt = (url: string) => {
  sandbox.reset()
  return write('profile.yaml', {
    ...profileOf(sandbox, url),
    budget: { requests: 1000, perSecond: 0, attempts: 50 },
  })
}
const few = ['--only', 'unknown-client', '--language', 'en']

describe.skipIf(!canMake)('over https', () => {
  test('a private authority is trusted where --ca names it, and is an error of the environment where it does not', async () => {
    const port = await listen(createTlsServer(tls(), answering))
    const file = profileAt(`https://127.0.0.1:${port}`)
    expect(await check(['--profile', file, ...few, '--ca', at('ca.pem')])).toMatchObject({
      code: 0,
    })
    expect(await check(['--profile', file, ...few])).toEqual({
      code: 4,
      output: expect.stringMatching(/cannot be reached: .*(certificate|issuer)/i),
    })
    expect(await check(['--profile', file, ...few, '--ca', at('none.pem')])).toEqual({
      code: 4,
      output: expect.stringContaining('none.pem cannot be read; is it there?'),
    })
  })

  test('a service that asks for a client certificate gets the one of --cert and --key', async () => {
    const port = await listen(
      createTlsServer({ ...tls(), requestCert: true, rejectUnauthorized: true }, answering),
    )
    const file = profileAt(`https://127.0.0.1:${port}`)
    const own = ['--cert', at('client.pem'), '--key', at('client.key')]
    expect(await check(['--profile', file, ...few, '--ca', at('ca.pem'), ...own])).toMatchObject({
      code: 0,
    })
    expect(await check(['--profile', file, ...few, '--ca', at('ca.pem')])).toMatchObject({
      code: 4,
    })
  })

  test('the proxy of HTTPS_PROXY is used, but not for the hosts of NO_PROXY', async () => {
    const port = await listen(createTlsServer(tls(), answering))
    const asked: string[] = []
    const proxy = createServer()
    proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
      asked.push(request.url ?? '')
      const upstream = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
        upstream.pipe(socket).pipe(upstream)
      })
      for (const end of [socket, upstream]) end.on('error', () => end.destroy())
    })
    const url = `http://127.0.0.1:${await listen(proxy)}`
    // The name resolves nowhere, so only the proxy can reach it.
    const file = profileAt('https://tenant.example.com')
    expect(
      await check(['--profile', file, ...few, '--ca', at('ca.pem')], {
        HTTPS_PROXY: url,
        NO_PROXY: '',
      }),
    ).toMatchObject({ code: 0 })
    expect(new Set(asked)).toEqual(new Set(['tenant.example.com:443']))
    asked.length = 0
    expect(
      await check(
        ['--profile', profileAt(`https://127.0.0.1:${port}`), ...few, '--ca', at('ca.pem')],
        { HTTPS_PROXY: url, NO_PROXY: '127.0.0.1' },
      ),
    ).toMatchObject({ code: 0 })
    expect(asked).toEqual([])
  })
})

describe('a request that the network lost', () => {
  const profile = profileOf(createSandbox(), 'http://localhost')
  const { allow: _, ...inert } = profile
  const lost = (code: string) =>
    Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error(code), { code }),
    })

  /** Delivers the first probe of this effect over a network that fails so often. */
  async function over(
    failures: Error[],
    isWanted: (effects: readonly string[]) => boolean,
  ): Promise<Delivered & { sent: number; retries: number; pauses: number[] }> {
    const [probe] = plan(bundle, isWanted([]) ? inert : profile).probes.filter(({ effects }) =>
      isWanted(effects),
    )
    const left = [...failures]
    const pauses: number[] = []
    let sent = 0
    const tally = newTally()
    const send = async (request: Parameters<ReturnType<typeof sendTo>>[0]) => {
      sent += 1
      const failure = left.shift()
      if (failure) throw failure
      return sendTo(createSandbox())(request)
    }
    const deliver = deliverer(bundle, profile, send, tally, {
      pause: async (milliseconds) => void pauses.push(milliseconds),
    })
    return { ...(await deliver(probe!)), sent, retries: tally.retries, pauses }
  }
  const isInert = (effects: readonly string[]) => effects.length === 0
  const isAttempt = (effects: readonly string[]) => effects.includes('attempt')
  const isChange = (effects: readonly string[]) => effects.includes('change-password')

  test.each(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE', 'ECONNREFUSED'])(
    'is repeated after %s where it is inert, a few times at most',
    async (code) => {
      expect(await over([lost(code)], isInert)).toMatchObject({
        sent: 2,
        retries: 1,
        answer: { status: 400 },
      })
      expect(await over([lost(code), lost(code), lost(code), lost(code)], isInert)).toMatchObject({
        sent: 3,
        retries: 2,
        pauses: [100, 400],
        answer: undefined,
        failure: code,
      })
    },
  )

  test.each(['ECONNREFUSED', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])(
    'is repeated after %s whatever it does, since nothing was sent',
    async (code) => {
      expect(await over([lost(code)], isAttempt)).toMatchObject({ sent: 2, retries: 1 })
      expect(await over([lost(code)], isChange)).toMatchObject({ sent: 2, retries: 1 })
    },
  )

  test.each(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'])(
    'is never repeated after %s where it counts as an attempt or may change a password',
    async (code) => {
      expect(await over([lost(code)], isAttempt)).toMatchObject({
        sent: 1,
        retries: 0,
        answer: undefined,
      })
      expect(await over([lost(code)], isChange)).toMatchObject({
        sent: 1,
        retries: 0,
        answer: undefined,
      })
    },
  )

  test('is never repeated after a time limit', async () => {
    expect(
      await over(
        [new DOMException('The operation was aborted due to timeout', 'TimeoutError')],
        isInert,
      ),
    ).toMatchObject({ sent: 1, retries: 0 })
  })

  test('is counted in the report, and is no finding where the repetition is answered', async () => {
    let failed = false
    const result = await run(
      bundle,
      inert,
      plan(bundle, inert),
      async (request) => {
        if (!failed && (failed = true)) throw lost('ECONNRESET')
        return sendTo(createSandbox())(request)
      },
      { pause: async () => {} },
    )
    expect(result.retries).toBe(1)
    expect([...result.outcomes.flatMap(({ findings }) => findings), ...result.general]).toEqual([])
  })
})

describe('an interrupt', () => {
  test('ends with a report of what was done, and with a password that the owner knows', async () => {
    let child: { kill(signal: 'SIGINT'): boolean } | undefined
    let accepted = 0
    const set: string[] = []
    // Accepts every password that breaks a rule; the interrupt comes while the first of them is under way.
    const port = await listen(
      createServer(async (request, response) => {
        const chunks: Buffer[] = []
        for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set
        const { password } = JSON.parse(Buffer.concat(chunks).toString() || '{}') as {
          password?: string
        } // the check's own JSON
        if (password !== undefined) set.push(password)
        if ((accepted += 1) === 1) child?.kill('SIGINT')
        setImmediate(() => response.writeHead(200).end())
      }),
    )
    const { newPasswords = [], ...rest } = profileOf(sandbox, `http://127.0.0.1:${port}`)
    const file = write('interrupted.yaml', { ...rest, newPasswords })
    const { code, output } = await check(
      ['--profile', file, '--only', 'password-too-simple', '--report', at('interrupted')],
      {},
      (it) => (child = it),
    )
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/enforcement: expected[^]*stopped: interrupted\n$/),
    ])
    const report = JSON.parse(readFileSync(at('interrupted/report.json'), 'utf8'))
    expect(report.answer).toContain('stopped: interrupted')
    expect(set).toHaveLength(2)
    expect(newPasswords).not.toContain(set[0])
    expect(newPasswords).toContain(set[1])
    expect(report.passwords).toEqual({ account: `newPasswords[${newPasswords.indexOf(set[1]!)}]` })
  })
})
