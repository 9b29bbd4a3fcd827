/**
 * What a person sees of their unsent work, and what they may do with it: one number everywhere, an answer to every
 * tap, a way out for what was refused, and a file that carries it to another phone.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../pages/door.ts';
import { Office } from '../pages/office.ts';
import { OutboxPhone } from '../pages/outbox-phone.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { accessFaults } from '../support/axe.ts';
import { MEETING, NOTICE_BOARD } from '../support/files.ts';
import { keptDrafts } from '../support/kept-drafts.ts';
import { see } from '../support/see.ts';
import { ask } from '../support/third-party.ts';
import { PASSWORD, World } from '../support/world.ts';

const NOTICE = 'ติดประกาศช่องทางรับฟังความคิดเห็นที่บอร์ดหน้าสำนักงาน';
const TALK = 'ชี้แจงช่องทางติดต่อในที่ประชุมประชาคม';
const THREE_DAYS_MS = 3 * 24 * 60 * 60 * 1000;

const world = new World();
beforeAll(() => world.begin());
afterAll(() => world.end());

interface Carried {
  readonly staff: StaffPhone;
  readonly outbox: OutboxPhone;
}

async function phoneOf(loginName: string): Promise<Carried> {
  const page = await world.phone();
  await signIn(page, loginName, PASSWORD);
  const staff = new StaffPhone(page);
  await staff.openThisMonth();
  await staff.isReadyForOffline();
  return { staff, outbox: new OutboxPhone(page) };
}

test('[C5] one number everywhere, why nothing goes, and an answer to every tap', async () => {
  const { staff, outbox } = await phoneOf('recorder');
  await world.loseServer();
  await staff.openCold('/month');
  await staff.record('E๑๔', { channel: 'ป้ายประกาศ', what: NOTICE, photo: NOTICE_BOARD });
  await staff.cellSays('E๑๔', 'รอส่ง ๑');

  await outbox.open();
  await outbox.total('๑');
  await expect.poll(() => outbox.page.getByText('มีภาพรอส่ง ๑ ภาพ').count()).toBe(1);
  await expect.poll(() => outbox.card(NOTICE).textContent()).toContain('อยู่ในเครื่องนี้ รอส่ง');
  await outbox.tryNow('ติดต่อระบบไม่ได้');
  // The same answer to another tap is told anew.
  const answer = outbox.page.getByRole('status').locator('p').filter({ hasText: 'ติดต่อระบบไม่ได้' });
  await answer.last().evaluate((told) => told.setAttribute('data-heard', ''));
  await outbox.tryNow('ติดต่อระบบไม่ได้');
  await see(answer.and(outbox.page.locator(':not([data-heard])'))).toBeVisible();
  await expect.poll(() => outbox.page.getByText(/ติดต่อระบบล่าสุด ๐๙:/).count()).toBe(1);
  expect(await accessFaults(outbox.page)).toEqual([]);

  await outbox.openMe();
  await outbox.page.getByRole('button', { name: 'ออกจากระบบ' }).click();
  await outbox.noticeSays('ยังมีงานรอส่ง ๑ รายการ');
  expect(await accessFaults(outbox.page)).toEqual([]);

  await world.serverReturns();
  await outbox.open();
  await staff.everythingIsSent();
  await outbox.page.getByText('ส่งแล้วล่าสุด').click();
  await expect.poll(() => outbox.card(NOTICE).textContent()).toMatch(/ส่งแล้ว [๐-๙]{2}:[๐-๙]{2}\sน\./);
  await outbox.page.getByRole('button', { name: 'ติดต่อระบบเดี๋ยวนี้' }).click();
  await outbox.noticeSays('ส่งครบแล้ว');
  expect(await accessFaults(outbox.page)).toEqual([]);
  await staff.openThisMonth();
  await staff.cellSays('E๑๔', 'ส่งแล้ว');
});

test('a browser that is some years old shows what waits as well', async () => {
  const { staff, outbox } = await phoneOf('recorder');
  await outbox.page.addInitScript(() => {
    Reflect.deleteProperty(Map, 'groupBy');
    Reflect.deleteProperty(Object, 'groupBy');
  });
  await outbox.page.context().setOffline(true);
  await staff.openCold('/month');
  await staff.record('E๑๔', { channel: 'ป้ายประกาศ', what: 'ติดประกาศด้วยเครื่องเก่า' });
  await outbox.open();
  await see(outbox.card('ติดประกาศด้วยเครื่องเก่า')).toBeVisible();
  await outbox.page.context().setOffline(false);
  await staff.everythingIsSent();
});

test('[C5] what met another’s change is compared field by field, split into a copy, or taken off and put back', async () => {
  const somying = await phoneOf('recorder');
  const prasert = await phoneOf('head');
  await somying.staff.record('E๑๓', { channel: 'ประชุมชี้แจง', what: TALK, quantity: '40', photo: MEETING });
  await somying.staff.everythingIsSent();

  /** Both change what was done; the head's phone is first, the recorder's has no network meanwhile. */
  const disagree = async (from: string, theirs: string, mine: string): Promise<void> => {
    await somying.staff.openThisMonth();
    await somying.staff.openLog('E๑๓');
    await somying.staff.page.context().setOffline(true);
    await prasert.staff.openThisMonth();
    await prasert.staff.openLog('E๑๓');
    await prasert.staff.mend(from, theirs);
    await prasert.staff.everythingIsSent();
    await somying.staff.mend(from, mine);
    await somying.staff.page.context().setOffline(false);
    await somying.outbox.open();
    await expect.poll(() => somying.outbox.card(mine).count()).toBe(1);
    await somying.outbox.total('๑');
  };

  // Compared: she sees both, takes his, then hers, and hers is what both end with.
  await disagree(TALK, 'ชี้แจง ๒ หมู่บ้าน', 'ชี้แจง ๓ หมู่บ้าน');
  expect(await accessFaults(somying.outbox.page)).toEqual([]);
  await somying.outbox.compare('ชี้แจง ๓ หมู่บ้าน');
  expect(await accessFaults(somying.outbox.page)).toEqual([]);
  const what = somying.outbox.page.getByRole('textbox', { name: 'ทำอะไร' });
  await somying.outbox.side('ทำอะไร', 'ในระบบตอนนี้').click();
  expect(await what.inputValue()).toBe('ชี้แจง ๒ หมู่บ้าน');
  await somying.outbox.side('ทำอะไร', 'ของท่าน').click();
  expect(await what.inputValue()).toBe('ชี้แจง ๓ หมู่บ้าน');

  // What she puts in their place outlives the page.
  await what.fill('ชี้แจง ๒ หมู่บ้าน และหมู่ ๓');
  await expect.poll(() => somying.staff.page.evaluate(keptDrafts)).toContain('และหมู่ ๓');
  await somying.staff.openCold(somying.staff.page.url());
  await expect.poll(() => what.inputValue()).toBe('ชี้แจง ๒ หมู่บ้าน และหมู่ ๓');
  await somying.outbox.side('ทำอะไร', 'ของท่าน').click();
  expect(await what.inputValue()).toBe('ชี้แจง ๓ หมู่บ้าน');
  await somying.outbox.page.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await somying.outbox.noticeSays('แก้แล้ว กำลังส่งใหม่');
  await somying.staff.everythingIsSent();

  // Taken off by a slip of the finger, put back; in the end his words are good enough.
  await disagree('ชี้แจง ๓ หมู่บ้าน', 'ชี้แจง ๔ หมู่บ้าน', 'ชี้แจง ๕ หมู่บ้าน');
  await somying.outbox.takeOff('ชี้แจง ๕ หมู่บ้าน', 'ผู้อื่นแก้ให้แล้ว');
  await somying.staff.everythingIsSent();
  await somying.outbox.putBack();
  await somying.outbox.total('๑');
  await somying.outbox.compare('ชี้แจง ๕ หมู่บ้าน');
  await somying.outbox.side('ทำอะไร', 'ในระบบตอนนี้').click();
  await somying.outbox.page.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await somying.outbox.noticeSays('คงข้อมูลในระบบไว้');
  await somying.staff.everythingIsSent();

  // Split: the office's words stay, hers become a record of their own with the photo.
  await disagree('ชี้แจง ๔ หมู่บ้าน', 'ชี้แจง ๖ หมู่บ้าน', 'ชี้แจง ๗ หมู่บ้าน');
  await somying.outbox.split('ชี้แจง ๗ หมู่บ้าน');
  await somying.staff.everythingIsSent();
  const actions = await actionsOnServer();
  const talks = actions.filter((action) => action.what.startsWith('ชี้แจง'));
  expect(talks.map((action) => action.what).sort()).toEqual(['ชี้แจง ๖ หมู่บ้าน', 'ชี้แจง ๗ หมู่บ้าน']);
  expect(talks.map(({ photos, quantity }) => [photos.length, quantity])).toEqual([
    [1, 40],
    [1, 40],
  ]);
});

