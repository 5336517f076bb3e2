import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const withLongTests = process.env.AFTERWORD_TEST_LONG === '1';

/** What takes longest begins first, so that nothing long is left for the end. A fresh clone knows no durations, and goes by size. */
const longest = ['end-to-end/crash', 'end-to-end/faults', 'end-to-end/', 'adapters/web/page', 'src/cli/'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((part) => moduleId.includes(`/tests/${part}`));
      return found === -1 ? longest.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    // No test replaces a module, and loading everything afresh for each file takes a third of all the work.
    isolate: false,
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(withLongTests ? [] : ['tests/**/*.long.test.ts'])],
    globalSetup: ['tests/support/database/global-setup.ts'],
    // Threads start faster than processes, and what must survive a kill -9 is tried in child processes anyway.
    pool: 'threads',
    // Many files start processes of their own, and some hold real deadlines: no more of them at once than a small machine has cores.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: withLongTests ? 300_000 : 30_000,
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
});
