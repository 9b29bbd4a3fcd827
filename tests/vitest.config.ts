import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

const LONGEST = 'killed-server.test.ts';

/**
 * The server that is killed keeps one processor busy from beginning to end; meanwhile the stories of browsers, which
 * wait more than they work, are told one after the other on the other one.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith(LONGEST);
    const [longest, others] = [files.filter(isLongest), files.filter((file) => !isLongest(file))];
    return [...longest, ...(await super.sort(others))];
  }
}

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    globalSetup: ['./support/global-setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    // As patient as `see`.
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Stories told side by side wait for the network more than they work.
    maxConcurrency: 3,
  },
});
