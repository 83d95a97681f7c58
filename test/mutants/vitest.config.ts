// Apart from `npm test`, since most of it are whole checks: npm run test:mutants.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['test/mutants/mutants.test.ts'], testTimeout: 3_600_000, hookTimeout: 600_000 },
})
