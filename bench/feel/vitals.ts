/** What moves by itself on a page, by the `web-vitals` library. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';

// Its build for a page without modules, which its own list of entries does not name.
const ENTRY = createRequire(import.meta.url).resolve('web-vitals');
const LIBRARY = `${readFileSync(join(dirname(ENTRY), 'web-vitals.iife.js'), 'utf8')}; window.webVitals = webVitals;`;

declare global {
  interface Window {
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
