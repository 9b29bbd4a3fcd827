import type { Page } from '@playwright/test';
import type { Device } from '../list.ts';

/** The file of some other system. */
async function checkAnother(page: Page): Promise<void> {
  const buffer = Buffer.from('%PDF-1.7\n%%EOF\n');
  const chosen = { name: 'รายงาน-๒๕๖๖-ฉบับแก้.pdf', mimeType: 'application/pdf', buffer };
  await page.locator('input[type=file]').setInputFiles(chosen);
  await page.getByRole('main').getByText('ไม่ตรงกับรายงาน').waitFor();
}

export const DOOR: Device = {
  name: 'nobody',
  who: null,
  screens: [
    { name: 'sign in', path: '/sign-in' },
    {
      name: 'sign in refused',
      path: '/sign-in',
      arrange: async (page) => {
        await page.getByLabel('ชื่อผู้ใช้').fill('recorder');
        await page.getByLabel('รหัสผ่าน').fill('ไม่ใช่รหัสผ่านนี้');
        await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
        await page.getByRole('alert').first().waitFor();
      },
    },
    { name: 'enrol', path: ({ enrolPath }) => enrolPath, whole: true },
    { name: 'enrol used', path: '/enrol/not-a-link' },
    { name: 'set up', path: ({ setUpAddress }) => setUpAddress, whole: true },
    { name: 'set up used', path: '/set-up/not-a-link' },
    { name: 'verify a report', path: '/verify' },
    { name: 'verify a report, none', path: '/verify', arrange: checkAnother },
    { name: 'public report, none', path: '/report/none' },
  ],
};
