import { findChromium } from './chromium.ts';

/** Every browser of the run is this one; without one the run fails before the first story. */
export default function setup({ provide }: { provide(key: 'chromium', path: string): void }): void {
  provide('chromium', findChromium());
}

declare module 'vitest' {
  interface ProvidedContext {
    chromium: string;
  }
}
