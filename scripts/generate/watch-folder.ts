// Repeats a task after each change of a folder. Editors write a file in several steps, so changes are gathered for a
// moment; a change during the task repeats it once more.
import { watch } from 'node:fs'

const gathering = 50 // milliseconds

/** Ends when the process is asked to stop. */
export function watchFolder(folder: string, task: () => Promise<unknown>): Promise<number> {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve<unknown>(undefined)
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(task).catch((error: unknown) => console.error(error))
    }, gathering)
  })
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        watcher.close()
        clearTimeout(timer)
        resolve(0)
      })
  })
}
