// A contract with as many operations as asked for: our own one again and again, each time with other
// paths, operation ids and codes, so that it is as rich as the real one.
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse, stringify } from 'yaml'

interface Index {
  paths: Record<string, { $ref: string }>
}

interface Overlay {
  actions: { target: string }[]
}

interface Operation {
  operationId: string
  'x-variants': { codes: string[] }[]
}

/** Writes the contract into the folder, so many times over; once is the contract as it is. */
export function writeMany(folder: string, times: number): void {
  cpSync('openapi', folder, { recursive: true })
  const at = (...parts: string[]) => path.join(folder, ...parts)
  const read = <T>(...parts: string[]): T => parse(readFileSync(at(...parts), 'utf8'))
  const index = read<Index>('openapi.yaml')
  const overlay = read<Overlay>('overlays', 'zh.yaml')
  const families = readdirSync(at('errors')).filter((file) => file.endsWith('.yaml'))
  const paths = Object.entries(index.paths)
  const actions = overlay.actions.filter(({ target }) => target.startsWith('$.paths['))
  for (const tag of Array.from({ length: times - 1 }, (_, turn) => letters(turn))) {
    const renamed = (code: string) => `${tag.toUpperCase()}_${code}`
    const moved = (url: string) => `/${tag.toLowerCase()}${url}`
    for (const family of families) {
      const { errors, ...rest } = read<{ errors: object }>('errors', family)
      const entries = Object.entries(errors).map(([code, entry]) => [renamed(code), entry])
      writeFileSync(
        at('errors', `${tag}-${family}`),
        stringify(
          { ...rest, errors: Object.fromEntries(entries) },
          { aliasDuplicateObjects: false },
        ),
      )
    }
    for (const [url, { $ref }] of paths) {
      const item = read<Record<string, Operation>>($ref)
      const operations = Object.entries(item).map(
        ([method, { operationId, 'x-variants': variants, ...rest }]) => {
          const codes = variants.map((variant) => ({
            ...variant,
            codes: variant.codes.map(renamed),
          }))
          return [method, { operationId: operationId + tag, ...rest, 'x-variants': codes }]
        },
      )
      // A file is named after its path.
      const file = `paths/${moved(url).slice(1).replaceAll('/', '_')}.yaml`
      writeFileSync(
        at(file),
        stringify(Object.fromEntries(operations), { aliasDuplicateObjects: false }),
      )
      index.paths[moved(url)] = { $ref: file }
    }
    overlay.actions.push(
      ...actions.map((action) => ({
        ...action,
        target: action.target.replace("['", `['/${tag.toLowerCase()}`),
      })),
    )
  }
  writeFileSync(at('openapi.yaml'), stringify(index, { aliasDuplicateObjects: false }))
  writeFileSync(at('overlays', 'zh.yaml'), stringify(overlay, { aliasDuplicateObjects: false }))
}

/** `Aa`, `Ab`, …: operation ids have letters alone. */
function letters(turn: number): string {
  return String.fromCharCode(65 + Math.floor(turn / 26), 97 + (turn % 26))
}
