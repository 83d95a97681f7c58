// generate, as the package has it: copies the client. The repository's own also writes generated/.
import { run } from '../cli/command.ts'
import { copy } from '../cli/commands.ts'
import { copyClient } from './client-copy.ts'

await run(copy, ({ values }) => copyClient(values))
