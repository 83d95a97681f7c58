// Two projects: tests of the source, and tests of the package as it is built, which build it first.
import { defineConfig } from 'vitest/config'

/** Tests that read dist/. */
const built = [
  'test/package/**/*.test.ts',
  'test/cli/**/*.test.ts',
  'test/ci/**/*.test.ts',
  'test/bench/**/*.test.ts',
  'test/check/command.test.ts',
  'test/docs/samples.test.ts',
  'test/sandbox/command.test.ts',
  'test/sandbox/usage.test.ts',
]

const include = ['test/**/*.test.ts']

export default defineConfig({
  test: {
    // A test that hangs fails; one that is slow, on a busy machine, does not.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Files share what they import, such as the contract; what a test stubs is restored after it.
    isolate: false,
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    // Every core works; Vitest itself would leave one idle, which is half of two.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'source',
          include,
          exclude: [...built, 'test/environments/**', 'test/mutants/mutants.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: built,
          globalSetup: 'test/built.ts',
        },
      },
    ],
  },
})
