// Merges YAML into files of a copied contract: what a fixture adds to `openapi.yaml`, to sources and to the catalog.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isMap, parse, parseDocument } from 'yaml'
import { type Json, type JsonObject, isObject } from '../scripts/contract/json.ts'

/** The keys of `merge.yaml` are files; maps are merged, null removes, and anything else takes the place of what was there. */
export function mergeYaml(folder: string, file: string): void {
  // Refuses a key that is there twice.
  const changes = parse(readFileSync(file, 'utf8')) as Record<string, JsonObject>
  for (const [name, change] of Object.entries(changes)) {
    const target = path.join(folder, name)
    const document = parseDocument(readFileSync(target, 'utf8'))
    const merge = (at: string[], value: Json): void => {
      const isMergeable = at.length === 0 || isMap(document.getIn(at))
      if (isObject(value) && isMergeable)
        for (const [key, it] of Object.entries(value)) merge([...at, key], it)
      else if (value === null) document.deleteIn(at)
      else document.setIn(at, document.createNode(value))
    }
    merge([], change)
    writeFileSync(target, document.toString({ lineWidth: 0 }))
  }
}