test('[C11] unsent work goes to her other phone as a file, and is on the server once', async () => {
  const first = await phoneOf('recorder');
  const second = await phoneOf('recorder');
  const other = await phoneOf('head');
  const before = (await actionsOnServer()).length;
  await world.loseServer();
  await first.staff.openCold('/month');
  await first.staff.record('E๑๔', { channel: 'ป้ายประกาศ', what: 'งานในไฟล์ ๑', photo: MEETING });
  await first.staff.record('E๑๓', { channel: 'ป้ายประกาศ', what: 'งานในไฟล์ ๒' });
  await first.outbox.open();
  const download = await first.outbox.export();
  await first.outbox.noticeSays(`เก็บไฟล์ ${download.suggestedFilename()}`);
  await first.outbox.total('๒');
  const file = await readFile(await download.path(), 'utf8');

  // Files that cannot be taken in say why, and leave nothing behind.
  const spoilt = (text: string) => ({
    name: 'prongsai.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  });
  await second.staff.openCold('/outbox');
  await second.outbox.choose(spoilt('รายงานการประชุม'));
  await second.outbox.refuses('ไฟล์นี้ไม่ใช่ไฟล์งานที่ส่งออกจากแอปนี้');
  await second.outbox.choose(spoilt(file.slice(0, -3000)));
  await second.outbox.refuses('ไฟล์นี้มาไม่ครบหรือเสียหาย');
  await second.outbox.choose(spoilt(file.replace('prongsai-unsent/2', 'prongsai-unsent/3')));
  await second.outbox.refuses('ไฟล์นี้มาจากแอปรุ่นใหม่กว่า');
  expect(await accessFaults(second.outbox.page)).toEqual([]);
  await other.staff.openCold('/outbox');
  await other.outbox.choose(spoilt(file));
  await other.outbox.refuses('ไฟล์นี้เป็นงานของ สมหญิง ใจดี');

  await second.outbox.choose(spoilt(file));
  await second.outbox.takeIn('มี ๒ รายการ พร้อมภาพและไฟล์ ๑ ชิ้น', 'นำเข้าแล้ว ๒ รายการ');
  await second.outbox.total('๒');
  await second.outbox.choose(spoilt(file));
  await second.outbox.takeIn('งานของ สมหญิง ใจดี', 'ทุกรายการในไฟล์นี้มีอยู่ในเครื่องนี้แล้ว');

  // Both phones send the same work.
  await world.serverReturns();
  for (const { staff, outbox } of [second, first]) {
    await outbox.open();
    await staff.everythingIsSent();
  }
  const actions = await actionsOnServer();
  expect(actions).toHaveLength(before + 2);
  const carried = actions.filter((action) => action.what.startsWith('งานในไฟล์'));
  expect(carried.map(({ photos }) => photos.map(({ stored }) => stored)).sort()).toEqual([[], [true]]);
});

test('[C11] where a phone shares files, its own sheet gets it', async () => {
  const { staff, outbox } = await phoneOf('recorder');
  await outbox.page.addInitScript(() => {
    const shared: File[] = [];
    Object.assign(window, { shared });
    Object.assign(navigator, {
      canShare: ({ files }: ShareData) => files?.every(({ type }) => type === 'text/plain') ?? false,
      share: async ({ files }: ShareData) => void shared.push(...(files ?? [])),
    });
  });
  await world.loseServer();
  await staff.openCold('/month');
  await staff.record('E๑๔', { channel: 'ป้ายประกาศ', what: 'งานที่ส่งต่อ' });
  await outbox.open();
  await outbox.page.getByRole('button', { name: 'ส่งออกเป็นไฟล์' }).click();
  await outbox.noticeSays('แชร์ไฟล์สำรองแล้ว');
  const texts = await outbox.page.evaluate(() =>
    Promise.all((window as unknown as { shared: File[] }).shared.map((file) => file.text())),
  );
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain('งานที่ส่งต่อ');
  await world.serverReturns();
  await outbox.open();
  await staff.everythingIsSent();
});

test('[SEND1] work unsent for three days is pointed out, with what to do', async () => {
  const { staff, outbox } = await phoneOf('recorder');
  await world.loseServer();
  await staff.openCold('/month');
  await staff.record('E๑๔', { channel: 'ป้ายประกาศ', what: 'งานที่ค้าง' });
  const warning = outbox.page.getByText('มีงานค้างในเครื่องมา ๓ วันแล้ว');
  await outbox.open();
  expect(await warning.count()).toBe(0);
  await outbox.page.clock.setSystemTime(new Date(Date.now() + THREE_DAYS_MS));
  await staff.openCold('/month');
  await expect.poll(() => warning.count()).toBe(1);
  await expect.poll(() => outbox.page.getByText('(๓ วันก่อน)').count()).toBe(1);
  await outbox.tryNow('ติดต่อระบบไม่ได้');
  expect((await outbox.export()).suggestedFilename()).toMatch(/^prongsai-2023-02-23\.txt$/);
  expect(await accessFaults(outbox.page)).toEqual([]);
  await world.serverReturns();
  await outbox.open();
  await staff.everythingIsSent();
  expect(await warning.count()).toBe(0);
});

test('an iPhone is taught to install the app after the first save, once; “me” teaches it always', async () => {
  const { page } = (await phoneOf('recorder')).staff;
  const userAgent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1';
  const context = await page
    .context()
    .browser()
    ?.newContext({
      ...{ userAgent, baseURL: new URL(page.url()).origin, viewport: { width: 390, height: 844 } },
      ...{ hasTouch: true, isMobile: true, locale: 'th-TH', timezoneId: 'Asia/Bangkok' },
    });
  if (!context) throw new Error('a browser should be there');
  const iphone = await context.newPage();
  const asked = await countPersist(iphone);
  await signIn(iphone, 'recorder', PASSWORD);
  const staff = new StaffPhone(iphone);
  await staff.openThisMonth();
  const lesson = iphone.getByRole('dialog', { name: 'ติดตั้งไว้ที่หน้าจอหลัก' });
  expect([await lesson.count(), await asked()]).toEqual([0, 0]);
  await staff.record('E๑๔', { channel: 'ป้ายประกาศ', what: 'งานแรกในเครื่องใหม่' });
  await expect.poll(() => lesson.getByRole('listitem').count()).toBe(3);
  expect(await asked()).toBe(1);
  expect(await accessFaults(iphone)).toEqual([]);
  await lesson.getByRole('button', { name: 'เข้าใจแล้ว' }).click();
  await staff.openThisMonth();
  await staff.record('E๑๔', { channel: 'ป้ายประกาศ', what: 'งานที่สองในเครื่องใหม่' });
  expect(await lesson.count()).toBe(0);
  await iphone.goto('/me');
  const keeping = iphone.getByRole('region', { name: 'การเก็บข้อมูลในเครื่องนี้' });
  await expect.poll(() => keeping.getByRole('listitem').count()).toBe(3);
  await expect.poll(() => keeping.textContent()).toMatch(/เบราว์เซอร์(รับรอง|ยังไม่รับรอง)ว่าจะเก็บข้อมูลไว้/);
  expect(await keeping.textContent()).toMatch(/ใช้ไป .+ เหลือ .+/);
  await context.close();
});

test('in English the same pages say the same', async () => {
  const { outbox } = await phoneOf('recorder');
  await outbox.openMe();
  await outbox.page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => outbox.page.getByText('How this device keeps your data').count()).toBe(1);
  expect(await accessFaults(outbox.page)).toEqual([]);
  await outbox.page.goto('/outbox');
  await outbox.page.context().setOffline(true);
  await outbox.page.getByRole('button', { name: 'Contact the system now' }).click();
  await outbox.noticeSays('The system cannot be reached');
  expect(await accessFaults(outbox.page)).toEqual([]);
});

/** How often the page has asked the browser to keep its data. */
async function countPersist(page: OutboxPhone['page']): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const real = navigator.storage.persist.bind(navigator.storage);
    navigator.storage.persist = () => {
      sessionStorage.setItem('asked', String(Number(sessionStorage.getItem('asked')) + 1));
      return real();
    };
  });
  return () => page.evaluate(() => Number(sessionStorage.getItem('asked')));
}

interface ActionOnServer {
  readonly what: string;
  readonly quantity: number | null;
  readonly photos: readonly { readonly stored: boolean }[];
}
interface Answer {
  readonly publicityLogs: { readonly nodes: readonly { readonly actions: readonly ActionOnServer[] }[] };
}
let token: Promise<string> | null = null;

async function actionsOnServer(): Promise<ActionOnServer[]> {
  token ??= newToken();
  const query =
    '{ publicityLogs(agency: "bophloi") { nodes { actions { what quantity photos { stored } } } } }';
  const address = `http://localhost:${world.server.port}`;
  const { publicityLogs } = await ask<Answer>(address, query, await token);
  return publicityLogs.nodes.flatMap(({ actions }) => [...actions]);
}

async function newToken(): Promise<string> {
  const office = new Office(await world.desktop());
  await signIn(office.page, 'coordinator', PASSWORD);
  return office.issueToken('จังหวัด');
}
