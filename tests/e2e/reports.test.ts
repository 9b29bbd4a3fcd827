/** A report on its way to everybody: who signs it, who publishes it, and whoever holds a file of it. */
import { docxPart, pagesOfPdf, tablesInDocx, tablesInText, withoutSpace } from '@prongsai/fixtures/reading';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../pages/door.ts';
import { Office } from '../pages/office.ts';
import { accessFaults } from '../support/axe.ts';
import { see } from '../support/see.ts';
import { settled } from '../support/settled.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { Verifier } from '../pages/verifier.ts';
import { READERS } from '../support/copied-text.ts';
import { heldUntil, type Fault } from '../support/faults.ts';
import { openedInLibreOffice } from '../support/libreoffice.ts';
import { newPhoto } from '../support/photos.ts';
import { PASSWORD, World } from '../support/world.ts';

const world = new World();
beforeAll(() => world.begin());
afterAll(() => world.end());

test('[REP4] [REP5] [REP6] a report is signed, published, replaced, and known again by whoever holds a file', async () => {
  const office = new Office(await world.desktop());
  await signIn(office.page, 'coordinator', PASSWORD);
  await office.isToldWhatIsLacking(/^ถึงกำหนดแล้วยังไม่มีบันทึก [๐-๙]+ ช่อง$/);
  await office.produceSixMonthReport();
  await office.newestReportSays(['ฉบับที่ ๑', 'ร่าง รอลงนาม', 'รอผู้บริหารลงนาม จึงจะเผยแพร่ได้']);
  const word = await office.download('Word');

  // An executive reviews and signs it on the tablet; only then the coordinator publishes it.
  const tablet = new Office(await world.tablet());
  await signIn(tablet.page, 'executive', PASSWORD);
  await tablet.openReports();
  await tablet.reviewNewestReport();
  await tablet.newestReportSays([/^ตรวจสอบโดย วิชัย รุ่งเรือง/]);
  await tablet.signNewestReport();
  await tablet.newestReportSays([/^ลงนามโดย วิชัย รุ่งเรือง/, 'ลงนามแล้ว ยังไม่เผยแพร่']);
  await office.openReports();
  const address = await office.publishNewestReport();

  // The pages beside the files open by their address, without an app on the device.
  expect((await fetch(`${world.road.address}/reports/photos`)).status).toBe(200);

  // Anybody opens its page, and checks the file; one in which a letter was changed is told apart.
  const anybody = new Verifier(await world.phone());
  await anybody.opensReport(address, ['เทศบาลตำบลบ่อพลอย', 'ฉบับที่ ๑']);
  const middle = word.length >> 1;
  const changed = word.with(middle, (word[middle] ?? 0) ^ 1);
  await anybody.checks(word, 'ตรงกับไฟล์ของหน่วยงานทุกตัวอักษร');
  await anybody.checks(changed, 'ไม่ตรงกับรายงานฉบับใดในระบบนี้');

  // A newer one takes its place; the old one stays, and says so.
  await office.produceSixMonthReport();
  await office.newestReportSays(['ฉบับที่ ๒', 'ใช้แทนฉบับที่ ๑']);
  await tablet.openReports();
  // She signs while the review is still on its way.
  const reviewed = Promise.withResolvers<void>();
  world.road.next(({ text }) => text.includes('reviewReport'), heldUntil(reviewed.promise));
  await tablet.reviewNewestReport();
  await tablet.signNewestReport();
  reviewed.resolve();
  await office.openReports();
  expect(await office.publishNewestReport()).not.toBe(address);
  await anybody.opensReport(address, ['มีฉบับที่ใหม่กว่าเผยแพร่แล้ว: ฉบับที่ ๒']);
  await anybody.checks(word, 'มีฉบับที่ใหม่กว่าเผยแพร่แล้ว: ฉบับที่ ๒');
});

