import type { Page } from '@playwright/test';

/** Resolves when the app is on the device, and starts without a network from then on. */
export async function isKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}
