/** Whatever an answer, a letter or a tap makes the page draw anew is drawn: for what must then still stand as it was. */
import type { Page } from '@playwright/test';

const DRAWN_MS = 200;

export function settled(page: Page): Promise<void> {
  return page.evaluate((ms) => new Promise((drawn) => setTimeout(drawn, ms)), DRAWN_MS);
}
