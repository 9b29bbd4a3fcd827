import { defineConfig } from 'vitest/config';

/** The engine's clocks are the tests' own: what takes long on a busy machine is no failure. */
export default defineConfig({ test: { testTimeout: 60_000 } });
