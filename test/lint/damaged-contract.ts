// The contract damaged in one place, and what lint says of it. All damages of a file are done to one copy, which is
// mended after each.
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type ContractCopy, copyContract, readFolder } from '../contract-copy.ts'

type Damage = (contract: ContractCopy) => void

/** What is damaged, how, what the first problem says, and how many follow it; one at most if nothing stands there. */
export type Row = [name: string, damage: Damage, message: RegExp, more?: number]

/** For a file of tests: the problems after each damage, with paths inside the contract. */
export function damagedContract(): (damage: Damage) => Promise<string[]> {
  const copy = copyContract(afterAll)
  const root = path.relative(process.cwd(), copy.folder)
  return async (damage) => {
    const touched = new Set<string>()
    const touch = (file: string) => (touched.add(file), file)
    damage({
      ...copy,
      replace: (file, ...change) => copy.replace(touch(file), ...change),
      write: (file, text) => copy.write(touch(file), text),
      remove: (file) => copy.remove(touch(file)),
    })
    const result = await readFolder(copy.folder)
    for (const file of touched) mend(copy.folder, file)
    return 'problems' in result ? result.problems.map((it) => it.replace(`${root}/`, '')) : []
  }
}

function mend(folder: string, file: string): void {
  const [original, damaged] = [path.join('openapi', file), path.join(folder, file)]
  rmSync(damaged, { recursive: true, force: true })
  if (existsSync(original)) cpSync(original, damaged, { recursive: true })
}

/** Each rule is shown red once, and the contract is whole before the first damage and after the last one. */
export function testDamages(damages: Row[]): void {
  const problemsAfter = damagedContract()
  const whole = async () => expect(await problemsAfter(() => undefined)).toEqual([])

  test('the contract as it stands has no fault', whole)

  test.each(damages)('%s', async (_, damage, message, more = 1) => {
    const [first, ...rest] = await problemsAfter(damage)
    expect(first).toMatch(message)
    // A file that is no YAML is named twice: where it is referred to, and where it breaks; what
    // calls share, once a call.
    expect(rest.length).toBeLessThanOrEqual(more)
  })

  test('each damage was mended', async () => {
    await whole()
    await problemsAfter(({ folder }) => expect(contents(folder)).toEqual(contents('openapi')))
  })
}

function contents(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => path.relative(folder, path.join(it.parentPath, it.name)))
  return new Map(names.sort().map((it) => [it, readFileSync(path.join(folder, it), 'utf8')]))
}
