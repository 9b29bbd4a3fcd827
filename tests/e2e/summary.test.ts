/**
 * The executives' meeting: a month on one sheet of paper, reached from the board and from the follow-ups, read on the
 * screen, printed with and without a network; and a city's month, of which one page holds only a part and says so.
 */
import { randomUUID } from 'node:crypto';
import { lettersOf } from '@prongsai/fixtures/reading';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BoardTablet } from '../pages/board-tablet.ts';
import { signIn } from '../pages/door.ts';
import { HeadPhone } from '../pages/head-phone.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { SummaryPage } from '../pages/summary-page.ts';
import { accessFaults } from '../support/axe.ts';
import { Coordinator } from '../support/coordinator.ts';
import {
  CROWDED_CLOCK,
  CROWDED_MONTH,
  crowdMonth,
  EXCEPTIONS,
  INSTRUCTIONS,
  MEASURES,
  UNITS,
} from '../support/crowded-month.ts';
import { Desk } from '../support/desk.ts';
import { DROPPED } from '../support/faults.ts';
import { NOTICE_BOARD } from '../support/files.ts';
import { isKept } from '../support/kept.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

const FINANCE = 'งานการเงินและคลัง';
const TOWN_UNITS = [FINANCE, 'งานควบคุมภายใน', 'สำนักปลัดเทศบาล', 'กองช่าง', 'กองสาธารณสุขและสิ่งแวดล้อม'];
const FEBRUARY = '2023-02';
/** Three days after February was due. */
const MEETING_DAY = '2023-03-08T09:00:00+07:00';
const WANTED = 'ติดประกาศที่ตลาดเพิ่มอีกหนึ่งจุด';
const A4 = { width: 210, height: 297 };
/** In points. */
const SMALLEST = 9;

