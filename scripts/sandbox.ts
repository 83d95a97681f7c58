// sandbox: serves the mock over HTTP until it is told to stop.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { profileOf } from './check/profile.ts'
import type { Language } from './contract/catalog.ts'
import { usage, welcome } from './sandbox/banner.ts'
import { readDataFile } from './sandbox/data-file.ts'
import { createRequestLog } from './sandbox/request-log.ts'
import { createSandbox } from './sandbox/sandbox.ts'
import { serve } from './sandbox/node-server.ts'

const options = {
  port: { type: 'string', default: '4010' },
  host: { type: 'string', default: '127.0.0.1' },
  product: { type: 'string' },
  data: { type: 'string' },
  language: { type: 'string', default: 'en' },
  'single-use': { type: 'boolean', default: false },
  'code-lifetime': { type: 'string' },
  'code-attempts': { type: 'string' },
  'write-profile': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

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
  const port = wholeNumber(values.port, '--port', 65535)
  const sandbox = createSandbox({
    product: values.product,
    data: values.data === undefined ? undefined : await readDataFile(values.data),
    language: language(values.language),
    singleUse: values['single-use'],
    lifetime:
      values['code-lifetime'] === undefined
        ? undefined
        : wholeNumber(values['code-lifetime'], '--code-lifetime'),
    attempts:
      values['code-attempts'] === undefined
        ? undefined
        : wholeNumber(values['code-attempts'], '--code-attempts'),
  })
  const { url, close } = await serve(sandbox, {
    port,
    host: values.host,
    log: createRequestLog((lines) => process.stdout.write(`${lines}\n`)),
  }).catch((error) => {
    throw portError(error, values.host, port)
  })
  if (values['write-profile'] !== undefined) {
    const { stringify } = await import('yaml')
    writeFileSync(values['write-profile'], stringify(profileOf(sandbox, url), { lineWidth: 0 }))
  }
  console.log(welcome(sandbox, url, values['write-profile']))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close())
}

function wholeNumber(text: string, option: string, highest = Number.MAX_SAFE_INTEGER): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number > highest)
    throw new Error(`${option} ${text} is not a whole number from 0 to ${highest}`)
  return number
}

function language(text: string): Language {
  if (text === 'en' || text === 'zh') return text
  throw new Error(`--language ${text} is unknown; use en or zh`)
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
