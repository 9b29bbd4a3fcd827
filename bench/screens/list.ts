/** Every screen and state that is worth a look. */
import type { Page } from '@playwright/test';

export interface Screen {
  readonly name: string;
  readonly who: 'nobody' | 'recorder' | 'head' | 'executive' | 'coordinator';
  readonly path: string;
  /** Taken without a network, after the others. */
  readonly offline?: boolean;
  /** The whole page rather than what fits. */
  readonly whole?: boolean;
  /** What is done on the page before the picture. */
  readonly arrange?: (page: Page) => Promise<void>;
}

export const SCREENS: readonly Screen[] = [
  { name: 'sign in', who: 'nobody', path: '/sign-in' },
  { name: 'month', who: 'recorder', path: '/month' },
  { name: 'month whole', who: 'recorder', path: '/month', whole: true },
  { name: 'month without duties', who: 'recorder', path: '/month?month=2023-08' },
  { name: 'search', who: 'recorder', path: '/search?for=งบประมาณ' },
  { name: 'record', who: 'recorder', path: '/month', whole: true, arrange: openForm },
  { name: 'record refused', who: 'recorder', path: '/month', whole: true, arrange: refuseForm },
  { name: 'log', who: 'recorder', path: '/month', whole: true, arrange: openLog },
  { name: 'outbox empty', who: 'recorder', path: '/outbox' },
  { name: 'reminders', who: 'recorder', path: '/reminders' },
  { name: 'me', who: 'recorder', path: '/me', whole: true },
  { name: 'access', who: 'recorder', path: '/access', whole: true },
  { name: 'lesson', who: 'recorder', path: '/lesson' },
  { name: 'lesson waiting', who: 'recorder', path: '/lesson', arrange: turnPage },
  { name: 'lesson sending', who: 'recorder', path: '/lesson', arrange: turnTwice },
  { name: 'nowhere', who: 'recorder', path: '/there-is-no-such-page' },
  { name: 'month offline', who: 'recorder', path: '/month', offline: true },
  { name: 'reminders offline', who: 'recorder', path: '/reminders', offline: true },
  { name: 'unit', who: 'head', path: '/unit', whole: true },
  { name: 'board', who: 'executive', path: '/board' },
  { name: 'board whole', who: 'executive', path: '/board', whole: true },
  { name: 'board offline', who: 'executive', path: '/board', offline: true },
  { name: 'plan', who: 'coordinator', path: '/plan' },
  { name: 'import', who: 'coordinator', path: '/plan/import' },
  { name: 'people', who: 'coordinator', path: '/people', whole: true },
  { name: 'link', who: 'coordinator', path: '/people', arrange: makeLink },
  { name: 'reports', who: 'coordinator', path: '/reports' },
  { name: 'tokens', who: 'coordinator', path: '/tokens' },
  { name: 'office offline', who: 'coordinator', path: '/people', offline: true },
];

const card = (page: Page) => page.getByRole('article').filter({ hasText: 'E๑๔' });

async function openForm(page: Page): Promise<void> {
  await card(page).getByRole('link', { name: /^บันทึก/ }).click();
  await page.getByRole('group', { name: 'ช่องทาง' }).waitFor();
}

async function refuseForm(page: Page): Promise<void> {
  await openForm(page);
  await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
}

async function openLog(page: Page): Promise<void> {
  await card(page).getByRole('heading').getByRole('link').click();
  await page.getByRole('heading', { name: 'งานของเดือน' }).waitFor();
}

async function turnPage(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'ต่อไป' }).click();
}

async function turnTwice(page: Page): Promise<void> {
  await turnPage(page);
  await page.getByRole('heading', { name: 'งานรออยู่ในเครื่องนี้ นับได้' }).waitFor();
  await turnPage(page);
}

async function makeLink(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^ลิงก์ใหม่/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'สร้างลิงก์ใหม่' }).click();
  await page.getByRole('img', { name: /^คิวอาร์โค้ด/ }).waitFor();
}
