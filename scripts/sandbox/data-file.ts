// Start data from a YAML or JSON file, read once or whenever it changes.
import { readFileSync, watch } from 'node:fs'
import path from 'node:path'
import { type SandboxData, readData } from './start-data.ts'

/** Throws an Error with the file's name and a line for each fault. */
export async function readDataFile(file: string): Promise<SandboxData> {
  const { parse } = await import('yaml') // only if a file is given, so that the usual start stays quick
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Error(`${file} cannot be read; is it there?`)
  }
  try {
    return readData(parse(text))
  } catch (error) {
    const lines = error instanceof Error ? error.message.trim().split('\n') : [String(error)]
    throw new Error(
      `${file} is not valid start data\n${lines.map((line) => `  ${line}`).join('\n')}`,
    )
  }
}

interface Watcher {
  onData(data: SandboxData): void
  onError(error: Error): void
}

/** Editors write several times, or put a new file in place; all of it within this many milliseconds is one change. */
const settled = 100

/** Returns what ends the watching. What `onData` throws is an error of the file, too. */
export function watchDataFile(file: string, { onData, onError }: Watcher): () => void {
  let timer: NodeJS.Timeout | undefined
  const read = () =>
    void readDataFile(file)
      .then(onData)
      .catch((error: unknown) => onError(error instanceof Error ? error : new Error(String(error))))
  const watcher = watch(path.dirname(path.resolve(file)), (_, name) => {
    if (name !== path.basename(file)) return
    clearTimeout(timer)
    timer = setTimeout(read, settled)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
