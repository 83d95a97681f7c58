// A contract with as many operations as asked for: our own one again and again, each time with other
// paths, operation ids and codes, so that it is as rich as the real one.
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse, stringify } from 'yaml'

interface Operation {
  operationId: string
  'x-variants': { codes: string[] }[]
}

/** Writes the contract into the folder, so many times over; once is the contract as it is. */
export function writeMany(folder: string, times: number): void {
  cpSync('openapi', folder, { recursive: true })
  const read = (file: string) => parse(readFileSync(path.join(folder, file), 'utf8'))
  const write = (file: string, value: object) =>
    writeFileSync(path.join(folder, file), stringify(value, { aliasDuplicateObjects: false }))
  const index: { paths: Record<string, { $ref: string }> } = read('openapi.yaml')
  const overlay: { actions: { target: string }[] } = read('overlays/zh.yaml')
  const families = readdirSync(path.join(folder, 'errors')).filter((it) => it.endsWith('.yaml'))
  const items = Object.entries(index.paths).map(
    ([url, { $ref }]): [string, Record<string, Operation>] => [url, read($ref)],
  )
  const actions = overlay.actions.filter(({ target }) => target.startsWith('$.paths['))
  for (const tag of Array.from({ length: times - 1 }, (_, turn) => letters(turn))) {
    const renamed = (code: string) => `${tag.toUpperCase()}_${code}`
    const below = `/${tag.toLowerCase()}`
    for (const family of families) {
      const { errors, ...rest }: { errors: Record<string, object> } = read(`errors/${family}`)
      write(`errors/${tag}-${family}`, { ...rest, errors: mapped(errors, (it) => it, renamed) })
    }
    for (const [url, item] of items) {
      const file = `paths/${(below + url).slice(1).replaceAll('/', '_')}.yaml` // named after its path
      write(
        file,
        mapped(item, (it) => copyOf(it, tag, renamed)),
      )
      index.paths[below + url] = { $ref: file }
    }
    const moved = (target: string) => target.replace("['", `['${below}`)
    overlay.actions.push(...actions.map((it) => ({ ...it, target: moved(it.target) })))
  }
  write('openapi.yaml', index)
  write('overlays/zh.yaml', overlay)
}

function copyOf(operation: Operation, tag: string, renamed: (code: string) => string): Operation {
  const variants = operation['x-variants'].map((it) => ({ ...it, codes: it.codes.map(renamed) }))
  return { ...operation, operationId: operation.operationId + tag, 'x-variants': variants }
}

function mapped<T>(
  values: Record<string, T>,
  change: (it: T) => T,
  rename = (key: string) => key,
): Record<string, T> {
  const entries = Object.entries(values)
  return Object.fromEntries(entries.map(([key, value]) => [rename(key), change(value)]))
}

/** `Aa`, `Ab`, …: operation ids have letters alone. */
function letters(turn: number): string {
  return String.fromCharCode(65 + Math.floor(turn / 26), 97 + (turn % 26))
}
