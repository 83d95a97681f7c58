// sandbox: serves the mock over HTTP until it is told to stop.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import type { Language } from './contract/catalog.ts'
import type { Bundle } from './contract/contract.ts'
import { isLoopback } from './sandbox/access-rules.ts'
import { usage, welcome } from './sandbox/banner.ts'
import type { Profile } from './check/profile/profile.ts'
import { profileOf } from './check/profile/sandbox-profile.ts'
import { fileOfProfile } from './check/profile/schema.ts'
import { readDataFile, watchDataFile } from './sandbox/data-file.ts'
import { serve } from './sandbox/node-server.ts'
import { type LogFormat, createRequestLog } from './sandbox/request-log.ts'
import { type Sandbox, createSandbox } from './sandbox/sandbox.ts'

const options = {
  port: { type: 'string', default: '4010' },
  host: { type: 'string', default: '127.0.0.1' },
  'allow-host': { type: 'string', multiple: true, default: [] as string[] },
  cert: { type: 'string' },
  key: { type: 'string' },
  product: { type: 'string' },
  data: { type: 'string' },
  overlay: { type: 'string' },
  watch: { type: 'boolean', default: false },
  language: { type: 'string', default: 'en' },
  strict: { type: 'boolean', default: false },
  'single-use': { type: 'boolean', default: false },
  'code-lifetime': { type: 'string' },
  'code-attempts': { type: 'string' },
  log: { type: 'string', default: 'text' },
  'write-profile': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(`sandbox: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
}

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options })
  if (values.help) {
    console.log(usage)
    return
  }
  if (values.watch && values.data === undefined)
    throw new Error('--watch needs a file to watch; name it with --data')
  const port = wholeNumber(values.port, '--port', 65535)
  const sandbox = await sandboxFrom(values)
  const { url, close } = await serve(sandbox, {
    port,
    host: values.host,
    allowedHosts: values['allow-host'].map((it) => it.toLowerCase()),
    tls: tlsFrom(values),
  }).catch((error) => {
    throw portError(error, values.host, port)
  })
  const stopWatching = values.watch ? watchData(sandbox, values.data) : undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopWatching?.()
      void close()
    })
  const profile = values['write-profile']
  if (profile !== undefined) writeProfile(profile, profileOf(sandbox, url), values.overlay)
  if (!isLoopback(values.host))
    console.error(
      `sandbox: ${values.host} can be reached by other machines; anybody there can use the sandbox's accounts`,
    )
  console.log(welcome(sandbox, url, profile))
}

/** Its overlay's path counts from the folder of the profile. */
function writeProfile(file: string, profile: Profile, overlay: string | undefined): void {
  const whole = {
    ...profile,
    ...(overlay !== undefined && {
      overlay: path.relative(path.dirname(path.resolve(file)), overlay),
    }),
  }
  writeFileSync(file, stringify(fileOfProfile(whole), { lineWidth: 0 }))
}

async function sandboxFrom(values: Values): Promise<Sandbox> {
  return createSandbox({
    contract: values.overlay === undefined ? undefined : await overlaidContract(values.overlay),
    product: values.product,
    data: values.data === undefined ? undefined : await readDataFile(values.data),
    language: oneOf(values.language, '--language', ['en', 'zh'] satisfies Language[]),
    strict: values.strict,
    singleUse: values['single-use'],
    lifetime: optionalNumber(values['code-lifetime'], '--code-lifetime'),
    attempts: optionalNumber(values['code-attempts'], '--code-attempts'),
    onExchange: createRequestLog(
      (lines) => process.stdout.write(`${lines}\n`),
      oneOf(values.log, '--log', ['text', 'json'] satisfies LogFormat[]),
    ),
  })
}

/** What it takes is loaded only if there is an overlay, so that the usual start stays quick. */
async function overlaidContract(file: string): Promise<Bundle> {
  const [{ readOverlay }, { overlaid }, { bundle }] = await Promise.all([
    import('./overlay/read.ts'),
    import('./overlay/overlaid.ts'),
    import('./contract/bundle.ts'),
  ])
  return overlaid(bundle, readOverlay(file), { language: 'en' })
}

function watchData(sandbox: Sandbox, file = ''): () => void {
  return watchDataFile(file, {
    onData(data) {
      sandbox.replaceData(data)
      console.log(`${file} has changed; all sessions start anew`)
    },
    onError: (error) =>
      console.error(`sandbox: ${error.message}\n  the data of before stays in place`),
  })
}

function tlsFrom({ cert, key }: Values): { cert: Buffer; key: Buffer } | undefined {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined || key === undefined)
    throw new Error('HTTPS needs both --cert and --key, each a PEM file')
  return { cert: readPem(cert, '--cert'), key: readPem(key, '--key') }
}

function readPem(file: string, option: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new Error(`${option} ${file} cannot be read; is it there?`)
  }
}

function optionalNumber(text: string | undefined, option: string): number | undefined {
  return text === undefined ? undefined : wholeNumber(text, option)
}

function wholeNumber(text: string, option: string, highest = Number.MAX_SAFE_INTEGER): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number > highest)
    throw new Error(`${option} ${text} is not a whole number from 0 to ${highest}`)
  return number
}

function oneOf<T extends string>(text: string, option: string, allowed: readonly T[]): T {
  const found = allowed.find((it) => it === text)
  if (found !== undefined) return found
  throw new Error(`${option} ${text} is unknown; use ${allowed.join(' or ')}`)
}

function portError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`port ${port} on ${host} is taken; free it or choose another with --port`)
  if (error.code === 'EACCES')
    return new Error(
      `port ${port} on ${host} is not for this user; choose one from 1024 on with --port`,
    )
  return new Error(`cannot listen on ${host}: ${error.message}`)
}
