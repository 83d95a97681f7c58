// Every file of the contract is read by somebody: components and paths by a reference, overlays by the generator.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Oas3Rule } from '@redocly/openapi-core'
import { isObject } from '../contract/json.ts'
import { chineseOverlays } from '../generate/source/chinese-overlays.ts'
import { readYamlOnce } from '../generate/source/yaml.ts'
import { contractFolder, report } from './redocly-report.ts'

const referred = ['paths', 'components', 'companions']

/** Files of the contract that nothing reads. */
export const filesRead: Oas3Rule = () => ({
  Root(_, ctx) {
    const folder = contractFolder(ctx)
    const files = filesIn(folder).filter((name) => name.endsWith('.yaml'))
    const targets = new Set(files.flatMap((name) => targetsIn(path.join(folder, name))))
    const strays = files
      .filter((name) => referred.includes(name.split(path.sep)[0] ?? ''))
      .map((name) => path.join(folder, name))
      .filter((file) => !targets.has(file))
    const read = chineseOverlays(folder)
    const overlays = filesIn(path.join(folder, 'overlays')).filter(
      (name) => !read.includes(path.join(folder, 'overlays', name)),
    )
    report(ctx, [
      ...strays.map((file) => ({ file, path: [], message: messageFor(folder, file) })),
      ...overlays.map((name) => ({
        file: path.join(folder, 'overlays', name),
        path: [],
        message: 'nothing reads this overlay; name it zh.yaml or zh-….yaml, or delete it',
      })),
    ])
  },
})

function messageFor(folder: string, file: string): string {
  return path.relative(folder, file).startsWith('paths')
    ? 'no path of openapi.yaml refers to this file; add the path there or delete the file'
    : 'nothing refers to this file; refer to it or delete it'
}

function filesIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((it) => it.isFile())
        .map((it) => path.relative(folder, path.join(it.parentPath, it.name)))
    : []
}

/** Absolute paths of the files that this one refers to. */
function targetsIn(file: string): string[] {
  const refs = (node: unknown): string[] => {
    if (Array.isArray(node)) return node.flatMap(refs)
    if (!isObject(node)) return []
    const own = typeof node.$ref === 'string' ? [node.$ref] : []
    return [...own, ...Object.values(node).flatMap(refs)]
  }
  return refs(readYamlOnce(file).value).map((ref) =>
    path.resolve(path.dirname(file), ref.split('#')[0] ?? ''),
  )
}
