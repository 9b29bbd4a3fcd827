/** The three pictures that a newcomer is shown. */
import type { Page } from '@playwright/test';
import { drag } from '../support/finger.ts';
import { see } from '../support/see.ts';

export class Lesson {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async shows(title: string): Promise<void> {
    await see(this.page.getByRole('heading', { name: title })).toBeVisible();
  }

  async next(): Promise<void> {
    await this.page.getByRole('button', { name: 'ต่อไป' }).click();
  }

  async swipe(where: 'ON' | 'BACK'): Promise<void> {
    const [near, far] = [
      { x: 90, y: 320 },
      { x: 300, y: 320 },
    ];
    if (where === 'ON') await drag(this.page, far, near);
    else await drag(this.page, near, far);
  }

  /** Past the last picture, and past the question whether to install the app where the browser offers it. */
  async begin(): Promise<void> {
    const { page } = this;
    const done = page.getByRole('button', { name: /^(เริ่มใช้งาน|ต่อไป)$/ });
    const offers = (await done.innerText()).trim() === 'ต่อไป';
    await done.click();
    if (offers) await page.getByRole('button', { name: 'ไว้ภายหลัง' }).click();
  }
}
