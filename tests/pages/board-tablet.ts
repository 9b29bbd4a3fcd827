/** The executive's board on a tablet. */
import { expect, type Locator, type Page } from '@playwright/test';

export class BoardTablet {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/board');
    await expect(this.page.getByRole('heading', { name: 'กระดาน' })).toBeVisible();
    const all = this.page.getByText('ทั้งหมด', { exact: true });
    if (await all.isVisible()) await all.click();
  }

  /** A cell by what it says aloud: item, unit and month. */
  cell(writtenCode: string, unit: string, month: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${writtenCode} .*, ${unit}, ${month}`) });
  }

  async cellSays(cell: Locator, status: string): Promise<void> {
    await expect(cell).toHaveAccessibleName(new RegExp(status), { timeout: 40_000 });
  }

  async openCell(cell: Locator): Promise<void> {
    await cell.click();
    await expect(this.panel).toBeVisible();
  }

  get panel(): Locator {
    return this.page.getByRole('dialog');
  }

  /** A photo that has really been drawn, not a broken frame. */
  async seesPhoto(): Promise<void> {
    const photo = this.panel.getByRole('img').first();
    await expect(photo).toBeVisible();
    await expect
      .poll(() => photo.evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
  }

  async sendBack(note: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'ส่งกลับให้แก้ไข' }).click();
    await this.page.getByLabel('ต้องแก้ไขอะไร').fill(note);
    await this.page.getByRole('button', { name: 'ส่งกลับ', exact: true }).click();
    await expect(this.panel.getByText(note).first()).toBeVisible();
  }

  async check(): Promise<void> {
    await this.panel.getByRole('button', { name: 'รับทราบ', exact: true }).click();
    await expect(this.panel.getByText('ผู้บริหารรับทราบแล้ว').first()).toBeVisible();
  }

  async everythingIsSent(): Promise<void> {
    await expect(this.page.getByText('ส่งครบแล้ว').first()).toBeVisible({ timeout: 60_000 });
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.panel).toBeHidden();
  }
}