test('[REP12] a published report is taken back from the public, and the next one leads on from it', async () => {
  const office = new Office(await world.desktop());
  await signIn(office.page, 'coordinator', PASSWORD);
  const tablet = new Office(await world.tablet());
  await signIn(tablet.page, 'executive', PASSWORD);
  const publishOne = async () => {
    await office.produceSixMonthReport();
    await tablet.openReports();
    await tablet.signNewestReport();
    await office.openReports();
    return office.publishNewestReport();
  };
  const address = await publishOne();
  const word = await office.download('Word');

  // Who has the list open from before is told who was first, and keeps their words.
  const late = new Office(await world.desktop());
  await signIn(late.page, 'coordinator', PASSWORD);
  await late.openReports();
  await office.withdrawNewestReport(' ');
  await see(office.page.getByText('กรุณาระบุเหตุผล เพื่อให้ผู้เกี่ยวข้องในหน่วยงานทราบ')).toBeVisible();
  expect(await accessFaults(office.page)).toEqual([]);
  await office.page.keyboard.press('Escape');
  const why = 'ภาพที่ ๓ เห็นใบหน้าเด็ก';
  await office.withdrawNewestReport(why);
  const story = new RegExp(`^ยกเลิกการเผยแพร่โดย อรุณี ศรีสุข เมื่อ .*: ${why}$`);
  await office.newestReportSays(['ยกเลิกการเผยแพร่แล้ว', story]);
  await tablet.openReports();
  await tablet.newestReportSays([story]);
  expect(await tablet.download('Word')).toEqual(word);
  await late.withdrawNewestReport('ตัวเลขผิด');
  await see(late.page.getByText(/^อรุณี ศรีสุข ยกเลิกการเผยแพร่รายงานฉบับนี้แล้วเมื่อวันที่/)).toBeVisible();

  // Whoever has the address reads so without the app; the office sees in it what the public is told.
  const anybody = new Verifier(await world.phone());
  const opened = await anybody.page.goto(address);
  expect(opened?.status()).toBe(410);
  const gone = /^เทศบาลตำบลบ่อพลอย ยกเลิกการเผยแพร่รายงานฉบับนี้แล้วเมื่อวันที่/;
  await see(anybody.page.getByText(gone)).toBeVisible();
  expect(await accessFaults(anybody.page)).toEqual([]);
  await office.page.getByRole('link', { name: 'หน้าสำหรับประชาชน' }).first().click();
  const told = office.page.getByText(/^หน่วยงานยกเลิกการเผยแพร่รายงานฉบับนี้เมื่อ .* จึงเปิดอ่าน/);
  await see(told).toBeVisible();
  await see(office.page.getByRole('link', { name: /^Word/ })).toBeHidden();
  await see(office.page.getByText(why)).toBeHidden();
  await anybody.checks(word, 'แต่หน่วยงานยกเลิกการเผยแพร่เมื่อ');
  await see(anybody.page.getByRole('link', { name: /^Word/ })).toBeHidden();
  await see(anybody.page.getByText(why)).toBeHidden();

  const next = await publishOne();
  await anybody.checks(word, 'มีฉบับที่ใหม่กว่าเผยแพร่แล้ว');
  await anybody.page.goto(address);
  await anybody.page.getByRole('link').first().click();
  await anybody.page.waitForURL(`**${next}`);
  await see(anybody.page.getByRole('link', { name: /^Word/ })).toBeVisible();
});

test('[REP9] a sentence is read in the preview, written anew, and printed so', async () => {
  const office = new Office(await world.desktop());
  await signIn(office.page, 'coordinator', PASSWORD);
  await office.openPreview();
  await office.openSentence(/^เดือนกุมภาพันธ์ .*ไม่มีบันทึกการดำเนินการ/);
  const words = 'เดือนกุมภาพันธ์ ๒๕๖๖ หน่วยงานอยู่ระหว่างรวบรวมเอกสาร';
  await office.rewordOpenSentence(words);
  await office.previewSays(new RegExp(`^${words} แก้ถ้อยคำแล้ว`));
  await office.produceSixMonthReport();
  const xml = await docxPart(await office.download('Word'), 'word/document.xml');
  expect(tablesInDocx(xml).flatMap(({ rows }) => rows.flat(2))).toContain(words);
  await office.openPreview();
  await office.openSentence(new RegExp(`^${words}`));
  await office.useComposedSentence();
  await office.previewSays(/^เดือนกุมภาพันธ์ .*ไม่มีบันทึกการดำเนินการ/);
});

