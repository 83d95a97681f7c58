// explain: what an error code means, found by whatever was pasted from a log.
import { text as readAll } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import provenance from '../generated/decisions.json' with { type: 'json' }
import zhBundle from '../generated/openapi.zh.json' with { type: 'json' }
import { calledAs } from './cli/called-as.ts'
import { bundle } from './contract/bundle.ts'
import type { Language } from './contract/catalog.ts'
import { type Bundle, readContract } from './contract/contract.ts'
import type { Provenance } from './contract/provenance.ts'
import { entriesOf } from './explain/entries.ts'
import { explanation } from './explain/explanation.ts'

const usage = `${calledAs('explain')} [options] 'anything pasted from a log'

  --product NAME      only codes of this product
  --language en|zh    zh if the system's language is Chinese, else en

  Without a text it reads standard input. Exits with 0 if something was found, with 1 if not.`

const options = {
  product: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(`explain: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const language = languageOf(values.language)
  const source = language === 'zh' ? (zhBundle as unknown as Bundle) : bundle // the compiler sees the file's value
  const contract = readContract(source)
  const pasted = positionals.length > 0 ? positionals.join(' ') : await standardInput()
  const entries = entriesOf(contract, provenance as unknown as Provenance).filter(
    ({ error }) => values.product === undefined || error.product === values.product,
  )
  if (entries.length === 0)
    throw new Error(
      `--product ${values.product} is not a product of the contract; use ${contract.products.join(', ')}`,
    )
  const { text, isFound } = explanation(contract, entries, { pasted, language })
  console.log(text)
  return isFound ? 0 : 1
}

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) throw new Error(`give a text, such as ${calledAs('explain')} 'PWD.0005'`)
  return readAll(process.stdin)
}

function languageOf(wanted: string | undefined): Language {
  if (wanted === 'en' || wanted === 'zh') return wanted
  if (wanted !== undefined) throw new Error(`--language ${wanted} is not supported; use en or zh`)
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh' : 'en'
}
