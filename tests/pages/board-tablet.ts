/** The executive's board on a tablet. */
import type { Locator, Page } from '@playwright/test';
import { see } from '../support/see.ts';

export class BoardTablet {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/board?view=all');
    await see(this.page.getByRole('heading', { name: 'กระดาน' })).toBeVisible();
  }

  /** As an executive comes to it: what needs attention. */
  async openFirst(): Promise<void> {
    await this.page.goto('/board');
    await see(this.page.getByRole('heading', { name: 'กระดาน' })).toBeVisible();
  }

  /** One of the choices above the board: a view, or what heads the groups. */
  choice(words: string | RegExp): Locator {
    return this.page.getByRole('radio', { name: words });
  }

  async choose(words: string | RegExp): Promise<void> {
    await this.choice(words).check({ force: true });
  }

  /** Headings down the side: measures and units in their order. */
  rows(): Locator {
    return this.page.getByRole('rowheader');
  }

  /** A cell by what it says aloud: item, unit and month. */
  cell(writtenCode: string, unit: string, month: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${writtenCode} .*, ${unit}, ${month}`) });
  }

  async cellSays(cell: Locator, status: string): Promise<void> {
    await see(cell).toHaveAccessibleName(new RegExp(status));
  }

  async openCell(cell: Locator): Promise<void> {
    await cell.click();
    await see(this.panel).toBeVisible();
  }

  get panel(): Locator {
    return this.page.getByRole('dialog');
  }

  /** A photo that has really been drawn, not a broken frame. */
  async seesPhoto(): Promise<void> {
    const photo = this.panel.getByRole('img').first();
    await see(photo).toBeVisible();
    await see
      .poll(() => photo.evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
  }

  async sendBack(note: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'ส่งกลับแก้ไข' }).click();
    await this.page.getByLabel('ต้องแก้ไขอะไร').fill(note);
    await this.page.getByRole('button', { name: 'ส่งกลับ', exact: true }).click();
    await see(this.panel.getByText(note).first()).toBeVisible();
  }

  async check(): Promise<void> {
    await this.panel.getByRole('button', { name: 'รับทราบ', exact: true }).click();
    await see(this.panel.getByText('ผู้บริหารรับทราบแล้ว').first()).toBeVisible();
  }

  /** About the open cell, until the day that is proposed. */
  async instruct(words: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'สั่งการ', exact: true }).click();
    const form = this.page.getByRole('dialog', { name: 'สั่งการ', exact: true });
    await form.getByLabel('ต้องการให้ทำอะไร').fill(words);
    await form.getByRole('button', { name: 'สั่งการ', exact: true }).click();
    await see(this.panel.getByRole('article').filter({ hasText: words })).toBeVisible();
  }

  async openFollowUps(): Promise<void> {
    await this.page.goto('/follow-ups');
    await see(this.page.getByRole('heading', { name: 'การติดตาม' })).toBeVisible();
  }

  /** A group of the follow-ups by its name. */
  followUps(group: string): Locator {
    return this.page.getByRole('region', { name: new RegExp(`^${group}`) });
  }

  async everythingIsSent(): Promise<void> {
    await see(this.page.getByText('ส่งครบแล้ว').first()).toBeVisible();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await see(this.panel).toBeHidden();
    await see(this.page).not.toHaveURL(/[?&]measure=/);
  }
}
