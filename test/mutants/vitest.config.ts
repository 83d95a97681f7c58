// Apart from `npm test`, since each mutant is a whole check of its own: npm run test:mutants.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['test/mutants/*.test.ts'], testTimeout: 3_600_000, hookTimeout: 600_000 },
})
