import { defineConfig } from 'vitest/config';

/** No rule is a matter of time: a test that takes long on a busy machine is no failure. */
export default defineConfig({ test: { testTimeout: 60_000 } });
