// Start data from a YAML or JSON file.
import { readFileSync } from 'node:fs'
import { type SandboxData, readData } from './start-data.ts'

/** Throws an Error with the file's name and a line per fault. */
export async function readDataFile(file: string): Promise<SandboxData> {
  const { parse } = await import('yaml') // only where a file is given, so that the usual start stays quick
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
    throw new Error(`${file} is no start data\n${lines.map((line) => `  ${line}`).join('\n')}`)
  }
}
