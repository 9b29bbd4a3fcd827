/** The sizes of screen and the looks in which everything is shown. */
import type { Page } from '@playwright/test';

export const SIZES = [
  { width: 360, height: 640 },
  { width: 390, height: 844 },
  { width: 640, height: 360 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
] as const;
export type Size = (typeof SIZES)[number];

export const LOOKS = ['light', 'dark', 'large'] as const;
/** `large`: letters of twice the size, as a person may choose them on the page “Me”. */
export type Look = (typeof LOOKS)[number];

/** Shows the page as it stands in another look, as the browser and `looks.js` would. */
export async function putOn(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' });
  await page.evaluate((large) => {
    if (large) document.documentElement.dataset['text'] = 'largest';
    else delete document.documentElement.dataset['text'];
  }, look === 'large');
}
