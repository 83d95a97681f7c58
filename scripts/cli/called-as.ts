// How the reader of a usage calls a command: whoever has the package has its bin, whoever has the
// repository its scripts.
import path from 'node:path'

const isPackage = path.basename(import.meta.dirname) === 'dist'

/** What stands before the options, such as `npm run check --`. */
export function calledAs(command: string): string {
  return isPackage ? `npx idaas-password ${command}` : `npm run ${command} --`
}
