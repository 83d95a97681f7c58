#!/usr/bin/env node
// The one command of the package; each sub-command reads the arguments that are left.
const commands: Record<string, () => Promise<unknown>> = {
  sandbox: () => import('./sandbox.ts'),
  check: () => import('./check.ts'),
  docs: () => import('./docs/show.ts'),
  generate: async () => (process.exitCode = (await import('./generate/into.ts')).main(process.argv.slice(2))),
}

const [name = ''] = process.argv.splice(2, 1)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command) {
  await command()
} else {
  console.error(`idaas-password ${Object.keys(commands).join('|')} [options]; each tells its options with --help`)
  process.exitCode = name === '' || name === '--help' ? 0 : 2
}
