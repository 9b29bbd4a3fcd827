/** What proves an action: photos in their order, PDFs, a link, and what other apps share. In a real browser. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '@playwright/test';
import { BoardTablet } from '../pages/board-tablet.ts';
import { leave, signIn, signInHere } from '../pages/door.ts';
import { Office } from '../pages/office.ts';
import { RecordForm } from '../pages/record-form.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { accessFaults } from '../support/axe.ts';
import { picked, quarters, sha256Of, type PickedFile } from '../support/pictures.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

const CELL = 'E๑๔';
const WHAT = 'ติดประกาศพร้อมหลักฐานครบทุกอย่าง';
const OTHER_PDF = Buffer.from('%PDF-1.7\n2 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const SLOW_PDF = Buffer.from('%PDF-1.7\n3 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

const world = new World({ LINK_PREVIEWS: 'loopback' });
let site: Server;
let siteAnswers = 200;
let page: Page;
let form: RecordForm;
beforeAll(async () => {
  site = createServer((_, response) => {
    response.statusCode = siteAnswers;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<title>ประกาศแผนใช้จ่ายงบประมาณ</title>');
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  await world.begin();
  page = await world.phone();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, 'recorder', PASSWORD);
  form = new RecordForm(page);
});
afterAll(async () => {
  site.close();
  await world.end();
});

const photo = async (width: number): Promise<PickedFile> =>
  picked(`${width}.jpg`, await quarters(width, 700).jpeg().toBuffer());
const caption = (position: string) => page.getByLabel(`คำบรรยายภาพที่ ${position}`);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

async function captions(): Promise<string[]> {
  return page
    .getByLabel(/^คำบรรยายภาพที่/)
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
}

/** As after the camera took the phone's memory. */
async function killed(): Promise<void> {
  const { context, url } = { context: page.context(), url: page.url() };
  await page.close();
  page = await context.newPage();
  form = new RecordForm(page);
  await page.goto(url);
}

/** What the agency's people are told of the newest action with these words. */
async function recorded(what: string) {
  const answer = await page.evaluate(async (query) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) });
    return (await response.json()) as unknown;
  }, '{ publicityActions(agency: "bophloi") { nodes { what link photos { sha256 caption position } files { name url } } } }');
  type Actions = {
    data: {
      publicityActions: {
        nodes: {
          what: string;
          link: string | null;
          photos: { sha256: string; caption: string | null; position: number }[];
          files: { name: string; url: string | null }[];
        }[];
      };
    };
  };
  return (answer as Actions).data.publicityActions.nodes.find((action) => action.what === what);
}

