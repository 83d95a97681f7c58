#!/usr/bin/env node
// The one command of the package; each sub-command reads the arguments that are left.
import manifest from '../package.json' with { type: 'json' }

const commands: Record<string, () => Promise<unknown>> = {
  sandbox: () => import('./sandbox.ts'),
  check: () => import('./check.ts'),
  password: () => import('./password.ts'),
  docs: () => import('./docs/serve-built.ts'),
  explain: () => import('./explain.ts'),
  diff: () => import('./diff.ts'),
  generate: () => import('./generate/copy-command.ts'),
}

const names = Object.keys(commands)
const [name = ''] = process.argv.splice(2, 1)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command) {
  await command()
} else if (name === '--version') {
  console.log(manifest.version)
} else if (name === '' || name === '--help') {
  console.log(
    `npx idaas-password ${names.join('|')} [options], or --version; each command tells its options with --help`,
  )
} else {
  console.error(`idaas-password: no command ${name}; use ${names.join(', ')}`)
  process.exitCode = 2
}