describe('a small town', () => {
  const world = new World();
  beforeAll(() => world.begin());
  afterAll(() => world.end());

  test('the month can be read and printed where its letters cannot be loaded', async () => {
    const road = await world.ownRoad();
    road.always(({ url }) => url.includes('.woff2'), DROPPED);
    const page = await world.phone(road);
    await signIn(page, 'executive', PASSWORD);
    await new SummaryPage(page).open(FEBRUARY);
    expect(road.times(DROPPED)).toBeGreaterThan(0);
  });

  test('[ACTING1] [CLOSE2] [INS2] the month stands on one page, for the meeting and without a network', async () => {
    const phone = new StaffPhone(await world.phone());
    await signIn(phone.page, 'recorder', PASSWORD);
    await phone.openThisMonth();
    await phone.record('E๑๒', { channel: 'ป้ายประกาศ', what: 'ติดประกาศที่บอร์ด', photo: NOTICE_BOARD });
    await phone.everythingIsSent();
    const head = new HeadPhone(await world.phone());
    await signIn(head.page, 'head', PASSWORD);
    await head.open();
    await head.submit('E๑๒');
    await head.everythingIsSent();

    // Somebody acts for the executive: instructs, calls on the units, and closes the month with an exception.
    await new Coordinator(world).hire({
      ...{ displayName: 'ประสิทธิ์ ทำแทน', loginName: 'prasit', role: 'EXECUTIVE', acting: true },
    });
    const finance = await unitOf(world, FINANCE);
    await new Desk(world, 'prasit').ask(INSTRUCT, {
      input: { id: randomUUID(), unitId: finance, words: WANTED, dueDay: '2023-02-27' },
    });
    await world.loseServer();
    await world.serverReturns(MEETING_DAY);
    const acting = new Desk(world, 'prasit');
    await acting.ask(CALL, { input: { id: randomUUID(), month: FEBRUARY, words: null } });
    const exceptions = [{ measureId: await measureOf(world, 'E๑๓'), unitId: finance, until: '2023-03-20' }];
    await acting.ask(CLOSE, { input: { id: randomUUID(), month: FEBRUARY, exceptions } });

    // From the board to the summary of the month that is chosen there.
    const tablet = new BoardTablet(await world.tablet());
    const { page } = tablet;
    await signIn(page, 'executive', PASSWORD);
    await tablet.open();
    const months = page.getByRole('region', { name: 'กำชับและปิดเดือน' });
    await months.getByLabel('เดือน').selectOption({ label: 'กุมภาพันธ์ ๒๕๖๖' });
    await months.getByRole('link', { name: 'สรุปประจำเดือน' }).click();
    const summary = new SummaryPage(page);
    await summary.isReady();
    expect(new URL(page.url()).search).toBe(`?month=${FEBRUARY}`);
    await see(summary.sheet).toContainText('เทศบาลตำบลบ่อพลอย');
    expect(await summary.figures()).toEqual({
      ...{ ต้องรายงาน: '๒๒', เรียบร้อย: '๑', ร้อยละที่เรียบร้อย: '๔%', เกินกำหนด: '๒๐', รอรับทราบ: '๑' },
    });
    await see(summary.part(/^กระดานของเดือน/)).toContainText('ส่งงานประจำเดือนแล้ว');
    const late = summary.part(/^เกินกำหนด ๒๐ ช่อง/);
    for (const unit of TOWN_UNITS) await see(late).toContainText(unit);
    const instructed = summary.part(/^ข้อสั่งการ ๑ ข้อ/);
    await see(instructed).toContainText(WANTED);
    await see(instructed).toContainText('เกินกำหนด ๙ วัน');
    await see(instructed).toContainText('โดย ประสิทธิ์ ทำแทน รักษาการ');
    await see(summary.part('การกำชับและการปิดเดือน')).toContainText('ปิดเดือน ๑ ครั้ง');
    await see(summary.part(/^ข้อยกเว้นของการปิดเดือน/)).toContainText('๒๐ มี.ค. ๒๕๖๖');
    await see(page.getByText(/^จะพิมพ์เป็น A4 แนวตั้ง ๑ หน้า ครบทุกส่วน/)).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessFaults(page)).toEqual([]);
    }
    await standsOnOnePage(summary, [
      ...TOWN_UNITS,
      ...['ต้องรายงาน ๒๒', 'เกินกำหนด ๒๐ ช่อง', WANTED, 'พิมพ์เมื่อ ๘ มีนาคม ๒๕๖๖', 'ลงชื่อ', 'วิชัย รุ่งเรือง'],
    ]);

    // A month in which nothing is owed leads to the nearest one; the follow-ups lead here, too.
    await page.getByRole('button', { name: 'เดือนก่อน' }).click();
    await see(page.getByText('เดือนนี้ไม่มีงานที่ต้องรายงาน')).toBeVisible();
    await tablet.openFollowUps();
    await page.getByRole('link', { name: 'สรุปประจำเดือน' }).click();
    await summary.isReady();
    await see(summary.sheet).toContainText('กุมภาพันธ์ ๒๕๖๖');

    // Who works in one unit gets the month of that unit.
    const own = new SummaryPage(phone.page);
    await own.open(FEBRUARY);
    expect((await own.figures())['ต้องรายงาน']).toBe('๔');
    await see(own.sheet).toContainText(`เฉพาะ ${FINANCE}`);
    await see(own.sheet).not.toContainText('กองช่าง');
    await standsOnOnePage(own, [FINANCE]);

    // In a meeting room without a network it opens cold, says how old it is, and prints.
    await isKept(page);
    await world.loseServer();
    await page.goto('about:blank');
    await summary.open(FEBRUARY);
    await see(summary.sheet).toContainText('ข้อมูล ณ ๘ มีนาคม ๒๕๖๖');
    await standsOnOnePage(summary, [...TOWN_UNITS, 'ข้อมูล ณ ๘ มีนาคม ๒๕๖๖']);
  });
});

