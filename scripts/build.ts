// build: writes the code of the package into dist/.
import { build } from './build/build.ts'
import { run } from './cli/command.ts'
import { build as command } from './cli/commands.ts'

await run(command, build)
