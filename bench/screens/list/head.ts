import type { Device } from '../list.ts';
import { FEBRUARY } from '../town.ts';

export const HEAD: Device = {
  name: 'head',
  who: 'head',
  screens: [
    { name: 'unit', path: '/unit' },
    { name: 'unit February', path: '/unit?month=2023-02', whole: true },
    { name: 'unit without duties', path: '/unit?month=2023-08' },
    { name: 'month of a head', path: FEBRUARY, whole: true },
    {
      name: 'nothing to report',
      path: FEBRUARY,
      arrange: async (page) => {
        await page.getByRole('button', { name: 'ไม่มีการดำเนินการ' }).first().click();
        await page.getByRole('dialog').waitFor();
      },
    },
  ],
};