describe('a city', () => {
  const world = new World({ CLOCK: CROWDED_CLOCK });
  beforeAll(() => world.begin());
  afterAll(() => world.end());

  test('a crowded month still stands on one page, which counts what it leaves out and says where it is', async () => {
    await crowdMonth(world);
    const summary = new SummaryPage(await world.tablet());
    const { page } = summary;
    await signIn(page, 'executive', PASSWORD);
    await see(page.getByText('ส่งครบแล้ว').first()).toBeVisible();
    await summary.open(CROWDED_MONTH);
    expect(await summary.figures()).toEqual({
      ...{ ต้องรายงาน: '๒๔๐๐', เรียบร้อย: '๐', ร้อยละที่เรียบร้อย: '๐%', รอรับทราบ: '๐' },
      เกินกำหนด: thai(MEASURES * UNITS - EXCEPTIONS),
    });
    await see(page.getByText(/^จะพิมพ์เป็น .*ส่วนที่เกินหน้าจะบอกจำนวน/)).toBeVisible();

    // What is shown and what is left out make the whole, part by part.
    const parts = [
      { title: /^ผลของแต่ละมาตรการ/, left: /และอีก ([๐-๙]+) มาตรการ ดูครบที่หน้ากระดาน/, of: MEASURES },
      { title: /^เกินกำหนด/, left: /และอีก ([๐-๙]+) หน่วย .* ดูครบที่หน้ากระดาน/, of: UNITS },
      { title: /^ข้อสั่งการ/, left: /และอีก ([๐-๙]+) ข้อ ดูครบที่หน้าการติดตาม/, of: INSTRUCTIONS },
      { title: /^ข้อยกเว้น/, left: /และอีก ([๐-๙]+) ช่อง ดูครบที่หน้ากระดาน/, of: EXCEPTIONS },
    ];
    const said: string[] = [];
    for (const { title, left, of } of parts) {
      const part = summary.part(title);
      const shown = await part.locator('tbody tr').count();
      const [line = '', rest = ''] = left.exec(await part.innerText()) ?? [];
      expect(shown).toBeGreaterThan(1);
      expect(rest).toBe(thai(of - shown));
      said.push(line);
    }
    expect(await accessFaults(page)).toEqual([]);
    await standsOnOnePage(summary, [...said, 'ลงชื่อ', 'ต้องรายงาน ๒๔๐๐']);

    // As large as a person may choose letters, the paper stays what it is.
    await page.evaluate(() => (document.documentElement.dataset['text'] = 'largest'));
    await standsOnOnePage(summary, said);
  });
});

/** Exactly one sheet of A4, nothing cut off, no letter too small, and these words on it. */
async function standsOnOnePage(summary: SummaryPage, words: readonly string[]): Promise<void> {
  const pages = await summary.printed();
  expect(pages).toMatchObject([A4]);
  const [{ text, smallest } = { text: '', smallest: 0 }] = pages;
  expect(words.filter((each) => !text.includes(lettersOf(each)))).toEqual([]);
  expect(smallest).toBeGreaterThanOrEqual(SMALLEST);
  expect(await summary.overflow()).toBeLessThanOrEqual(1);
}

function thai(number: number): string {
  return String(number).replaceAll(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)] ?? '');
}

async function unitOf(world: World, name: string): Promise<string | undefined> {
  const { units } = await new Desk(world, 'coordinator').ask<{
    units: { nodes: { id: string; name: string }[] };
  }>(`{ units(agency: "bophloi", first: 100) { nodes { id name } } }`);
  return units.nodes.find((unit) => unit.name === name)?.id;
}

async function measureOf(world: World, code: string): Promise<string | undefined> {
  const { measures } = await new Desk(world, 'coordinator').ask<{
    measures: { nodes: { id: string; title: string; items: { writtenCode: string }[] }[] };
  }>(`{ measures(agency: "bophloi", fiscalYear: 2566, first: 100) { nodes { id items { writtenCode } } } }`);
  return measures.nodes.find(({ items }) => items.some(({ writtenCode }) => writtenCode === code))?.id;
}

const INSTRUCT = `mutation ($input: GiveInstructionInput!) {
  giveInstruction(input: $input) { userErrors { message } } }`;
const CALL = `mutation ($input: CallOnUnitsInput!) { callOnUnits(input: $input) { userErrors { message } } }`;
const CLOSE = `mutation ($input: CloseMonthInput!) { closeMonth(input: $input) { userErrors { message } } }`;