describe('photos of a record', () => {
  test('[PHOTO5] are laid by buttons, keys and pointer, get words, come back after a slip, and survive a killed page', async () => {
    const files = [await photo(900), await photo(901), await photo(902)];
    await form.open(CELL);
    await form.choose(...files);
    for (const [position, words] of [
      ['๑', 'หน้าสำนักงาน'],
      ['๒', 'ตลาดสด'],
      ['๓', 'ศาลาประชาคม'],
    ] as const)
      await caption(position).fill(words);
    await press('เลื่อนภาพที่ ๓ ไปก่อนหน้า');
    expect(await captions()).toEqual(['หน้าสำนักงาน', 'ศาลาประชาคม', 'ตลาดสด']);
    await see(form.section.getByText('ย้ายเป็นภาพที่ ๒ จาก ๓ แล้ว')).toBeAttached();
    // Whoever moves it by keys goes on moving it, and back where it can go no further.
    await see(page.getByRole('button', { name: 'เลื่อนภาพที่ ๒ ไปก่อนหน้า' })).toBeFocused();
    await page.keyboard.press('Enter');
    await see(page.getByRole('button', { name: 'เลื่อนภาพที่ ๑ ไปถัดไป' })).toBeFocused();
    await page.keyboard.press('Enter');
    expect(await captions()).toEqual(['หน้าสำนักงาน', 'ศาลาประชาคม', 'ตลาดสด']);

    await page.getByRole('button', { name: /^ภาพที่ ๑ จาก ๓ ลาก/ }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await captions()).toEqual(['ศาลาประชาคม', 'หน้าสำนักงาน', 'ตลาดสด']);

    const grip = page.getByRole('button', { name: /^ภาพที่ ๑ จาก ๓ ลาก/ });
    await grip.scrollIntoViewIfNeeded();
    const [from, to] = [await grip.boundingBox(), await caption('๒').boundingBox()];
    if (!from || !to) throw new Error('There is nothing to drag');
    await page.mouse.move(from.x + 20, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, from.y + 30, { steps: 8 });
    await page.mouse.up();
    expect(await captions()).toEqual(['หน้าสำนักงาน', 'ศาลาประชาคม', 'ตลาดสด']);

    await press('นำภาพที่ ๒ ออก');
    await see(form.ready).toHaveCount(2);
    await press('เลิกทำ');
    expect(await captions()).toEqual(['หน้าสำนักงาน', 'ศาลาประชาคม', 'ตลาดสด']);
    expect(await accessFaults(page)).toEqual([]);

    const again = await photo(905);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByLabel('ถ่ายใหม่แทนภาพที่ ๓').click(),
    ]);
    await chooser.setFiles(again);
    await see(form.section.getByText('เปลี่ยนภาพที่ ๓ แล้ว')).toBeVisible();
    await page.waitForTimeout(1200);
    await killed();
    await see(form.ready).toHaveCount(3);
    expect(await captions()).toEqual(['หน้าสำนักงาน', 'ศาลาประชาคม', 'ตลาดสด']);

    await form.saveAndSend(WHAT);
    const sources = [files[0], files[2], again].map((file) => file && sha256Of(file));
    expect(form.announced.slice(-3).map(({ sourceSha256 }) => sourceSha256)).toEqual(sources);
    const shown = (await recorded(WHAT))?.photos ?? [];
    expect(shown.map((one) => [one.caption, one.position])).toEqual([
      ['หน้าสำนักงาน', 0],
      ['ศาลาประชาคม', 1],
      ['ตลาดสด', 2],
    ]);
  });

  test('[PHOTO5] are seen on the whole screen by keys alone, and laid anew later', async () => {
    await form.phone.openThisMonth();
    await form.phone.openLog(CELL);
    const record = page.getByRole('article').filter({ hasText: WHAT });
    const first = record.getByRole('button', { name: /^ภาพที่ ๑ จาก ๓/ });
    await first.focus();
    await page.keyboard.press('Enter');
    const viewer = page.getByRole('dialog', { name: 'ดูภาพเต็มจอ' });
    await see(viewer.getByText('หน้าสำนักงาน')).toBeVisible();
    await see(viewer.getByRole('img', { name: 'หน้าสำนักงาน' }).first()).toBeVisible();
    expect(await accessFaults(page)).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await see(viewer.getByText(/^ภาพที่ ๒ จาก ๓ · .*ป้ายประกาศ/)).toBeVisible();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await see(viewer).toHaveCount(0);
    await see(first).toBeFocused();

    await record.getByRole('button', { name: 'จัดภาพ' }).click();
    await press('เลื่อนภาพที่ ๑ ไปถัดไป');
    await caption('๑').fill('ศาลาประชาคม หมู่ ๔');
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'บันทึก', exact: true }).click();
    await form.phone.everythingIsSent();
    await see
      .poll(async () => (await recorded(WHAT))?.photos.map((one) => one.caption))
      .toEqual(['ศาลาประชาคม หมู่ ๔', 'หน้าสำนักงาน', 'ตลาดสด']);
  });
});

