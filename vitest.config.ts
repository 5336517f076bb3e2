import { configDefaults, defineConfig } from 'vitest/config';

const withLongTests = process.env.AFTERWORD_TEST_LONG === '1';

export default defineConfig({
  test: {
    // No test replaces a module, and loading everything afresh for each file takes a third of all the work.
    isolate: false,
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(withLongTests ? [] : ['tests/**/*.long.test.ts'])],
    globalSetup: ['tests/support/database/global-setup.ts'],
    // Threads start faster than processes, and what must survive a kill -9 is tried in child processes anyway.
    pool: 'threads',
    // Half of the files mostly wait, for deadlines that are real: more of them at once than a small machine has cores.
    maxWorkers: 3,
    testTimeout: withLongTests ? 300_000 : 30_000,
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
});
