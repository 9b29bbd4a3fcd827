/** A phone of the bench: its screen, how it is slowed, and the form on which a record is made. */
import type { Browser, BrowserContext, Page } from '@playwright/test';

const SLOWED = 6;

export function handset(browser: Browser, address: string): Promise<BrowserContext> {
  return browser.newContext({ baseURL: address, viewport: { width: 390, height: 844 } });
}

/** Runs `work` while the page's main thread is slowed. */
export async function whileSlow<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  try {
    return await work();
  } finally {
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await session.detach();
  }
}

/** A form that only needs to be saved. */
export async function openForm(page: Page): Promise<void> {
  await page.goto('/month');
  await page.getByRole('article').filter({ hasText: 'E๑๔' }).getByRole('link', { name: /^บันทึก/ }).click();
  await page.getByText('ป้ายประกาศ', { exact: true }).click();
  // What opening the page left to do is done.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 2_000 })));
}

/**
 * In the page: milliseconds from `begins` on the document to the frame that shows the words of a save. Presses
 * save as soon as it can be pressed. Watched from inside: a test driver that keeps asking would slow the page.
 */
export function untilSaved({ begins, ready }: { begins: string; ready: string }): Promise<number> {
  return new Promise((done) => {
    let began = Number.NaN;
    let pressed = false;
    const look = (): void => {
      const save = document.querySelector<HTMLButtonElement>('form button[type=submit]');
      if (!pressed && save && save.ariaBusy !== 'true' && document.querySelector(ready)) {
        pressed = true;
        save.click();
      }
      const saved = [...document.querySelectorAll('[role=status]')].some(({ textContent }) =>
        textContent?.includes('บันทึกไว้ในเครื่องแล้ว'),
      );
      if (!saved) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    document.addEventListener(begins, ({ timeStamp }) => (began = timeStamp), { capture: true, once: true });
  });
}
