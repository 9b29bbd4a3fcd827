import type { Page } from '@playwright/test';
import { BoardTablet } from '../../../tests/pages/board-tablet.ts';
import { SummaryPage } from '../../../tests/pages/summary-page.ts';
import type { Device } from '../list.ts';
import { cutOff } from './network.ts';

/** Not only what needs attention. */
const ALL = '/board?view=all';

async function openCell(page: Page): Promise<void> {
  const tablet = new BoardTablet(page);
  await tablet.openCell(tablet.cell('E๑๒', 'งานการเงินและคลัง', 'กุมภาพันธ์ ๒๕๖๖'));
  await page.getByRole('dialog').getByRole('img').first().waitFor();
}

async function summaryIsLaidOut(page: Page): Promise<void> {
  await new SummaryPage(page).isReady();
}

export const EXECUTIVE: Device = {
  name: 'executive',
  who: 'executive',
  screens: [
    { name: 'board', path: '/board' },
    { name: 'board whole', path: ALL, whole: true },
    { name: 'board by unit', path: `${ALL}&by=unit` },
    { name: 'board by month, filtered', path: `${ALL}&by=month&round=1&instrument=EIT` },
    { name: 'board cell', path: ALL, arrange: openCell },
    {
      name: 'board send back',
      path: ALL,
      arrange: async (page) => {
        await openCell(page);
        await page.getByRole('dialog').getByRole('button', { name: 'ส่งกลับแก้ไข' }).click();
        await page.getByLabel('ต้องแก้ไขอะไร').waitFor();
      },
    },
    { name: 'trends', path: '/trends', whole: true },
    { name: 'summary', path: '/summary?month=2023-02', whole: true, arrange: summaryIsLaidOut },
    { name: 'summary of a month without work', path: '/summary?month=2022-12' },
    { name: 'summary of a month to come', path: '/summary?month=2023-04' },
    { name: 'follow-ups', path: '/follow-ups' },
    { name: 'month of an executive', path: '/month' },
    { name: 'me of an executive', path: '/me' },
  ],
};

export const EXECUTIVE_OFFLINE: Device = {
  name: 'executive offline',
  who: 'executive',
  prepare: async (page) => {
    await page.goto('/board');
    await page.getByRole('table').waitFor();
    await cutOff(page);
  },
  screens: [
    { name: 'board offline', path: '/board' },
    {
      name: 'summary offline',
      path: '/summary?month=2023-02',
      whole: true,
      arrange: summaryIsLaidOut,
    },
    {
      name: 'board cell offline',
      path: ALL,
      arrange: async (page) => {
        const tablet = new BoardTablet(page);
        await tablet.openCell(tablet.cell('E๑๒', 'งานการเงินและคลัง', 'กุมภาพันธ์ ๒๕๖๖'));
      },
    },
  ],
};
