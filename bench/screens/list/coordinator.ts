import type { Page } from '@playwright/test';
import { Office } from '../../../tests/pages/office.ts';
import { SEED_FILE } from '../../../tests/support/files.ts';
import type { Device, Screen } from '../list.ts';
import { cutOff, failAnswers, holdAnswers } from './network.ts';

const whole = true;
const PAGES = [
  ...['/plan', '/plan/2566', '/people', '/reports', '/reports/photos', '/reports/preview'],
  ...['/reports/template', '/tokens'],
] as const;
const each = (state: string, before: (page: Page) => Promise<void>): Screen[] =>
  PAGES.map((path) => ({ name: `${path.slice(1).replaceAll('/', ' ')} ${state}`, path, before }));

async function makeLink(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^ลิงก์ใหม่/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'สร้างลิงก์ใหม่' }).click();
  await page.getByRole('img', { name: /^คิวอาร์โค้ด/ }).waitFor();
}

export const COORDINATOR: Device = {
  name: 'coordinator',
  who: 'coordinator',
  screens: [
    { name: 'plan', path: '/plan' },
    { name: 'plan of a year', path: '/plan/2566', whole },
    { name: 'plan of no year', path: '/plan/2560' },
    { name: 'import', path: '/plan/import', whole },
    {
      name: 'import looked at',
      path: '/plan/import',
      whole,
      arrange: async (page) => void (await new Office(page).previewPlan('2568', SEED_FILE)),
    },
    { name: 'people', path: '/people', whole },
    {
      name: 'new person',
      path: '/people',
      arrange: async (page) => {
        await page.getByRole('button', { name: 'เพิ่มบุคลากร' }).click();
        await page.getByRole('dialog').waitFor();
      },
    },
    { name: 'link', path: '/people', arrange: makeLink },
    { name: 'reports', path: '/reports' },
    {
      name: 'reports produced',
      path: '/reports',
      whole,
      arrange: async (page) => {
        await page.getByRole('heading', { level: 1 }).waitFor();
        if ((await page.getByRole('link', { name: /^Word/ }).count()) === 0)
          await new Office(page).produceSixMonthReport();
      },
    },
    {
      name: 'verify a report, genuine',
      path: '/reports',
      whole,
      arrange: async (page) => {
        const word = Buffer.from(await new Office(page).download('Word'));
        await page.goto('/verify');
        await page
          .locator('input[type=file]')
          .setInputFiles({ name: 'report.docx', mimeType: '', buffer: word });
        await page.getByRole('article').waitFor();
      },
    },
    {
      name: 'photos to show',
      path: '/reports',
      whole,
      arrange: async (page) => {
        await new Office(page).openPhotosToShow();
        await page.getByRole('checkbox').first().check();
      },
    },
    {
      name: 'photos kept private, none',
      path: '/reports/photos',
      arrange: (page) => page.getByText('ไม่เผยแพร่', { exact: true }).click(),
    },
    { name: 'report template', path: '/reports/template', whole },
    { name: 'report preview', path: '/reports/preview', whole },
    { name: 'report pages', path: '/reports/preview?view=pages' },
    {
      name: 'report preview, a sentence',
      path: '/reports/preview',
      arrange: (page) => new Office(page).openSentence(/^เดือน/),
    },
    { name: 'tokens', path: '/tokens', whole },
    {
      name: 'token issued',
      path: '/tokens',
      arrange: async (page) => {
        await page.getByLabel('ใช้ทำอะไร').fill('เว็บไซต์ของเทศบาล');
        await page.getByText('อ่านทุกอย่างของหน่วยงาน').click();
        await page.getByRole('button', { name: 'ออกรหัส' }).click();
        await page.getByRole('region', { name: 'รหัส', exact: true }).waitFor();
      },
    },
    { name: 'unit of a coordinator', path: '/unit' },
  ],
};

export const COORDINATOR_UNANSWERED: Device = {
  name: 'coordinator unanswered',
  who: 'coordinator',
  screens: [...each('loading', holdAnswers), ...each('failed', failAnswers)],
};

export const COORDINATOR_OFFLINE: Device = {
  name: 'coordinator offline',
  who: 'coordinator',
  prepare: cutOff,
  screens: [{ name: 'people offline', path: '/people' }],
};