test('[REP9] a sentence that is written while another is still being saved stays open', async () => {
  const office = new Office(await world.desktop());
  const { page } = office;
  await signIn(page, 'coordinator', PASSWORD);
  await office.openPreview();
  const saved = Promise.withResolvers<void>();
  world.road.next(({ text }) => text.includes('rewordSentence'), heldUntil(saved.promise));
  const words = page.getByLabel('ถ้อยคำที่พิมพ์ในรายงาน');
  const composed = /^เดือนกุมภาพันธ์ .*ไม่มีบันทึกการดำเนินการ/;
  await office.openSentence(composed);
  await words.fill('ประโยคแรก');
  await page.getByRole('button', { name: 'ใช้ถ้อยคำนี้' }).click();
  await page.keyboard.press('Escape');
  await see(words).toBeHidden();
  await page.getByRole('button', { name: composed }).nth(1).click();
  await words.fill('ประโยคที่สอง พิมพ์ค้าง');
  saved.resolve();
  await see(page.getByText('แก้ถ้อยคำแล้ว รายงานที่จัดทำต่อจากนี้')).toBeVisible();
  await see(words).toHaveValue('ประโยคที่สอง พิมพ์ค้าง');
});

/** The server has another page of it. */
const MORE_FOLLOWS: Fault = async (crossing) => {
  const answer = await crossing.forward();
  const words = answer.body.toString().replace('"hasNextPage":false', '"hasNextPage":true');
  await crossing.answer({ ...answer, body: Buffer.from(words) });
};

