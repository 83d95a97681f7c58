// explain: what an error code means, found by whatever was pasted from a log.
import { text as readAll } from 'node:stream/consumers'
import provenance from '../generated/decisions.json' with { type: 'json' }
import zhBundle from '../generated/openapi.zh.json' with { type: 'json' }
import { UsageError, run } from './cli/command.ts'
import { explain } from './cli/commands.ts'
import { bundle } from './contract/bundle.ts'
import type { Language } from './contract/catalog.ts'
import { type Bundle, readContract } from './contract/contract.ts'
import type { Provenance } from './contract/provenance.ts'
import { entriesOf } from './explain/entries.ts'
import { explanation } from './explain/explanation.ts'

await run(explain, async ({ values, positionals }) => {
  const language = values.language ?? systemLanguage()
  const source = language === 'zh' ? (zhBundle as unknown as Bundle) : bundle // the compiler sees the file's value
  const contract = readContract(source)
  const pasted = positionals.length > 0 ? positionals.join(' ') : await standardInput()
  const { sources, decisions } = provenance as unknown as Provenance // as `generate` writes it
  const entries = entriesOf(contract, { sources, decisions }).filter(
    ({ error }) => values.product === undefined || error.product === values.product,
  )
  if (entries.length === 0)
    throw new Error(
      `--product ${values.product} is not a product of the contract; use ${contract.products.join(', ')}`,
    )
  const { text, isFound } = explanation(contract, entries, { pasted, language, sources })
  console.log(text)
  return isFound ? 0 : 1
})

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError(explain, 'give a text')
  return readAll(process.stdin)
}

function systemLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh' : 'en'
}
