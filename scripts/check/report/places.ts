// Places in the contract: what a finding or a clause is about, as plain data and by name.
import type { Variant } from '../../contract/contract.ts'
import type { Clause, Finding } from '../findings/finding.ts'
import type { ReportClause, ReportPlace } from './report.ts'

export function placeOf({ variant, clause }: Finding): ReportPlace {
  return clause ? clausePlace(clause) : variantPlace(variant)
}

export function clausePlace({ variant, error, language }: Clause): ReportPlace {
  return {
    ...variantPlace(variant),
    ...(error && { code: error.code }),
    ...(language !== undefined && { language }),
  }
}

export function variantPlace({ operation, product, mode }: Variant): ReportPlace {
  return { operation: operation.id, product, ...(mode !== undefined && { mode }) }
}

/** `updatePasswordByMobile, ciam change, IDAAS.SDK.PWD.0001, en` */
export function placeName({ operation, product, mode, code, language }: ReportPlace): string {
  return [operation, [product, mode].filter(Boolean).join(' '), code, language]
    .filter(Boolean)
    .join(', ')
}

/** `IDAAS.SDK.PWD.0001 en`, `success` */
export function clauseName({ code, language }: ReportClause): string {
  return [code ?? 'success', language].filter(Boolean).join(' ')
}
