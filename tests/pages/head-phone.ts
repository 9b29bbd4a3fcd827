/** The page of a head of unit: the unit's month at a glance. */
import type { Locator } from '@playwright/test';
import { see } from '../support/see.ts';
import { StaffPhone } from './staff-phone.ts';

export class HeadPhone extends StaffPhone {
  async open(): Promise<void> {
    await this.page.goto('/unit');
    await see(this.page.getByRole('heading', { name: 'หน่วยของฉัน' })).toBeVisible();
  }

  cell(writtenCode: string): Locator {
    return this.page
      .getByRole('article')
      .filter({ has: this.page.getByText(writtenCode, { exact: true }) })
      .first();
  }

  async says(writtenCode: string, words: string): Promise<void> {
    await see(this.cell(writtenCode)).toContainText(words);
  }

  /** All that is ready; `count` as the button says it. */
  async submitAll(count: string): Promise<void> {
    await this.page.getByRole('button', { name: `ส่งงานประจำเดือนทั้งหมดที่พร้อม (${count})` }).click();
    await see(this.page.getByText(/บันทึกการส่งงานประจำเดือนไว้ในเครื่องแล้ว .* มาตรการ/u)).toBeVisible();
  }

  async submit(writtenCode: string): Promise<void> {
    await this.cell(writtenCode).getByRole('button', { name: 'ส่งงานประจำเดือน' }).click();
    await this.says(writtenCode, 'ส่งงานประจำเดือนแล้ว');
  }

  async takeBack(writtenCode: string): Promise<void> {
    const takeBack = this.cell(writtenCode).getByRole('button', { name: 'ดึงกลับมาแก้ไข' });
    await takeBack.click();
    await see(takeBack).toBeHidden();
  }
}
