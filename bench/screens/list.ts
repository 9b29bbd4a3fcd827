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
