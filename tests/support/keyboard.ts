/** A person without a pointer: what Tab reaches, and whether it can be seen there. */
import type { Page } from '@playwright/test';

export interface Focused {
  /** What it is called, or what it is when it has no name. */
  readonly name: string;
  readonly isSeen: boolean;
}

/** One step on, and what has the focus then. */
export async function tab(page: Page): Promise<Focused> {
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const focused = document.activeElement ?? document.body;
    const shown = focused.closest('label') ?? focused;
    const { left, top, width, height } = shown.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    const label = 'labels' in focused ? (focused as HTMLInputElement).labels?.[0]?.textContent : null;
    const name = focused.getAttribute('aria-label') ?? label ?? focused.textContent ?? '';
    return {
      name: name.replaceAll(/\s+/g, ' ').trim() || focused.localName,
      isSeen: hit !== null && (shown.contains(hit) || hit.contains(shown)),
    };
  });
}

/** Tabs until something of that name has the focus; gives everything passed on the way that could not be seen. */
export async function tabTo(page: Page, name: RegExp, most = 60): Promise<string[]> {
  const unseen: string[] = [];
  for (let step = 0; step < most; step += 1) {
    const focused = await tab(page);
    if (!focused.isSeen) unseen.push(focused.name);
    if (name.test(focused.name)) return unseen;
  }
  throw new Error(`Tab does not reach ${name} in ${most} steps`);
}
