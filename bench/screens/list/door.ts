import type { Device } from '../list.ts';

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
  ],
};
