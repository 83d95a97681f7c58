// Whether a response speaks of a lock or of few remaining attempts: then nothing more is attempted.
import type { CatalogError } from '../../contract/catalog.ts'
import texts from '../findings/lock-words.json' with { type: 'json' }
import { shown } from './difference.ts'
import { codeIn } from './code-in-response.ts'
import type { Trial } from './judgement.ts'

const lockWords = new RegExp(texts.words.join('|'), 'i')

export function lockIn(trial: Trial, code: CatalogError | undefined): string | undefined {
  const { status, body } = trial.response
  if (isLimit(status)) return `${status}: the deployment limits or locks`
  const read = codeIn(trial)
  const message = typeof read?.message === 'string' ? read.message : undefined
  const said = message ?? (status < 400 ? '' : body)
  // Words that the contract itself has for the code are no news, unless they are news of a lock.
  const isUsual = Object.values(code?.message ?? {}).some((text) => lockWords.test(text))
  // A code that the contract has says what the contract says.
  const own = code === undefined ? (read?.code ?? '') : ''
  const heard = isUsual ? undefined : [own, said].find((it) => lockWords.test(it))
  const telling = code?.locks === true ? said : heard
  return telling === undefined ? undefined : `the deployment says ${shown(telling)}`
}

/** Whether the status itself says so. */
export function isLimit(status: number): boolean {
  return status === 423 || status === 429
}
