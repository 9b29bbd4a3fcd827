import { defineConfig } from 'vitest/config';
import { longestFirst } from './support/longest-first.ts';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    globalSetup: ['./support/global-setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    // As patient as `see`.
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
    // The server that is killed keeps one processor busy; the stories of browsers are told on the other one.
    sequence: { sequencer: longestFirst('killed-server.test.ts') },
    // Stories told side by side wait for the network more than they work.
    maxConcurrency: 3,
  },
});
