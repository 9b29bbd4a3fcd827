/**
 * The same month with two phones: colleagues of one unit record for the same cell without a network, one of them
 * changes the other's record, and in the end both phones, the board and the API know the same.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BoardTablet } from '../pages/board-tablet.ts';
import { enrol, signIn } from '../pages/door.ts';
import { Office } from '../pages/office.ts';
import { OutboxPhone } from '../pages/outbox-phone.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { MEETING, NOTICE_BOARD } from '../support/files.ts';
import { RESPONSE_LOST } from '../support/faults.ts';
import { see } from '../support/see.ts';
import { ask } from '../support/third-party.ts';
import { PASSWORD, World } from '../support/world.ts';

const FINANCE = 'งานการเงินและคลัง';
const FEBRUARY = 'กุมภาพันธ์ ๒๕๖๖';
const NOTICE = 'ติดประกาศช่องทางรับฟังความคิดเห็นที่บอร์ดประชาสัมพันธ์';
const TALK = 'ชี้แจงช่องทางติดต่อสอบถามในที่ประชุมประชาคม';
const MENDED = 'ชี้แจงช่องทางติดต่อสอบถามในที่ประชุมประชาคมหมู่ ๑ ถึงหมู่ ๕';

const AT_FOUR = 'ชี้แจงช่องทางติดต่อสอบถามที่ศาลาหมู่ ๔';
const AT_FIVE = 'ชี้แจงช่องทางติดต่อสอบถามที่ศาลาหมู่ ๕';

const world = new World();
beforeAll(() => world.begin());
afterAll(() => world.end());

test('two phones of one unit record the same month, and everybody ends with the same records', async () => {
  // The demonstration town has one recorder; the coordinator adds a colleague to the same unit.
  const office = new Office(await world.desktop());
  await signIn(office.page, 'coordinator', PASSWORD);
  await office.openPeople();
  const colleague = { displayName: 'มานะ อดทน', loginName: 'mana', role: 'ผู้บันทึก', unit: FINANCE };
  const link = await office.addPerson(colleague);

  const somying = new StaffPhone(await world.phone());
  await signIn(somying.page, 'recorder', PASSWORD);
  await somying.openThisMonth();
  const mana = new StaffPhone(await world.phone());
  await enrol(mana.page, link, PASSWORD);
  await mana.openThisMonth();
  for (const phone of [somying, mana]) await phone.isReadyForOffline();

  // Neither has a network when they record for the same cell.
  await world.loseServer();
  for (const phone of [somying, mana]) await phone.openCold('/month');
  await somying.record('E๑๔', { channel: 'ป้ายประกาศ', what: NOTICE, photo: NOTICE_BOARD });
  await mana.record('E๑๔', { channel: 'ประชุมชี้แจง', what: TALK, quantity: '60', photo: MEETING });
  for (const phone of [somying, mana]) await phone.cellSays('E๑๔', '๑ รายการ');

  // The first answer is lost; then both are sent, and each sees the other's record.
  world.road.next('records', RESPONSE_LOST);
  await world.serverReturns();
  for (const phone of [somying, mana]) await phone.everythingIsSent();
  expect(world.road.times(RESPONSE_LOST)).toBe(1);
  for (const phone of [somying, mana]) {
    await phone.openThisMonth();
    await phone.everythingIsSent();
    await phone.cellSays('E๑๔', '๒ รายการ');
  }

  // One mends the other's record, offline; the other sees it once both have a network again.
  await world.loseServer();
  await somying.openCold('/month');
  await somying.openLog('E๑๔');
  await somying.mend(TALK, MENDED);
  await world.serverReturns();
  await somying.everythingIsSent();
  await mana.openThisMonth();
  await mana.openLog('E๑๔');
  await expect.poll(() => mana.page.getByRole('article').filter({ hasText: MENDED }).count()).toBe(1);

  // The head submits, the executive sees both photos and checks; the check names both records.
  const head = new StaffPhone(await world.phone());
  await signIn(head.page, 'head', PASSWORD);
  await head.openThisMonth();
  await head.submitMonth('E๑๔');
  await head.everythingIsSent();
  const tablet = new BoardTablet(await world.tablet());
  await signIn(tablet.page, 'executive', PASSWORD);
  await tablet.open();
  const cell = tablet.cell('E๑๔', FINANCE, FEBRUARY);
  await tablet.cellSays(cell, 'ส่งงานประจำเดือนแล้ว');
  await tablet.openCell(cell);
  await tablet.seesPhoto();
  await tablet.check();
  await tablet.close();
  await tablet.everythingIsSent();

  const token = await office.issueToken('จังหวัด');
  const { publicityLogs } = await ask<Logs>(world.road.address, LOGS, token);
  const [log] = publicityLogs.nodes;
  expect(publicityLogs.nodes).toHaveLength(1);
  expect(log?.actions.map(({ what }) => what).sort()).toEqual([NOTICE, MENDED].sort());
  expect(log?.actions.every(({ photos }) => photos.length === 1 && photos[0]?.stored)).toBe(true);
  const covered = log?.deeds
    .at(-1)
    ?.covered.map(({ actionId }) => actionId)
    .sort();
  expect(covered).toEqual(log?.actions.map(({ id }) => id).sort());
});

test('[S3] words a colleague changes while the form stands open are not replaced unseen', async () => {
  const somying = new StaffPhone(await world.phone());
  await signIn(somying.page, 'recorder', PASSWORD);
  await somying.openThisMonth();
  await somying.record('E๑๓', { channel: 'ประชุมชี้แจง', what: TALK });
  await somying.everythingIsSent();
  await somying.openLog('E๑๓');
  await somying.beginToMend(TALK);

  // The head of the unit mends it first, and her phone reads what he wrote.
  const head = new StaffPhone(await world.phone());
  await signIn(head.page, 'head', PASSWORD);
  await head.openThisMonth();
  await head.openLog('E๑๓');
  await head.mend(TALK, MENDED);
  await head.everythingIsSent();
  const otherTab = await somying.anotherTab();
  await otherTab.openThisMonth();
  await otherTab.openLog('E๑๓');
  await see(otherTab.page.getByRole('article').filter({ hasText: MENDED })).toBeVisible();

  await somying.page.getByLabel('ทำอะไร').fill(AT_FOUR);
  await somying.saveButton.click();
  const outbox = new OutboxPhone(somying.page);
  await outbox.open();
  await outbox.compare(AT_FOUR);
  await see(outbox.side('ทำอะไร', 'ในระบบตอนนี้')).toBeVisible();
  await see(somying.page.getByText(MENDED)).toBeVisible();

  // While she compares he mends it once more: hers meets that as well, and his words stand until she has seen them.
  await head.mend(MENDED, AT_FIVE);
  await head.everythingIsSent();
  await otherTab.wake();
  await see(otherTab.page.getByRole('article').filter({ hasText: AT_FIVE })).toBeVisible();
  await outbox.side('ทำอะไร', 'ของท่าน').click();
  await somying.saveButton.click();
  await outbox.compare(AT_FOUR);
  await see(somying.page.getByText(AT_FIVE)).toBeVisible();
  await outbox.side('ทำอะไร', 'ของท่าน').click();
  await somying.saveButton.click();
  await somying.everythingIsSent();
  await head.wake();
  await see(head.page.getByRole('article').filter({ hasText: AT_FOUR })).toBeVisible();
});

const LOGS = `{ publicityLogs(agency: "bophloi") { nodes {
  actions { id what photos { stored } } deeds { covered { actionId } } } } }`;
interface Logs {
  publicityLogs: {
    nodes: {
      actions: { id: string; what: string; photos: { stored: boolean }[] }[];
      deeds: { covered: { actionId: string }[] }[];
    }[];
  };
}