describe('a PDF', () => {
  test('[FILE1] is attached beside photos and opened again; what only calls itself one is refused in words', async () => {
    const what = 'แนบคำสั่งแต่งตั้งคณะทำงาน';
    await form.open(CELL);
    const files = page.getByRole('region', { name: 'ไฟล์หลักฐาน' });
    await see(files).toContainText('PDF ขนาดไม่เกิน ๑๐ MB');
    const attach = async (name: string, buffer: Buffer): Promise<void> => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        files.getByLabel('แนบไฟล์ PDF').click(),
      ]);
      await chooser.setFiles({ name, mimeType: 'application/pdf', buffer });
    };
    await attach('ภาพ.pdf', (await photo(600)).buffer);
    await see(files.getByRole('alert')).toContainText(/เป็น JPEG ไม่ใช่ PDF.*คลังภาพ/);
    await attach('คำสั่งที่ 12-2566.pdf', PDF);
    await see(files.getByText('คำสั่งที่ 12-2566.pdf')).toBeVisible();
    await press('นำไฟล์ คำสั่งที่ 12-2566.pdf ออก');
    await press('เลิกทำ');
    expect(await accessFaults(page)).toEqual([]);
    await form.saveAndSend(what);
    const [file] = (await recorded(what))?.files ?? [];
    expect(file).toMatchObject({
      name: 'คำสั่งที่ 12-2566.pdf',
      url: expect.stringMatching(/^\/blobs\//) as string,
    });

    await form.phone.openThisMonth();
    await form.phone.openLog(CELL);
    const [kept] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^เปิดไฟล์ คำสั่งที่ 12-2566.pdf/ }).click(),
    ]);
    expect(kept.suggestedFilename()).toBe('คำสั่งที่ 12-2566.pdf');

    // Whoever is on its link stays there while another one arrives.
    const head = new StaffPhone(await world.phone());
    await signIn(head.page, 'head', PASSWORD);
    await head.openThisMonth();
    await head.openLog(CELL);
    const link = head.page.getByRole('link', { name: /^เปิดไฟล์ คำสั่งที่ 12-2566.pdf/ });
    await link.focus();
    await form.open(CELL);
    await attach('คำสั่งที่ 13-2566.pdf', Buffer.concat([PDF, Buffer.from('\n')]));
    await form.saveAndSend('แนบคำสั่งอีกฉบับ');
    await head.wake();
    await see(head.page.getByText('คำสั่งที่ 13-2566.pdf')).toBeVisible();
    await see(link).toBeFocused();
    await head.page.context().close();
  });
});

describe('what takes its time', () => {
  test('[FILE1] a PDF that is still being read is waited for, and goes along', async () => {
    const what = 'แนบไฟล์ที่มาช้า';
    await form.open(CELL);
    await form.fill(what);
    await page.evaluate(slowFiles, 2_000);
    const files = page.getByRole('region', { name: 'ไฟล์หลักฐาน' });
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      files.getByLabel('แนบไฟล์ PDF').click(),
    ]);
    await chooser.setFiles({ name: 'มาช้า.pdf', mimeType: 'application/pdf', buffer: SLOW_PDF });
    await see(files.getByText('กำลังอ่านไฟล์')).toBeVisible();
    // A finger does not wait until the button may be pressed.
    await form.phone.saveButton.click({ force: true });
    await see(page.getByText('บันทึกไว้ในเครื่องแล้ว')).toHaveCount(0);
    await see(files.getByText('มาช้า.pdf')).toBeVisible();
    await form.phone.save();
    await form.phone.everythingIsSent();
    expect((await recorded(what))?.files).toMatchObject([{ name: 'มาช้า.pdf' }]);
  });

  test('photos added to a record are there once, however often save is tapped, and outlive the sheet', async () => {
    const what = 'เพิ่มภาพทีหลัง';
    await form.open(CELL);
    await form.saveAndSend(what);
    await form.phone.openThisMonth();
    await form.phone.openLog(CELL);
    const record = page.getByRole('article').filter({ hasText: what });
    await record.getByRole('button', { name: 'เพิ่มภาพ' }).click();
    await form.choose(await photo(920));
    await press('ปิด');
    await page.reload();
    await record.getByRole('button', { name: 'เพิ่มภาพ' }).click();
    await see(page.getByText('นำภาพและไฟล์ที่เลือกค้างไว้กลับมาแล้ว')).toBeVisible();
    await see(form.ready).toHaveCount(1);
    await page.getByRole('dialog').getByRole('button', { name: 'บันทึก', exact: true }).dblclick();
    await see(page.getByText('เพิ่มภาพแล้ว')).toBeVisible();
    await form.phone.everythingIsSent();
    await see.poll(async () => (await recorded(what))?.photos.length).toBe(1);
  });
});

