import type { BrowserContext, Page } from '@playwright/test';
import { PASSWORD } from './client.ts';

/** A page on which somebody of the demonstration town has signed in. */
export async function signInOn(context: BrowserContext, loginName: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('ชื่อผู้ใช้').fill(loginName);
  await page.getByLabel('รหัสผ่าน').fill(PASSWORD);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  await page.getByText('ส่งครบแล้ว').first().waitFor();
  return page;
}

/** As a person does: the page is told. */
export async function leave(page: Page): Promise<void> {
  await page.close({ runBeforeUnload: true });
  if (!page.isClosed()) await page.waitForEvent('close');
}
