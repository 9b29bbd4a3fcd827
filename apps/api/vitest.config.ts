import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { longestFirst } from '../../tests/support/longest-first.ts';

const require = createRequire(import.meta.url);
/** One copy of GraphQL: what is asked for as a module would bring a second. */
const alias = [
  { find: /^graphql$/, replacement: require.resolve('graphql/index.js') },
  { find: /^graphql-query-complexity$/, replacement: require.resolve('graphql-query-complexity') },
];
/** What goes through the door of a listening server, once on each database. */
const THROUGH_THE_DOOR = 'src/**/*.api.test.ts';

export default defineConfig({
  resolve: { alias },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { sequencer: longestFirst('simulation.test.ts') },
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts'], exclude: [THROUGH_THE_DOOR] } },
      { extends: true, test: { name: 'sqlite', include: [THROUGH_THE_DOOR], isolate: false } },
      {
        extends: true,
        test: {
          name: 'postgresql',
          include: [THROUGH_THE_DOOR],
          isolate: false,
          globalSetup: 'src/testing/postgres-server.ts',
        },
      },
    ],
  },
});