/** In the page: a file that lies elsewhere, and takes its time to come. */
function slowFiles(milliseconds: number): void {
  const own = Blob.prototype.arrayBuffer;
  Blob.prototype.arrayBuffer = async function (this: Blob) {
    await new Promise((done) => setTimeout(done, milliseconds));
    return own.call(this);
  };
}

describe('what was attached wrongly', () => {
  test('[PHOTO6] is taken out with a reason, gone at once without a network, and back by one tap', async () => {
    const what = 'ติดประกาศพร้อมภาพที่ผิด';
    await form.open(CELL);
    await form.choose(await photo(910), await photo(911));
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('region', { name: 'ไฟล์หลักฐาน' }).getByLabel('แนบไฟล์ PDF').click(),
    ]);
    await chooser.setFiles({ name: 'ฉบับร่าง.pdf', mimeType: 'application/pdf', buffer: OTHER_PDF });
    await see(page.getByText('ฉบับร่าง.pdf')).toBeVisible();
    await form.saveAndSend(what);
    await form.phone.openThisMonth();
    await form.phone.openLog(CELL);
    const record = page.getByRole('article').filter({ hasText: what });
    const sheet = page.getByRole('dialog', { name: 'นำภาพหรือไฟล์ออก' });
    const takeOut = async (name: RegExp, reason: string): Promise<void> => {
      await record.getByRole('button', { name: 'นำภาพหรือไฟล์ออก' }).click();
      await sheet.getByRole('radio', { name }).check();
      await sheet.getByLabel('เหตุผลที่นำออก').fill(reason);
      await sheet.getByRole('button', { name: 'นำภาพหรือไฟล์ออก' }).click();
      await see(sheet).toBeHidden();
    };

    await world.road.shut();
    await record.getByRole('button', { name: 'นำภาพหรือไฟล์ออก' }).click();
    await sheet.getByRole('button', { name: 'นำภาพหรือไฟล์ออก' }).click();
    await see(sheet.getByText('กรุณาเลือกภาพหรือไฟล์ที่จะนำออกก่อน')).toBeVisible();
    await see(sheet.getByText(/^กรุณาระบุเหตุผล/)).toBeVisible();
    expect(await accessFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await takeOut(/^ภาพที่ ๒ จาก ๒/, 'ถ่ายผิดที่');
    await see(record.getByRole('button', { name: /^ภาพที่ ๑ จาก ๑/ })).toBeVisible();
    await press('เลิกทำ');
    await see(record.getByRole('button', { name: /^ภาพที่ ๒ จาก ๒/ })).toBeVisible();
    await takeOut(/^ภาพที่ ๑ จาก ๒/, 'ภาพไม่ชัด');
    await takeOut(/ฉบับร่าง.pdf/, 'ไม่ใช่ฉบับลงนาม');
    await see(record.getByText('ฉบับร่าง.pdf')).toHaveCount(0);

    await world.road.open();
    await form.phone.wake();
    await form.phone.everythingIsSent();
    const left = async () => {
      const { photos = [], files = [] } = (await recorded(what)) ?? {};
      return [photos.length, files.length];
    };
    await see.poll(left).toEqual([1, 0]);
    await record.getByText('ประวัติการแก้ไข').click();
    await see(record.getByText('ไม่ใช่ฉบับลงนาม')).toBeVisible();

    await record.getByRole('button', { name: 'นำภาพหรือไฟล์ออก' }).click();
    const gone = sheet.getByRole('region', { name: 'ที่นำออกแล้ว' });
    expect(await accessFaults(page)).toEqual([]);
    await gone.getByRole('button', { name: 'นำกลับมาใช้' }).last().click();
    await see(record.getByText('ฉบับร่าง.pdf')).toBeVisible();
    await see.poll(left).toEqual([1, 1]);
  });
});