test('[PHOTO1] more photos of one list that come while another is still looked at stay out of it', async () => {
  const phone = new StaffPhone(await world.phone());
  await signIn(phone.page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await phone.record('E๑๔', { channel: 'ป้ายประกาศ', what: 'ติดประกาศ', photo: newPhoto() });
  await phone.everythingIsSent();
  const { page } = new Office(await world.desktop());
  await signIn(page, 'coordinator', PASSWORD);
  const isPhotos = ({ text }: { text: string }): boolean => text.includes('reportPhotos');
  const more = page.getByRole('button', { name: 'แสดงเพิ่ม' });
  const noneCleared = page.getByText('ยังไม่มีภาพที่อนุญาตให้เผยแพร่');

  const coming = Promise.withResolvers<void>();
  world.road.always(isPhotos, MORE_FOLLOWS);
  await page.goto('/reports/photos');
  await see(more).toBeVisible();
  world.road.clear();
  world.road.next(isPhotos, heldUntil(coming.promise));
  const came = page.waitForEvent('requestfinished', (request) => /"after":"/.test(request.postData() ?? ''));
  await more.click();
  await page.getByText('เผยแพร่ได้', { exact: true }).click();
  await see(noneCleared).toBeVisible();
  coming.resolve();
  await came;
  await settled(page);
  await see(noneCleared).toBeVisible();

  // Without a network it says why nothing more comes.
  world.road.always(isPhotos, MORE_FOLLOWS);
  await page.getByText('ยังไม่ตัดสินใจ', { exact: true }).click();
  await see(more).toBeVisible();
  world.road.clear();
  await page.context().setOffline(true);
  await more.click();
  await see(page.getByText(/^ติดต่อระบบไม่ได้ อาจไม่มีสัญญาณหรือระบบปิดอยู่/)).toBeVisible();
  await see(more).toBeEnabled();
});

test('[PHOTO1] photos are chosen one after the other, and each stays chosen', async () => {
  const phone = new StaffPhone(await world.phone());
  await signIn(phone.page, 'recorder', PASSWORD);
  for (const code of ['E๑๒', 'E๑๓']) {
    await phone.openThisMonth();
    await phone.record(code, { channel: 'ป้ายประกาศ', what: 'ติดประกาศ', photo: newPhoto() });
  }
  await phone.everythingIsSent();
  const office = new Office(await world.desktop());
  await signIn(office.page, 'coordinator', PASSWORD);
  await office.openPhotosToShow();
  const photos = office.page.getByRole('checkbox');
  await photos.nth(0).check();
  await photos.nth(1).check();
  await see(office.page.getByText('เลือกแล้ว ๒ ภาพ')).toBeVisible();
  await see(photos.nth(0)).toBeChecked();
  await photos.nth(0).uncheck();
  await see(office.page.getByText('เลือกแล้ว ๑ ภาพ')).toBeVisible();
  await see(photos.nth(1)).toBeChecked();
});

test('[REP7] the pages are looked at before the report is produced, and are those of its file', async () => {
  const office = new Office(await world.desktop());
  await signIn(office.page, 'coordinator', PASSWORD);
  const count = await office.pagesBefore();
  expect(await accessFaults(office.page)).toEqual([]);
  await office.produceSixMonthReport();
  expect(await pagesOfPdf(await office.download('PDF'))).toHaveLength(count);
});

test('[REP10] an agency makes up its report its own way, and sees it so', async () => {
  const office = new Office(await world.desktop());
  await signIn(office.page, 'coordinator', PASSWORD);
  const matrix = 'ภาคผนวก สรุปผลการดำเนินการรายเดือน';
  expect((await office.previewHeadings()).indexOf(matrix)).toBeGreaterThan(0);
  await office.openTemplate();
  await office.leaveOut('ลายมือชื่อผู้จัดทำ ผู้ตรวจสอบ และผู้บริหาร');
  await office.moveUp('ภาคผนวก สรุปรายเดือน');
  await see(office.page.getByRole('button', { name: 'เลื่อนขึ้น: ภาคผนวก สรุปรายเดือน' })).toBeFocused();
  await office.moveUp('ภาคผนวก สรุปรายเดือน');
  await see(office.page.getByRole('button', { name: 'เลื่อนลง: ภาคผนวก สรุปรายเดือน' })).toBeFocused();
  await office.saveTemplate();
  expect((await office.previewHeadings())[0]).toBe(matrix);
  await see(office.page.getByText('(ลงชื่อ)').first()).toBeHidden();
});

test('[REP1] an office without Word opens the report in LibreOffice, and reads every cell', async () => {
  const office = new Office(await world.desktop());
  await signIn(office.page, 'coordinator', PASSWORD);
  await office.produceSixMonthReport();
  const word = await office.download('Word');

  const text = withoutSpace(new TextDecoder().decode(await openedInLibreOffice(word, 'txt')));
  let read = 0;
  for (const cell of tablesInText().flatMap(({ header, rows }) => [
    ...header.map((title) => [title]),
    ...rows.flat(),
  ])) {
    const written = withoutSpace(cell.join(''));
    const at = text.indexOf(written, read);
    expect(at, written).toBeGreaterThanOrEqual(read);
    read = at + written.length;
  }

  const pages = await pagesOfPdf(await openedInLibreOffice(word, 'pdf'));
  expect(pages.length).toBeGreaterThan(4);
  for (const { width, height } of pages) expect([width, height]).toEqual([297, 210]);
});

test('[REP1] text copied out of the PDF is the text put in, whichever program shows it', async () => {
  const office = new Office(await world.desktop());
  await signIn(office.page, 'coordinator', PASSWORD);
  await office.produceSixMonthReport();
  const pdf = await office.download('PDF');
  const paragraphs = tablesInText().flatMap(({ header, rows }) => [...header, ...rows.flat(2)]);
  expect(paragraphs.join()).toMatch(/ำ/);
  for (const [name, copied] of Object.entries(READERS)) {
    const pages = (await copied(pdf)).map(withoutSpace);
    const astray = paragraphs.map(withoutSpace).filter((paragraph) => !standsOn(pages, paragraph));
    expect(astray, name).toEqual([]);
  }
});

/** Whether it stands whole on a page, or ends on the next one. */
function standsOn(pages: readonly string[], paragraph: string): boolean {
  const cuts = Array.from(paragraph, (_, at) => [paragraph.slice(0, at), paragraph.slice(at)] as const);
  return pages.some((page, i) =>
    cuts.some(([before, after]) =>
      before === '' ? page.includes(after) : page.includes(before) && pages[i + 1]?.includes(after),
    ),
  );
}
