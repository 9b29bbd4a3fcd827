/** The coordinator's screens on a desktop. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { scanned } from '../support/scanned.ts';
import { see } from '../support/see.ts';
import { choosePassword } from './door.ts';

export interface Hire {
  readonly displayName: string;
  readonly loginName: string;
  readonly role: string;
  readonly unit?: string;
}

export class Office {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the one-time set-up link of a new deployment. */
  async setUp(link: string, password: string): Promise<void> {
    const { page } = this;
    await page.goto(new URL(link).pathname);
    await page.getByLabel('ชื่อหน่วยงาน').fill('เทศบาลตำบลบ่อพลอย');
    await page.getByLabel('ชื่อย่อในที่อยู่เว็บ').fill('bophloi');
    await page.getByLabel('ชื่อ–นามสกุลผู้ประสานงาน').fill('อรุณี ศรีสุข');
    await page.getByLabel('ชื่อผู้ใช้').fill('arunee');
    await page.getByRole('button', { name: 'เริ่มต้นใช้ระบบ' }).click();
    await choosePassword(page, password);
  }

  /** Chooses a plan's file and looks at what was read. Gives the counts by their label. */
  async previewPlan(year: string, file: string): Promise<Map<string, string>> {
    const { page } = this;
    await page.goto('/plan/import');
    await page.getByLabel('ปีงบประมาณ (พ.ศ.)').fill(year);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'เลือกไฟล์ .txt' }).click(),
    ]);
    await chooser.setFiles(file);
    await page.getByRole('button', { name: 'ตรวจก่อนนำเข้า' }).click();
    await see(page.getByText('อ่านแผนได้ดังนี้ ยังไม่มีการบันทึก')).toBeVisible();
    const terms = await page.locator('main dt').allInnerTexts();
    const values = await page.locator('main dd').allInnerTexts();
    return new Map(terms.map((term, index) => [term.trim(), values[index]?.trim() ?? '']));
  }

  async importPlan(): Promise<void> {
    await this.page.getByRole('button', { name: 'นำเข้าแผนนี้' }).click();
    await see(this.page.getByText(/นำเข้าแผนปีงบประมาณ/).first()).toBeVisible();
  }

  async addUnit(name: string): Promise<void> {
    const { page } = this;
    await page.getByLabel('ชื่อหน่วย').fill(name);
    await page.getByRole('button', { name: 'เพิ่มหน่วย' }).click();
    await see(this.unit(name)).toBeVisible();
  }

  /** In the list of units. */
  unit(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name });
  }

  /** The sheet in which a unit is changed. */
  async openUnit(name: string): Promise<Locator> {
    await this.page.getByRole('button', { name: `แก้ไข${name}`, exact: true }).click();
    const sheet = this.page.getByRole('dialog', { name: `แก้ไข${name}` });
    await see(sheet).toBeVisible();
    return sheet;
  }

  async chooseMonth(sheet: Locator, which: string, year: string, month: string): Promise<void> {
    const group = sheet.getByRole('group', { name: which });
    await group.getByLabel('ปีงบประมาณ').selectOption({ label: year });
    await group.getByLabel('เดือน', { exact: true }).selectOption({ label: month });
  }

  async openPeople(): Promise<void> {
    await this.page.goto('/people');
    await see(this.page.getByRole('heading', { name: 'บุคลากรและหน่วย' })).toBeVisible();
  }

  /** The one-time link of a new person. */
  async addPerson(hire: Hire): Promise<string> {
    const link = await this.showLink(hire);
    await this.closeLink();
    return link;
  }

  /** Adds a person; the sheet with their link stays open. */
  async showLink({ displayName, loginName, role, unit }: Hire): Promise<string> {
    const { page } = this;
    await page.getByRole('button', { name: 'เพิ่มบุคลากร' }).click();
    const sheet = page.getByRole('dialog', { name: 'เพิ่มบุคลากร' });
    await sheet.getByLabel('ชื่อ–นามสกุล').fill(displayName);
    await sheet.getByLabel('ชื่อผู้ใช้').fill(loginName);
    await sheet.getByLabel('หน้าที่ที่ ๑').selectOption({ label: role });
    if (unit) await sheet.getByLabel('หน่วย', { exact: true }).selectOption({ label: unit });
    await sheet.getByRole('button', { name: 'เพิ่มและสร้างลิงก์' }).click();
    return this.#linkShown();
  }

  /** A new link for somebody of the list; the sheet with it stays open. */
  async showLinkAgain(displayName: string): Promise<string> {
    await this.askForLinkAgain(displayName);
    return this.#linkShown();
  }

  async askForLinkAgain(displayName: string): Promise<void> {
    const { page } = this;
    await page
      .getByRole('row', { name: displayName })
      .getByRole('button', { name: /^ลิงก์ใหม่/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'สร้างลิงก์ใหม่' }).click();
  }

  /** The link as a phone's camera reads it from the screen; null when it reads nothing. */
  async scanLink(): Promise<string | null> {
    const code = this.page.getByRole('img', { name: /^คิวอาร์โค้ดของลิงก์/ });
    await see(code).toBeVisible();
    return scanned(await code.screenshot());
  }

  async closeLink(): Promise<void> {
    await this.page.getByRole('button', { name: 'คัดลอกแล้ว ปิดหน้านี้' }).click();
  }

  async #linkShown(): Promise<string> {
    return (await this.page.getByRole('region', { name: 'ลิงก์ลงทะเบียน' }).innerText()).trim();
  }

  async publishPlan(year: string): Promise<void> {
    const { page } = this;
    await page.goto(`/plan/${year}`);
    await page.getByRole('button', { name: 'เผยแพร่', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'เผยแพร่', exact: true }).click();
    await see(page.getByText(/^เผยแพร่แล้ว/).first()).toBeVisible();
  }

  async produceSixMonthReport(): Promise<void> {
    const { page } = this;
    await page.goto('/reports');
    await page.getByText('รอบ ๖ เดือน', { exact: true }).click();
    await page.getByRole('button', { name: 'จัดทำรายงาน', exact: true }).click();
    await see(page.getByText('จัดทำรายงานแล้ว').first()).toBeVisible();
  }

  /** Before a report is produced. */
  async isToldWhatIsLacking(line: RegExp): Promise<void> {
    await this.page.goto('/reports');
    await see(this.page.getByRole('listitem').filter({ hasText: line })).toBeVisible();
  }

  /** What was decided last. */
  async undoDecision(): Promise<void> {
    await this.page.getByRole('button', { name: 'เลิกทำ' }).click();
    await see(this.page.getByText('เลิกทำแล้ว ภาพกลับไปอยู่ที่เดิม')).toBeVisible();
    await see(this.page.getByRole('checkbox').first()).toBeVisible();
  }

  async decideOnEveryPhoto(verdict: string): Promise<void> {
    const { page } = this;
    await this.openPhotosToShow();
    await page.getByRole('button', { name: 'เลือกทุกภาพที่แสดง' }).click();
    await page.getByLabel('ภาพที่เลือก').selectOption({ label: verdict });
    await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
    await see(page.getByRole('heading', { name: 'ตัดสินใจครบทุกภาพแล้ว' })).toBeVisible();
  }

  async openPhotosToShow(): Promise<void> {
    await this.page.goto('/reports');
    await this.page.getByRole('link', { name: 'เลือกภาพที่เผยแพร่ได้' }).click();
    await see(this.page.getByRole('heading', { name: 'ภาพที่เผยแพร่ได้' })).toBeVisible();
  }

  async openTemplate(): Promise<void> {
    await this.page.goto('/reports');
    await this.page.getByRole('link', { name: 'รูปแบบรายงาน' }).click();
    await see(this.page.getByRole('heading', { name: 'รูปแบบรายงาน' })).toBeVisible();
  }

  /** Of the open template. */
  async leaveOut(part: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: part }).uncheck();
  }

  async moveUp(part: string): Promise<void> {
    await this.page.getByRole('button', { name: `เลื่อนขึ้น: ${part}` }).click();
  }

  async saveTemplate(): Promise<void> {
    await this.page.getByRole('button', { name: 'บันทึกรูปแบบ' }).click();
    await see(this.page.getByText('บันทึกรูปแบบรายงานแล้ว').first()).toBeVisible();
  }

  /** Headings of the report as it would be. */
  async previewHeadings(): Promise<string[]> {
    await this.openPreview();
    await see(this.page.getByRole('article')).toBeVisible();
    return this.page.getByRole('article').getByRole('heading', { level: 2 }).allTextContents();
  }

  async openPreview(): Promise<void> {
    await this.page.goto('/reports');
    await this.page.getByRole('link', { name: 'ดูตัวอย่างและแก้ถ้อยคำ' }).click();
    await see(this.page.getByRole('heading', { name: 'ตัวอย่างรายงาน' })).toBeVisible();
  }

  /** The pages of the report as it would be, each drawn: how many there are. */
  async pagesBefore(): Promise<number> {
    await this.openPreview();
    await this.page.getByText('หน้ากระดาษ', { exact: true }).click();
    const pages = this.page.getByRole('img', { name: /^หน้า [๐-๙]+ จาก [๐-๙]+$/ });
    await see(pages.first()).toBeVisible();
    const count = await pages.count();
    for (const page of [pages.first(), pages.last()]) {
      await page.scrollIntoViewIfNeeded();
      await see.poll(() => page.evaluate(isDrawn)).toBe(true);
    }
    return count;
  }

  /** Of the report as it would be. */
  async checkLinks(): Promise<void> {
    await this.page.getByRole('button', { name: /^ตรวจว่าลิงก์/ }).click();
    await see(this.page.getByText(/^ลิงก์เสีย [๐-๙]+ ลิงก์ กรุณา/)).toBeVisible();
  }

  /** Of the preview. */
  async openSentence(sentence: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: sentence }).first().click();
    await see(this.page.getByRole('dialog')).toBeVisible();
  }

  async previewSays(sentence: string | RegExp): Promise<void> {
    await see(this.page.getByRole('button', { name: sentence }).first()).toBeVisible();
  }

  async rewordOpenSentence(words: string): Promise<void> {
    await this.page.getByLabel('ถ้อยคำที่พิมพ์ในรายงาน').fill(words);
    await this.page.getByRole('button', { name: 'ใช้ถ้อยคำนี้' }).click();
    await see(this.page.getByRole('dialog')).toBeHidden();
  }

  async useComposedSentence(): Promise<void> {
    await this.page.getByRole('button', { name: 'กลับไปใช้ประโยคจากบันทึก' }).click();
    await see(this.page.getByRole('dialog')).toBeHidden();
  }

  /** How many photos stand so. */
  async photosStanding(standing: string): Promise<string> {
    await this.page.getByText(standing, { exact: true }).click();
    return this.page.getByRole('status').filter({ hasText: /ภาพ$/ }).first().innerText();
  }

  async openReports(): Promise<void> {
    await this.page.goto('/reports');
    await see(this.#newestReport()).toBeVisible();
  }

  async newestReportSays(lines: readonly (string | RegExp)[]): Promise<void> {
    for (const line of lines) await see(this.#newestReport().getByText(line).first()).toBeVisible();
  }

  async reviewNewestReport(): Promise<void> {
    await this.#newestReport().getByRole('button', { name: 'ตรวจสอบแล้ว' }).click();
  }

  async signNewestReport(): Promise<void> {
    await this.#newestReport().getByRole('button', { name: 'ลงนาม' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'ลงนาม' }).click();
    await see(this.#newestReport().getByText(/^ลงนามโดย/)).toBeVisible();
  }

  /** The address of the page that everybody may open then. */
  async publishNewestReport(): Promise<string> {
    const report = this.#newestReport();
    await report.getByRole('button', { name: 'เผยแพร่' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'เผยแพร่' }).click();
    return (await report.getByRole('link', { name: 'หน้าสำหรับประชาชน' }).getAttribute('href')) ?? '';
  }

  /** Takes it back from the public. */
  async withdrawNewestReport(reason: string): Promise<void> {
    const { page } = this;
    await this.#newestReport().getByRole('button', { name: 'ยกเลิกการเผยแพร่' }).click();
    const sheet = page.getByRole('dialog', { name: 'ยกเลิกการเผยแพร่รายงาน' });
    await sheet.getByLabel('เหตุผลที่ยกเลิกการเผยแพร่').fill(reason);
    await sheet.getByRole('button', { name: 'ยกเลิกการเผยแพร่' }).click();
  }

  #newestReport() {
    return this.page.getByRole('article').first();
  }

  /** Bytes of the newest report's file. */
  async download(kind: 'Word' | 'PDF'): Promise<Uint8Array> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page
        .getByRole('link', { name: new RegExp(`^${kind}`) })
        .first()
        .click(),
    ]);
    return readFile(await download.path());
  }

  /** The secret of a new token that reads the agency. */
  async issueToken(name: string): Promise<string> {
    const { page } = this;
    await page.goto('/tokens');
    await page.getByLabel('ใช้ทำอะไร').fill(name);
    await page.getByText('อ่านทุกอย่างของหน่วยงาน').click();
    await page.getByRole('button', { name: 'ออกรหัส' }).click();
    const secret = await page.getByRole('region', { name: 'รหัส', exact: true }).innerText();
    // It is shown once: a tap beside it takes it from nobody.
    await page.mouse.click(5, 5);
    await page.getByRole('button', { name: 'เก็บไว้แล้ว' }).click();
    return secret.trim();
  }
}

/** In the page: something stands on the paper. */
function isDrawn(paper: Element): boolean {
  const { width, height } = paper as HTMLCanvasElement;
  const { data } = (paper as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? {};
  return data?.some((byte, at) => at % 4 === 0 && byte < 100 && data[at + 3] === 255) ?? false;
}
