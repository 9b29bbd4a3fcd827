/**
 * One town, one month: from the plan's text file to the official report, with a phone without a network, a lost
 * answer, a return and a check on the way. Everything happens in a real browser against the built product.
 */
import { docxPart, readPdf, tablesInDocx } from '@prongsai/fixtures/reading';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BoardTablet } from '../pages/board-tablet.ts';
import { enrol } from '../pages/door.ts';
import { Office } from '../pages/office.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { expectSeed } from '../support/expect-seed.ts';
import { NOTICE_BOARD, SEED_FILE } from '../support/files.ts';
import { RESPONSE_LOST } from '../support/faults.ts';
import { ask } from '../support/third-party.ts';
import { PASSWORD, World } from '../support/world.ts';

const FINANCE = 'งานการเงินและคลัง';
const FEBRUARY = 'กุมภาพันธ์ ๒๕๖๖';
const ACTION = 'ติดประกาศช่องทางบริการออนไลน์ E-Service ที่บอร์ดหน้าสำนักงาน';
const MENDED = 'ติดประกาศช่องทางบริการออนไลน์ E-Service ที่บอร์ดหน้าสำนักงานและตลาดสด';
const RESULT = { item: 'E๑๓', says: [MENDED, '(ภาพที่ ๑)'] };
const NOTE = 'ขอให้ระบุสถานที่ติดประกาศให้ครบทุกแห่ง';

const world = new World({ FIRST_RUN: 'set-up' });
beforeAll(() => world.begin());
afterAll(() => world.end());

