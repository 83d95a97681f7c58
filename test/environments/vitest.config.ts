// Apart from `npm test`, since it downloads runtimes: npm run test:environments.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/environments/*.test.ts'],
    globalSetup: 'test/built.ts',
    testTimeout: 600_000,
    hookTimeout: 1_200_000,
  },
})
