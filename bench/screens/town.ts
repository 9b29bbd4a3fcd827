/** What has happened in the town before anything is shown: records with photos, months sent, sent back and seen. */
import type { Browser, BrowserContext } from '@playwright/test';
import { BoardTablet } from '../../tests/pages/board-tablet.ts';
import { StaffPhone } from '../../tests/pages/staff-phone.ts';
import { MEETING, NOTICE_BOARD } from '../../tests/support/files.ts';
import { see } from '../../tests/support/see.ts';
import { signInOn } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { recordMuch } from '../support/records.ts';

/** Three days before February is due. */
export const CLOCK = '2023-03-02T09:00:00+07:00';
export const FEBRUARY = '/month?month=2023-02';
/** As somebody writes who leaves nothing out, with marks above and below each other. */
export const LONG =
  'ติดประกาศขั้นตอนการให้บริการ ค่าธรรมเนียม และระยะเวลาดำเนินการ ณ จุดบริการกองคลัง พร้อมแจกแผ่นพับให้ผู้ที่มาชำระภาษีที่ดินและสิ่งปลูกสร้างทุกราย และชี้แจงผู้ใหญ่บ้านทั้ง ๑๒ หมู่บ้านในที่ประชุมกำนันผู้ใหญ่บ้านประจำเดือน';

const CONTEXT = {
  viewport: { width: 390, height: 844 },
  locale: 'th-TH',
  timezoneId: 'Asia/Bangkok',
  reducedMotion: 'reduce',
} as const;

export function deviceIn(browser: Browser, address: string): Promise<BrowserContext> {
  return browser.newContext({ ...CONTEXT, baseURL: address });
}

/** Lives the town's February. Gives the one-time link of somebody who has not come in yet. */
export async function liveFebruary(browser: Browser, address: string): Promise<string> {
  await recordMuch(address, 50);
  const recorder = await deviceIn(browser, address);
  const phone = new StaffPhone(await signInOn(recorder, 'recorder'));
  for (const [code, what, photo] of [
    ['E๑๒', LONG, NOTICE_BOARD],
    ['E๑๓', 'ชี้แจงช่องทางการติดต่อในที่ประชุมประชาคม', MEETING],
  ] as const) {
    await phone.page.goto(FEBRUARY);
    await phone.record(code, { channel: 'ประชุมชี้แจง', what, quantity: '40', photo });
  }
  await phone.everythingIsSent();
  await recorder.close();

  const head = await deviceIn(browser, address);
  const unit = await signInOn(head, 'head');
  for (const code of ['E๑๒', 'E๑๓']) {
    await unit.goto(FEBRUARY);
    await new StaffPhone(unit).submitMonth(code);
  }
  await new StaffPhone(unit).everythingIsSent();
  await head.close();

  const executive = await deviceIn(browser, address);
  const tablet = new BoardTablet(await signInOn(executive, 'executive'));
  await tablet.page.setViewportSize({ width: 1024, height: 768 });
  await tablet.open();
  await tablet.openCell(tablet.cell('E๑๓', 'งานการเงินและคลัง', 'กุมภาพันธ์ ๒๕๖๖'));
  await tablet.sendBack('ขอภาพป้ายหน้าตลาดด้วย และขอให้ระบุจำนวนผู้เข้าร่วมประชุมให้ตรงกับใบลงชื่อ');
  await tablet.close();
  await see(tablet.page.getByText('ส่งครบแล้ว').first()).toBeVisible();
  await executive.close();
  return inviteSomebody(address);
}

async function inviteSomebody(address: string): Promise<string> {
  const client = new Client(address);
  await client.signIn('coordinator');
  const { addPerson } = await client.graphql<{ addPerson: { enrolmentUrl: string } }>(
    'mutation ($input: AddPersonInput!) { addPerson(input: $input) { enrolmentUrl userErrors { message } } }',
    {
      input: {
        displayName: 'วันเพ็ญ รุ่งเรืองศรีสุวรรณกุล',
        loginName: 'wanpen',
        roles: [{ role: 'AUDITOR', unitId: null }],
      },
    },
  );
  return new URL(addPerson.enrolmentUrl).pathname;
}
