/** A server that does not answer as it should, on one page. */
import type { Page } from '@playwright/test';
import { isKept } from '../../../tests/support/kept.ts';

/** No answer comes. */
export async function holdAnswers(page: Page): Promise<void> {
  await page.route('**/graphql', () => undefined);
}

export async function failAnswers(page: Page): Promise<void> {
  await page.route('**/graphql', (route) => route.fulfill({ status: 500, body: '' }));
}

/** Everything is answered but what brings the phone its rows. */
export async function holdSync(page: Page): Promise<void> {
  await page.route('**/graphql', async (route) => {
    if (!/sync(?:Pull|Push)/.test(route.request().postData() ?? '')) await route.continue();
  });
}

/** What the page needs to start again without a network is here, and then there is none. */
export async function cutOff(page: Page): Promise<void> {
  await isKept(page);
  await page.context().setOffline(true);
}
