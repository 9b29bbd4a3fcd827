/** What a phone tells of sending: the pill, the outbox and what may be done there, and the page "me". */
import type { Download, Locator, Page } from '@playwright/test';
import { see } from '../support/see.ts';

export class OutboxPhone {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/outbox');
    await see(this.page.getByRole('heading', { name: 'รอส่ง', exact: true })).toBeVisible();
  }

  async openMe(): Promise<void> {
    await this.page.goto('/me');
    await see(this.page.getByRole('heading', { name: 'ฉัน', exact: true })).toBeVisible();
  }

  /** The same number on the pill, on the badge and on the outbox itself; `records` in Thai digits. */
  async total(records: string): Promise<void> {
    await see(this.page.getByRole('heading', { name: `รอส่ง ${records} รายการ` })).toBeVisible();
    await see(this.page.getByRole('banner').locator('a[href="/outbox"]')).toContainText(`รอส่ง ${records}`);
    await see(this.page.getByRole('navigation').getByRole('link', { name: 'รอส่ง' })).toContainText(records);
  }

  card(words: string): Locator {
    return this.page.getByRole('article').filter({ hasText: words });
  }

  /** Taps to send, and reads the answer. */
  async tryNow(answer: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'ส่งเดี๋ยวนี้' }).click();
    await this.noticeSays(answer);
  }

  async noticeSays(words: string | RegExp): Promise<void> {
    await see(this.page.getByRole('status').filter({ hasText: words }).last()).toBeVisible();
  }

  async compare(words: string): Promise<void> {
    await this.card(words).getByRole('link', { name: 'เปรียบเทียบแล้วส่งใหม่' }).click();
    await see(this.page.getByRole('heading', { name: 'มีผู้แก้ไขรายการนี้ก่อนท่าน' })).toBeVisible();
  }

  /** A side of a field on which two people disagree. */
  side(field: string, whose: 'ของท่าน' | 'ในระบบตอนนี้'): Locator {
    return this.page.getByRole('group', { name: field }).getByRole('radio', { name: whose });
  }

  async split(words: string): Promise<void> {
    await this.card(words).getByRole('button', { name: 'แยกเป็นรายการใหม่' }).click();
    await this.noticeSays('แยกเป็นรายการใหม่พร้อมภาพแล้ว');
  }

  async takeOff(words: string, reason: string): Promise<void> {
    await this.card(words).getByRole('button', { name: 'นำออกจากเครื่อง' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'นำออกจากเครื่อง' }).click();
    await see(dialog.getByText('กรุณาระบุเหตุผล')).toBeVisible();
    await dialog.getByLabel('เหตุผลที่นำออก').fill(reason);
    await dialog.getByRole('button', { name: 'นำออกจากเครื่อง' }).click();
    await this.noticeSays('นำรายการออกจากเครื่องแล้ว');
  }

  async putBack(): Promise<void> {
    await this.page.getByRole('button', { name: 'นำกลับมา' }).click();
    await this.noticeSays('นำรายการกลับมาแล้ว');
  }

  async export(): Promise<Download> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: 'ส่งออกเป็นไฟล์' }).first().click(),
    ]);
    return download;
  }

  async choose(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.getByRole('button', { name: 'นำเข้าจากไฟล์' }).click(),
    ]);
    await chooser.setFiles(file);
  }

  /** The page says why it takes nothing in. */
  async refuses(words: string): Promise<void> {
    await see(this.page.getByRole('status').filter({ hasText: words })).toBeVisible();
    await see(this.page.getByRole('dialog')).toBeHidden();
  }

  /** Reads what is in the file, and takes it in. */
  async takeIn(holds: string, answer: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await see(dialog).toContainText(holds);
    await dialog.getByRole('button', { name: 'นำเข้า', exact: true }).click();
    await this.noticeSays(answer);
  }
}
