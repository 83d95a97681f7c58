// sandbox: serves the mock over HTTP until it is told to stop.
import { type ValuesOf, run } from './cli/command.ts'
import { sandbox as command } from './cli/commands.ts'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import type { Bundle } from './contract/contract.ts'
import { isLoopback } from './sandbox/access-rules.ts'
import { welcome } from './sandbox/banner.ts'
import type { Profile } from './check/profile/profile.ts'
import { profileOf } from './check/profile/sandbox-profile.ts'
import { fileOfProfile } from './check/profile/schema.ts'
import { readDataFile, watchDataFile } from './sandbox/data-file.ts'
import { serve } from './sandbox/node-server.ts'
import { createRequestLog } from './sandbox/request-log.ts'
import { type Sandbox, createSandbox } from './sandbox/sandbox.ts'

type Values = ValuesOf<typeof command>

/** The first line of a profile that this command has written. */
const mark =
  '# Written by sandbox --write-profile, which replaces this file as long as this line is here.'

await run(command, async ({ values }) => {
  if (values.watch && values.data === undefined)
    throw new Error('--watch needs a file to watch; name it with --data')
  const port = wholeNumber(values.port, '--port', 65535)
  const profile = values['write-profile']
  if (profile !== undefined) refuseOther(profile)
  const sandbox = await sandboxFrom(values)
  const { url, close } = await serve(sandbox, {
    port,
    host: values.host,
    allowedHosts: values['allow-host'].map(hostName),
    tls: tlsFrom(values),
  }).catch((error) => {
    throw portError(error, values.host, port)
  })
  const stopWatching = values.watch ? watchData(sandbox, values) : undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopWatching?.()
      void close()
    })
  if (profile !== undefined)
    try {
      writeProfile(profile, profileOf(sandbox, url), values.overlay)
    } catch (error) {
      await close()
      stopWatching?.()
      throw notWritten(profile, `cannot be written (${(error as NodeJS.ErrnoException).code})`)
    }
  if (!isLoopback(values.host))
    console.error(
      `sandbox: ${values.host} can be reached by other machines; anybody there can use the sandbox's accounts`,
    )
  speakerFor(values)(welcome(sandbox, url, profile))
})

/** Beside a log for programs, words for people go to the other stream. */
function speakerFor({ log }: Values): (text: string) => void {
  return log === 'json' ? console.error : console.log
}

/** Throws an error if the file is there and is not one of ours: somebody may have filled it in. */
function refuseOther(file: string): void {
  if (!existsSync(file) || (statSync(file).isFile() && readFileSync(file, 'utf8').startsWith(mark)))
    return
  throw notWritten(file, 'is there already, and this command did not write it')
}

function notWritten(file: string, why: string): Error {
  return new Error(`--write-profile: ${file} ${why}; name another file`)
}

/** Its overlay's path counts from the folder of the profile. */
function writeProfile(file: string, profile: Profile, overlay: string | undefined): void {
  const whole = {
    ...profile,
    ...(overlay !== undefined && {
      overlay: path.relative(path.dirname(path.resolve(file)), overlay),
    }),
  }
  writeFileSync(file, `${mark}\n${stringify(fileOfProfile(whole), { lineWidth: 0 })}`)
}

async function sandboxFrom(values: Values): Promise<Sandbox> {
  return createSandbox({
    contract: values.overlay === undefined ? undefined : await overlaidContract(values.overlay),
    product: values.product,
    data: values.data === undefined ? undefined : await readDataFile(values.data),
    language: values.language,
    strict: values.strict,
    singleUse: values['single-use'],
    lifetime: optionalNumber(values['code-lifetime'], '--code-lifetime'),
    attempts: optionalNumber(values['code-attempts'], '--code-attempts'),
    onExchange: createRequestLog((lines) => process.stdout.write(`${lines}\n`), values.log),
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

function watchData(sandbox: Sandbox, values: Values): () => void {
  const { data: file = '' } = values
  return watchDataFile(file, {
    onData(data) {
      sandbox.replaceData(data)
      speakerFor(values)(`${file} has changed; all sessions start anew`)
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

/** One with a scheme or a port would never be that of a request. */
function hostName(text: string): string {
  if (/^([a-z0-9._-]+|\[[0-9a-f:.]+\])$/i.test(text)) return text.toLowerCase()
  throw new Error(`--allow-host ${text} is not a host name; give it without scheme, port and path`)
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

function portError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`port ${port} on ${host} is taken; free it or choose another with --port`)
  if (error.code === 'EACCES')
    return new Error(
      `port ${port} on ${host} is not for this user; choose one from 1024 on with --port`,
    )
  return new Error(`cannot listen on ${host}: ${error.message}`)
}
