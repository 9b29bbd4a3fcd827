import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium, findHeadlessShell } from './chromium.ts';
import { ProductServer } from './server.ts';
import { TOWN } from './town.ts';

/**
 * The browsers of the run; without one it fails before the first story. The demonstration town is loaded once, and each
 * world begins with a copy of it.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  provide('chromium', findChromium());
  provide('headlessShell', findHeadlessShell());
  // Node keeps what it has compiled of the server, which is started some three hundred times.
  const compiled = mkdtempSync(join(tmpdir(), 'prongsai-compiled-'));
  process.env.NODE_COMPILE_CACHE = compiled;
  const first = new ProductServer(TOWN);
  await first.start();
  await first.stop();
  provide('town', first.dataDir);
  return async () => {
    await first.remove();
    rmSync(compiled, { recursive: true, force: true });
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    chromium: string;
    headlessShell: string;
    /** The data folder of a server that has loaded the demonstration town and stopped. */
    town: string;
  }
}
