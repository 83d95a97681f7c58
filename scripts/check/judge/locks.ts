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
  const message = codeIn(trial)?.message
  const said = typeof message === 'string' || status < 400 ? message : body
  if (typeof said !== 'string') return undefined
  // Words that the contract itself has for the code are no news, unless they are news of a lock.
  const isUsual = Object.values(code?.message ?? {}).some((text) => lockWords.test(text))
  const isLock = code?.locks === true || (lockWords.test(said) && !isUsual)
  return isLock ? `the deployment says ${shown(said)}` : undefined
}

/** Whether the status itself says so. */
export function isLimit(status: number): boolean {
  return status === 423 || status === 429
}