test('a month goes from the plan through the phone and the board into the report', async () => {
  // A coordinator sets the system up and imports last year's document as the plan of 2566.
  const office = new Office(await world.desktop());
  await office.setUp(world.setUpLink(), PASSWORD);
  const counts = await office.previewPlan('2566', SEED_FILE);
  expect(counts.get('มาตรการ')).toContain('๘');
  expect(counts.get('ข้อประเมิน')).toContain('๙');
  expect(counts.get('ข้อรายงานผลและกำกับติดตาม')).toContain('๑๙');
  expect(counts.get('หน่วยใหม่ ระบบจะเพิ่มให้เมื่อนำเข้า (๓)')).toContain(FINANCE);
  await office.importPlan();

  // Units came with the plan; a few more join them, and people are given roles and links.
  await office.openPeople();
  for (const unit of ['สำนักปลัดเทศบาล', 'กองช่าง', 'กองการศึกษา']) await office.addUnit(unit);
  const somying = await office.addPerson({
    displayName: 'สมหญิง ใจดี',
    loginName: 'somying',
    role: 'ผู้บันทึก',
    unit: FINANCE,
  });
  const prasert = await office.addPerson({
    displayName: 'ประเสริฐ มั่นคง',
    loginName: 'prasert',
    role: 'หัวหน้า',
    unit: FINANCE,
  });
  const wichai = await office.addPerson({ displayName: 'วิชัย รุ่งเรือง', loginName: 'wichai', role: 'ผู้บริหาร' });

  // A member of staff comes in once, and sees what her unit owes this month.
  const phone = new StaffPhone(await world.phone());
  await enrol(phone.page, somying, PASSWORD);
  await phone.openThisMonth();
  await phone.cellSays('E๑๓', 'ยังไม่บันทึก');
  await phone.isReadyForOffline();

  // The network is gone and the app is opened cold; she records an action with a photo.
  await world.loseServer();
  await phone.openCold('/month');
  await phone.record('E๑๓', {
    channel: 'ป้ายประกาศ',
    what: ACTION,
    place: 'หน้าสำนักงาน',
    quantity: '2',
    photo: NOTICE_BOARD,
  });
  await phone.openCold('/month');
  await phone.cellSays('E๑๓', 'บันทึกแล้ว');
  await phone.openLog('E๑๓');
  await phone.recordSays(ACTION, /อยู่ในเครื่องนี้/);

  // The server returns. Its first answer is lost on the way, and still everything arrives exactly once.
  world.road.next('records', RESPONSE_LOST);
  await world.serverReturns();
  await phone.everythingIsSent();
  expect(world.road.times(RESPONSE_LOST)).toBe(1);
  await phone.recordSays(ACTION, /ส่งแล้ว/);

  // The head of unit submits the month.
  const head = new StaffPhone(await world.phone());
  await enrol(head.page, prasert, PASSWORD);
  await head.openThisMonth();
  await head.submitMonth('E๑๓');
  await head.everythingIsSent();

  // The executive looks at the cell on a tablet, sees the photo, and sends the month back.
  const tablet = new BoardTablet(await world.tablet());
  await enrol(tablet.page, wichai, PASSWORD);
  await tablet.open();
  const cell = tablet.cell('E๑๓', FINANCE, FEBRUARY);
  await tablet.cellSays(cell, 'ส่งงานประจำเดือนแล้ว');
  await tablet.openCell(cell);
  await tablet.seesPhoto();
  await tablet.sendBack(NOTE);
  await tablet.close();
  await tablet.cellSays(cell, 'ส่งกลับแก้ไข');
  await tablet.everythingIsSent();

  // The phone shows the note, also without a network; she mends the record.
  await phone.openThisMonth();
  await phone.everythingIsSent();
  await phone.cellSays('E๑๓', NOTE);
  await world.loseServer();
  await phone.openCold('/month');
  await phone.cellSays('E๑๓', NOTE);
  await phone.openLog('E๑๓');
  await phone.recordStands(ACTION, `ส่งกลับแก้ไข: ${NOTE}`);
  await phone.mend(ACTION, MENDED);
  await world.serverReturns();
  await phone.everythingIsSent();

  // The head submits again, and the executive checks exactly what stands there now.
  await head.openThisMonth();
  await head.cellSays('E๑๓', 'บันทึกแล้ว');
  await head.submitMonth('E๑๓');
  await head.everythingIsSent();
  await tablet.open();
  await tablet.cellSays(cell, 'ส่งงานประจำเดือนแล้ว');
  await tablet.openCell(cell);
  await tablet.check();
  await tablet.close();
  await tablet.everythingIsSent();

  // The coordinator decides that the photo may be shown, and produces the report: the seed's tables cell by cell, the
  // result, and the photo.
  await office.isToldWhatIsLacking(/^ยังไม่ตัดสินใจว่าเผยแพร่ได้หรือไม่ ๑ ภาพ$/);
  await office.decideOnEveryPhoto('ไม่เผยแพร่');
  await office.undoDecision();
  await office.decideOnEveryPhoto('เผยแพร่ได้: ไม่เห็นใบหน้าที่ระบุตัวบุคคลได้');
  const executive = new Office(tablet.page);
  await executive.openPhotosToShow();
  expect(await executive.photosStanding('เผยแพร่ได้')).toBe('๑ ภาพ');
  await office.produceSixMonthReport();
  const [word, pdf] = [await office.download('Word'), await office.download('PDF')];
  expectSeed(tablesInDocx(await docxPart(word, 'word/document.xml')), RESULT);
  const read = await readPdf(pdf);
  expectSeed(read.tables, RESULT);
  expect(read.alternatives).toHaveLength(1);
  expect((await docxPart(word, 'word/document.xml')).match(/<pic:pic /gu)).toHaveLength(1);

  // A third party with a token sees the check and exactly what it covered; anybody sees nothing yet.
  const { address } = world.road;
  const token = await office.issueToken('เว็บไซต์เทศบาล');
  const inside = await ask<Logs>(address, LOGS, token);
  const [log] = inside.publicityLogs.nodes;
  expect(inside.publicityLogs.nodes).toHaveLength(1);
  expect(log).toMatchObject({ status: 'CHECKED', actions: [{ what: MENDED, quantity: 2 }] });
  expect(log?.deeds.map(({ deed }) => deed)).toEqual(['SUBMISSION', 'RETURN', 'SUBMISSION', 'CHECK']);
  expect(log?.deeds.at(-1)?.covered.map(({ actionId }) => actionId)).toEqual(
    log?.actions.map(({ id }) => id),
  );
  expect(log?.actions[0]?.photos).toHaveLength(1);
  expect((await ask<Logs>(address, LOGS)).publicityLogs.nodes).toEqual([]);

  // Once the plan is published anybody reads the checked action, without photo and names.
  await office.publishPlan('2566');
  const outside = (await ask<Logs>(address, LOGS)).publicityLogs.nodes;
  expect(outside).toMatchObject([{ actions: [{ what: MENDED, photos: [], recordedBy: null }], deeds: [] }]);
});

const LOGS = `{ publicityLogs(agency: "bophloi") { nodes { status
  actions { id what quantity recordedBy photos { sha256 } }
  deeds { deed covered { actionId version } } } } }`;
interface Logs {
  publicityLogs: {
    nodes: {
      status: string;
      actions: {
        id: string;
        what: string;
        quantity: number;
        recordedBy: string | null;
        photos: { sha256: string }[];
      }[];
      deeds: { deed: string; covered: { actionId: string; version: number }[] }[];
    }[];
  };
}
