/** From the tap on save to the words "saved on this phone", each time on a page that was just opened. */
import type { Browser } from '@playwright/test';
import { signInOn } from '../support/browser.ts';
import { handset, openForm, untilSaved, whileSlow } from './handset.ts';

const SAVES = 30;

export async function saves(browser: Browser, address: string): Promise<number[]> {
  const context = await handset(browser, address);
  const page = await signInOn(context, 'recorder');
  const took: number[] = [];
  for (let i = 0; i < SAVES; i += 1) {
    await openForm(page);
    const one = await whileSlow(page, async () => {
      const saved = page.evaluate(untilSaved, { begins: 'click', ready: 'never' });
      await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
      return saved;
    });
    took.push(one);
  }
  await context.close();
  return took;
}
