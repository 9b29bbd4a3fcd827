/** A finger on the glass, as the browser gets it from the system. */
import type { Page } from '@playwright/test';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Puts a finger down, moves it in a few steps, and lifts it. */
export async function drag(page: Page, from: Place, to: Place): Promise<void> {
  const STEPS = 6;
  // Not detached: a session that ends takes what others switched on with it, such as a keeper of passkeys.
  const glass = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Place[]) =>
    glass.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [from]);
  for (let step = 1; step <= STEPS; step += 1) {
    const along = (a: number, b: number): number => a + ((b - a) * step) / STEPS;
    await touch('touchMove', [{ x: along(from.x, to.x), y: along(from.y, to.y) }]);
    // No finger is quicker than the screen; what is crowded into one frame arrives out of order.
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await touch('touchEnd', []);
}