describe('a link', () => {
  test('is pasted out of whatever was copied, and looked at while there is a network', async () => {
    await form.open(CELL);
    await page.getByText('รายละเอียดเพิ่มเติม').click();
    const { port } = site.address() as AddressInfo;
    await page.evaluate(
      (text) => navigator.clipboard.writeText(text),
      `ดูที่นี่ http://127.0.0.1:${port}/ข่าว/๑ นะ`,
    );
    await press('วางลิงก์จากคลิปบอร์ด');
    await see(page.getByLabel(/^ลิงก์/)).toHaveValue(`http://127.0.0.1:${port}/ข่าว/๑`);
    await see(page.getByRole('figure', { name: 'ตัวอย่างหน้าเว็บ' })).toContainText('ประกาศแผนใช้จ่ายงบประมาณ');
    expect(await accessFaults(page)).toEqual([]);
    await form.saveAndSend('เผยแพร่บนเว็บไซต์');
    expect((await recorded('เผยแพร่บนเว็บไซต์'))?.link).toBe(`http://127.0.0.1:${port}/ข่าว/๑`);
  });

  test('[LINK1] [REP7] is watched for the executive and the coordinator: it opens, until the page is gone', async () => {
    const tablet = new BoardTablet(await world.tablet());
    await signIn(tablet.page, 'executive', PASSWORD);
    await tablet.open();
    const cell = tablet.cell('E๑๔', 'งานการเงินและคลัง', 'กุมภาพันธ์ ๒๕๖๖');
    await tablet.openCell(cell);
    await see(tablet.panel.getByText('ลิงก์เปิดได้')).toBeVisible();
    expect(await accessFaults(tablet.page)).toEqual([]);
    await tablet.close();
    siteAnswers = 404;
    const office = new Office(await world.desktop());
    await signIn(office.page, 'coordinator', PASSWORD);
    await office.openPreview();
    await office.checkLinks();
    // Who then writes a sentence anew need not have them looked at again.
    await office.openSentence(/^เดือนกุมภาพันธ์ .*ไม่มีบันทึกการดำเนินการ/);
    await office.rewordOpenSentence('เดือนกุมภาพันธ์ ๒๕๖๖ อยู่ระหว่างรวบรวม');
    await office.previewSays(/^เดือนกุมภาพันธ์ ๒๕๖๖ อยู่ระหว่างรวบรวม/);
    await see(office.page.getByText(/^ลิงก์เสีย [๐-๙]+ ลิงก์ กรุณา/)).toBeVisible();
    await tablet.openCell(cell);
    await see(tablet.panel.getByText('ลิงก์เสีย เว็บไซต์แจ้งว่าไม่มีหน้านี้แล้ว')).toBeVisible();
    await tablet.page.context().close();
    await office.openPreview();
    await see(office.page.getByText('ลิงก์เสีย ๑ ลิงก์')).toBeVisible();
    await office.page.getByText('ดูลิงก์ที่เสีย').click();
    await see(office.page.getByRole('link', { name: /ข่าว/ })).toBeVisible();
    expect(await accessFaults(office.page)).toEqual([]);
    await office.page.context().close();
  });
});

