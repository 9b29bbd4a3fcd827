/** A finger on the glass, as the browser gets it from the system. */
import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Between the finger’s touching the glass and its leaving it. */
const TAP_MS = 70;

/** Touches and leaves when it is time, whether the page is busy or not: Playwright’s own tap waits until it is not. */
export async function touch(page: Page, at: Place): Promise<void> {
  const finger = await fingerOn(page);
  const down = finger('touchStart', [at]);
  await setTimeout(TAP_MS);
  await Promise.all([down, finger('touchEnd', [])]);
}

/** Puts a finger down, moves it in a few steps, and lifts it. */
export async function drag(page: Page, from: Place, to: Place): Promise<void> {
  const STEPS = 6;
  const finger = await fingerOn(page);
  await finger('touchStart', [from]);
  for (let step = 1; step <= STEPS; step += 1) {
    const along = (a: number, b: number): number => a + ((b - a) * step) / STEPS;
    await finger('touchMove', [{ x: along(from.x, to.x), y: along(from.y, to.y) }]);
    // No finger is quicker than the screen; what is crowded into one frame arrives out of order.
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await finger('touchEnd', []);
}

async function fingerOn(page: Page) {
  // Not detached: a session that ends takes what others switched on with it, such as a keeper of passkeys.
  const glass = await page.context().newCDPSession(page);
  return (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Place[]) =>
    glass.send('Input.dispatchTouchEvent', { type, touchPoints });
}
