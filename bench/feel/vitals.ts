/** How a page feels while it is used, by the `web-vitals` library: what moved by itself, and how long each touch took. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';

// Its build for a page without modules, which its own list of entries does not name.
const ENTRY = createRequire(import.meta.url).resolve('web-vitals');
const LIBRARY = `${readFileSync(join(dirname(ENTRY), 'web-vitals.iife.js'), 'utf8')}; window.webVitals = webVitals;`;

interface Vitals {
  /** Cumulative layout shift. */
  shift: number;
  /** Interaction to next paint, in milliseconds. */
  inp: number;
  /** Milliseconds from each interaction to the next paint. */
  interactions: number[];
}
declare global {
  interface Window {
    vitals: Vitals;
    webVitals: typeof import('web-vitals');
  }
}

/** Cumulative layout shift of a page that was not watched, which would have cost it time: browsers remember it. */
export async function shiftSoFar(page: Page): Promise<number> {
  await page.evaluate(LIBRARY);
  return page.evaluate(
    () =>
      new Promise((tell) => window.webVitals.onCLS(({ value }) => tell(value), { reportAllChanges: true })),
  );
}

/** Watches every page that is opened from now on. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(LIBRARY);
  await page.addInitScript(() => {
    const took = new Map<number, number>();
    window.vitals = { shift: 0, inp: 0, interactions: [] };
    window.webVitals.onCLS(({ value }) => (window.vitals.shift = value), { reportAllChanges: true });
    window.webVitals.onINP(({ value }) => (window.vitals.inp = value), { reportAllChanges: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (!entry.interactionId) continue;
        took.set(entry.interactionId, Math.max(took.get(entry.interactionId) ?? 0, entry.duration));
      }
      window.vitals.interactions = [...took.values()];
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  });
}

export async function vitalsOf(page: Page): Promise<Vitals> {
  // What was drawn last is told a moment later.
  await page.waitForTimeout(300);
  return page.evaluate(() => window.vitals);
}
