/** The page of a head of unit: the unit's month at a glance. */
import { expect, type Locator } from '@playwright/test';
import { StaffPhone } from './staff-phone.ts';

export class HeadPhone extends StaffPhone {
  async open(): Promise<void> {
    await this.page.goto('/unit');
    await expect(this.page.getByRole('heading', { name: 'หน่วยของฉัน' })).toBeVisible();
  }

  cell(writtenCode: string): Locator {
    return this.page
      .getByRole('article')
      .filter({ has: this.page.getByText(writtenCode, { exact: true }) })
      .first();
  }

  async says(writtenCode: string, words: string): Promise<void> {
    await expect(this.cell(writtenCode)).toContainText(words, { timeout: 20_000 });
  }

  /** All that is ready; `count` as the button says it. */
  async submitAll(count: string): Promise<void> {
    await this.page.getByRole('button', { name: `ส่งงานประจำเดือนทั้งหมดที่พร้อม (${count})` }).click();
    await expect(this.page.getByText(/บันทึกการส่งงานประจำเดือนไว้ในเครื่องแล้ว .* มาตรการ/u)).toBeVisible();
  }

  async submit(writtenCode: string): Promise<void> {
    await this.cell(writtenCode).getByRole('button', { name: 'ส่งงานประจำเดือน' }).click();
    await this.says(writtenCode, 'ส่งงานประจำเดือนแล้ว');
  }

  async takeBack(writtenCode: string): Promise<void> {
    const takeBack = this.cell(writtenCode).getByRole('button', { name: 'ดึงกลับมาแก้ไข' });
    await takeBack.click();
    await expect(takeBack).toBeHidden();
  }
}
