// The ledger: which password each account may have now. It grows with lost responses and shrinks with
// later ones, and names places instead of secrets.
import type { Effect } from '../../model/effects.ts'
import type { AccountFact, Facts } from '../../model/facts.ts'
import type { ReportLedger } from '../report/report.ts'
import type { NewPasswords } from './new-passwords.ts'
import type { RunState } from './state.ts'

export interface LedgerOptions {
  /** What was known before the first request. */
  start: Facts
  newPasswords: NewPasswords
  allow: readonly Effect[]
}

/** Nothing, if the run may change no password and has changed none. */
export function ledgerOf({ facts }: RunState, options: LedgerOptions): ReportLedger[] {
  return facts.accounts.flatMap((account) => {
    const before = options.start.accounts.find(({ name }) => name === account.name)
    const changed = !before || isChanged(before, account)
    if (!changed && !options.allow.includes('change-password')) return []
    const known = account.current.map((it) => placeOf(it, before, options.newPasswords))
    const isOpen = account.perhapsUnknown && (changed || known.length === 0)
    const unknown = isOpen ? ['one that is not known'] : []
    return [{ account: account.name, places: [...known, ...unknown], changed }]
  })
}

function isChanged(before: AccountFact, now: AccountFact): boolean {
  const isNew = now.current.some((it) => !before.current.includes(it))
  return isNew || now.current.length < before.current.length || now.set.length > before.set.length
}

/** The place of a password; one that the check made up is shown. */
function placeOf(
  password: string,
  before: AccountFact | undefined,
  { placeOf }: NewPasswords,
): string {
  if (before?.current.includes(password)) return `${before.name}.password`
  return placeOf(password) ?? JSON.stringify(password)
}
