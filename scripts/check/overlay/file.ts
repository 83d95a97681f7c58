// The file that `check --write-overlay` writes. It is tested before the first request, since what a run saw is gone with
// it; a file that is there stays, since somebody may have reviewed it.
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from '../profile/target.ts'
import { tryFolder } from '../report/write.ts'
import type { Written } from './write.ts'

/** Makes the folder if it is missing. Throws a Refusal if the file is there, or could not be written. */
export function prepareOverlayFile(file: string): void {
  if (existsSync(file)) throw refusal(file, 'is there already')
  try {
    tryFolder(path.dirname(file))
  } catch (error) {
    throw notWritable(file, error)
  }
}

/** Returns what happened, in words; what an overlay cannot say stands in them if there is no file for it. */
export function writeOverlayFile(
  file: string,
  { text, count, left }: Written,
  wasReached: boolean,
): string {
  if (text === undefined) {
    const why = wasReached ? 'nothing differs that an overlay says' : 'too little was seen'
    return [`${file} is not written: ${why}`, ...left.map((it) => `  ${it}`)].join('\n')
  }
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    throw notWritable(file, error)
  }
  const differences = count === 1 ? '1 difference' : `${count} differences`
  const rest = left.length === 0 ? '' : `; at its end, ${left.length} more that cannot be written`
  return `${file} is written, with ${differences} to review${rest}`
}

function notWritable(file: string, error: unknown): Refusal {
  return refusal(file, `cannot be written (${(error as NodeJS.ErrnoException).code})`)
}

function refusal(file: string, why: string): Refusal {
  return new Refusal(4, `--write-overlay: ${file} ${why}; name another file`)
}
