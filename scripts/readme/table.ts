// table: puts a table that a command made into the README, between the two comments that bear its name.
// Every number in the README comes from here, so that a reader can have it made again.
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

const readme = path.join(import.meta.dirname, '../../README.md')

/** Replaces what stands between `<!-- NAME -->` and `<!-- /NAME -->`. Throws where the README lacks the pair. */
export async function writeTable(name: string, markdown: string): Promise<void> {
  const text = await readFile(readme, 'utf8')
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from < 0 || to < from)
    throw new Error(
      `README.md: ${start} and ${end} are not there, in this order; add them where the table belongs`,
    )
  await writeFile(
    readme,
    `${text.slice(0, from + start.length)}\n\n${markdown.trim()}\n\n${text.slice(to)}`,
  )
}