describe('what another app shares', () => {
  test('waits for its measure, is in the form then, and survives being killed on the way', async () => {
    await form.phone.openThisMonth();
    await form.phone.isReadyForOffline();
    await page.reload();
    const shared = await photo(777);
    await shareTo(page, shared);
    await see(page.getByText('ภาพที่แชร์มา ๑ ภาพ')).toBeVisible();
    await see(page.getByText('ใบสั่ง.pdf')).toBeVisible();
    expect(await accessFaults(page)).toEqual([]);

    await killed();
    await page.getByRole('link', { name: /E๑๔/ }).first().click();
    await see(form.ready).toHaveCount(1);
    await see(page.getByText('นำสิ่งที่แชร์มาใส่ในแบบฟอร์มแล้ว')).toBeVisible();
    await see(page.getByLabel(/^ลิงก์/)).toHaveValue('https://bophloi.go.th/news/7');
    await see.poll(() => page.evaluate(() => caches.has('shared'))).toBe(false);
    await killed();
    await see(form.ready).toHaveCount(1);
    await form.saveAndSend('แบ่งปันจากอัลบั้ม');
    expect(form.announced.at(-1)?.sourceSha256).toBe(sha256Of(shared));
    expect((await recorded('แบ่งปันจากอัลบั้ม'))?.files).toMatchObject([{ name: 'ใบสั่ง.pdf' }]);
  });

  test('is offered to nobody else who uses the phone', async () => {
    const isKept = () => page.evaluate(() => caches.has('shared'));
    await shareTo(page, await photo(778));
    await leave(page);
    await see.poll(isKept).toBe(false);

    await signInHere(page, 'recorder', PASSWORD);
    await shareTo(page, await photo(779));
    await page.goto('/sign-in');
    await signInHere(page, 'head', PASSWORD);
    expect(await isKept()).toBe(false);
    await signIn(page, 'recorder', PASSWORD);
  });

  test('stays for its form while another one takes in what was shared before', async () => {
    const waiting = () => page.evaluate(async () => (await (await caches.open('shared')).keys()).length);
    const { page: other } = await form.phone.anotherTab();
    await other.goto('/month');
    await shareTo(page, await photo(781));
    await page.evaluate(slowFiles, 8_000);
    await page.getByRole('link', { name: /E๑๔/ }).first().click();
    await see(page.getByText('กำลังอ่านไฟล์')).toBeVisible();
    await shareTo(other, await photo(782));
    expect(await waiting()).toBe(2);
    await see.poll(waiting).toBe(1);
    await form.saveAndSend('แบ่งปันสองครั้ง');
    await other.reload();
    await see(other.getByText('ภาพที่แชร์มา ๑ ภาพ')).toBeVisible();
    await other.getByRole('button', { name: 'ไม่ใช้สิ่งที่แชร์มา' }).click();
    await see.poll(() => page.evaluate(() => caches.has('shared'))).toBe(false);
    await other.close();
  });

  test('is told to be lost where there is no room for it', async () => {
    const full = await world.phone();
    const devtools = await full.context().newCDPSession(full);
    // Before the first page: a browser believes for half a minute the room it was once told.
    const room = { origin: world.road.address, quotaSize: 8_000_000 };
    await devtools.send('Storage.overrideQuotaForOrigin', room);
    await signIn(full, 'recorder', PASSWORD);
    await new StaffPhone(full).isReadyForOffline();
    await full.reload();
    const image = Buffer.alloc(9_000_000, 'ก').toString('base64');
    await full.evaluate(share, { image, pdf: PDF.toString('base64') });
    await full.waitForURL('**/record?lost');
    await see(full.getByText('พื้นที่ในเครื่องไม่พอ หรือไฟล์ของแอปในเครื่องไม่ครบ')).toBeVisible();
    await full.context().close();
  });

  test('is told to be lost where the browser lost the service worker', async () => {
    const answer = await fetch(`${world.road.address}/share`, {
      method: 'POST',
      body: new FormData(),
      redirect: 'manual',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/record?lost']);
    await page.goto('/record?lost');
    await see(page.getByText('รับสิ่งที่แชร์มาไม่สำเร็จ')).toBeVisible();
    expect(await accessFaults(page)).toEqual([]);
  });
});

/** Another app shares this photo and a PDF, and the page asks what they are for. */
async function shareTo(tab: Page, { buffer }: PickedFile): Promise<void> {
  await tab.evaluate(share, { image: buffer.toString('base64'), pdf: PDF.toString('base64') });
  await tab.waitForURL('**/record');
  await see(tab.getByText(/^ภาพที่แชร์มา/)).toBeVisible();
}

/** In the page: what the phone does when another app shares to this one, a navigation by POST. */
function share({ image, pdf }: { image: string; pdf: string }): void {
  const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const chosen = new DataTransfer();
  chosen.items.add(new File([bytes(image)], 'อัลบั้ม.jpg', { type: 'image/jpeg' }));
  chosen.items.add(new File([bytes(pdf)], 'ใบสั่ง.pdf', { type: 'application/pdf' }));
  const form = Object.assign(document.createElement('form'), {
    method: 'post',
    action: '/share',
    enctype: 'multipart/form-data',
  });
  const files = Object.assign(document.createElement('input'), {
    type: 'file',
    name: 'files',
    multiple: true,
  });
  files.files = chosen.files;
  const text = Object.assign(document.createElement('input'), {
    name: 'text',
    value: 'อ่านที่ https://bophloi.go.th/news/7',
  });
  form.append(files, text);
  document.body.append(form);
  form.submit();
}
