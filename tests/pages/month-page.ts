/** เดือนนี้, ค้นหา and ฉัน on a phone, as a member of staff uses them. */
import type { Locator, Page } from '@playwright/test';
import { accessFaults } from '../support/axe.ts';
import { see } from '../support/see.ts';
import { drag } from '../support/finger.ts';

export class MonthPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(month = ''): Promise<void> {
    await this.page.goto(month ? `/month?month=${month}` : '/month');
    await see(this.name).toBeVisible();
  }

  /** The name of the month, which opens the picker. */
  get name(): Locator {
    return this.page.getByRole('button', { name: /เลือกเดือน|Choose a month/ });
  }

  /** The month on the page, once it has stopped moving. */
  async shows(month: string): Promise<void> {
    await see(this.name).toContainText(month);
    await see(this.page.locator('html[data-turn]')).toHaveCount(0);
  }

  async swipe(to: 'left' | 'right'): Promise<void> {
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    const [near, far] = [
      { x: width * 0.25, y: height * 0.6 },
      { x: width * 0.75, y: height * 0.6 },
    ];
    await drag(this.page, to === 'left' ? far : near, to === 'left' ? near : far);
  }

  async pullDown(): Promise<void> {
    await drag(this.page, { x: 180, y: 150 }, { x: 180, y: 420 });
  }

  async pick(month: string): Promise<void> {
    await this.name.click();
    await this.page.getByRole('dialog').getByRole('button', { name: month }).click();
  }

  async sayNothingWasDone(writtenCode: string, reason: string): Promise<void> {
    const card = this.page.getByRole('article').filter({ hasText: writtenCode });
    await card.getByRole('button', { name: 'ไม่มีการดำเนินการ' }).click();
    const sheet = this.page.getByRole('dialog');
    await sheet.getByLabel('เหตุผลที่ไม่มีการดำเนินการ').fill(reason);
    await sheet.getByRole('button', { name: 'แจ้งไม่มีการดำเนินการ' }).click();
    await see(card).toHaveCount(0);
  }

  async search(typed: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(typed);
  }

  /** It stands in the address, so that whoever comes back finds it again. */
  async searched(typed: string): Promise<void> {
    await see(this.page).toHaveURL((url) => url.searchParams.get('q') === typed);
  }

  /** Taps one of the choices on the page ฉัน. */
  async choose(...names: string[]): Promise<void> {
    for (const name of names)
      await this.page
        .getByRole('radio', { name, exact: true })
        .or(this.page.getByRole('button', { name, exact: true }))
        .first()
        .click({ force: true });
  }

  /** Nothing is wider than the screen. */
  async fits(): Promise<void> {
    const wider = () =>
      this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await see.poll(wider).toBe(0);
  }

  /** What axe finds in light and dark. */
  async faults(): Promise<string[]> {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme });
      found.push(...(await accessFaults(this.page)));
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
    return found;
  }
}
