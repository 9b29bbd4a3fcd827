/** The app on the phone of staff and heads of unit, in their words. */
import type { Locator, Page } from '@playwright/test';
import { isKept } from '../support/kept.ts';
import { see } from '../support/see.ts';
import type { PhotoFile } from '../support/photos.ts';

export interface Action {
  readonly channel: string;
  readonly what: string;
  readonly place?: string;
  readonly quantity?: string;
  readonly photo?: string | PhotoFile;
}

export class StaffPhone {
  page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async openThisMonth(): Promise<void> {
    await this.page.goto('/month');
    await see(this.page.getByRole('heading', { name: 'เดือนนี้', exact: true })).toBeVisible();
  }

  /** The phone holds everything it needs to start without a network. */
  async isReadyForOffline(): Promise<void> {
    await isKept(this.page);
  }

  /** As after a restart of the phone: the app is closed and opened again. */
  async openCold(path: string): Promise<void> {
    const { page } = this;
    await page.goto('about:blank');
    await page.goto(path);
  }

  /** The app is opened again after its page has died. */
  async openAgain(path: string): Promise<void> {
    const context = this.page.context();
    await this.page.close();
    this.page = await context.newPage();
    await this.page.goto(path);
  }

  /** The same phone, one more tab. */
  async anotherTab(): Promise<StaffPhone> {
    return new StaffPhone(await this.page.context().newPage());
  }

  /** The signal is back, and the phone has noticed. */
  async wake(): Promise<void> {
    await this.page.evaluate(() => dispatchEvent(new Event('online')));
  }

  /** The card of a measure, in the fold of what is done as well. */
  card(writtenCode: string): Locator {
    return this.page.getByRole('article', { includeHidden: true }).filter({ hasText: writtenCode });
  }

  async unfold(writtenCode: string): Promise<void> {
    const fold = this.page.locator('details:not([open])').filter({ has: this.card(writtenCode) });
    if ((await fold.count()) > 0) await fold.locator('summary').first().click();
  }

  async cellSays(writtenCode: string, status: string): Promise<void> {
    await see(this.card(writtenCode)).toContainText(status);
  }

  async openLog(writtenCode: string): Promise<void> {
    await see(this.card(writtenCode)).toHaveCount(1);
    await this.unfold(writtenCode);
    await this.card(writtenCode).getByRole('heading').getByRole('link').click();
    await see(this.page.getByRole('heading', { name: 'งานของเดือน' })).toBeVisible();
  }

  async record(writtenCode: string, action: Action): Promise<void> {
    await this.fillIn(writtenCode, action);
    await this.save();
  }

  /** Everything but the tap on save. */
  async fillIn(writtenCode: string, action: Action): Promise<void> {
    const { page } = this;
    await this.card(writtenCode).getByRole('link', { name: /^บันทึก/ }).click();
    if (action.photo) await this.choosePhoto(action.photo);
    await this.chooseChannel(action.channel);
    await page.getByLabel('ทำอะไร').fill(action.what);
    // The question about the place is the channel's own.
    if (action.place) await page.locator('input[name=place]').fill(action.place);
    if (action.quantity) await page.getByLabel(/จำนวน/).fill(action.quantity);
  }

  /** The few that the unit reaches for stand open, the rest behind one tap. */
  async chooseChannel(name: string): Promise<void> {
    const { page } = this;
    const chip = page.getByRole('radio', { name, exact: true });
    const all = page.getByRole('button', { name: /^ช่องทางทั้งหมด/ });
    await see(page.getByRole('group', { name: 'ช่องทาง' })).toBeVisible();
    if ((await chip.count()) === 0) await all.click();
    await chip.check({ force: true });
  }

  get saveButton(): Locator {
    return this.page.getByRole('button', { name: 'บันทึก', exact: true });
  }

  /** The form is left when the record is saved; the sentence alone may still be the one of the record before. */
  async save(): Promise<void> {
    await this.saveButton.click();
    await see(this.saveButton).toHaveCount(0);
    await see(this.page.getByText('บันทึกไว้ในเครื่องแล้ว').first()).toBeVisible();
  }

  async choosePhoto(file: string | PhotoFile): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.getByRole('button', { name: 'เลือกจากคลังภาพ' }).first().click(),
    ]);
    await chooser.setFiles(file);
    await see(this.page.getByRole('img', { name: /ภาพที่/ }).first()).toBeVisible();
  }

  async recordSays(what: string, fate: RegExp): Promise<void> {
    await see(
      this.page.getByRole('article').filter({ hasText: what }).getByRole('status').first(),
    ).toContainText(fate);
  }

  /** What others said to a record: sent back with a note, seen by the executive. */
  async recordStands(what: string, words: string): Promise<void> {
    await see(this.page.getByRole('article').filter({ hasText: what })).toContainText(words);
  }

  /** What the corner of every page says about sending. */
  async sendingSays(words: string | RegExp): Promise<void> {
    const corner = this.page.locator('a[href="/outbox"]').getByRole('status');
    await see(corner).toContainText(words);
  }

  async openOutbox(): Promise<void> {
    await this.page.goto('/outbox');
    await see(this.page.getByRole('heading', { name: 'รอส่ง', exact: true })).toBeVisible();
  }

  async sendNow(): Promise<void> {
    await this.page.getByRole('button', { name: 'ส่งเดี๋ยวนี้' }).click();
  }

  /** A card of the list of what the system did not accept. */
  refused(what: string): Locator {
    return this.page.getByRole('article').filter({ hasText: what });
  }

  /** Nothing waits any more, photos included. */
  async everythingIsSent(): Promise<void> {
    await see(this.page.getByText('ส่งครบแล้ว').first()).toBeVisible();
  }

  async submitMonth(writtenCode: string): Promise<void> {
    await this.card(writtenCode).getByRole('button', { name: 'ส่งงานประจำเดือน' }).click();
    await this.cellSays(writtenCode, 'ส่งงานประจำเดือนแล้ว');
  }

  /** A word about the month, on the log's own page. */
  async writeNote(note: string): Promise<void> {
    await this.page.getByLabel('เขียนข้อความ').fill(note);
    await this.page.getByRole('button', { name: 'ส่งข้อความ' }).click();
    await see(this.page.getByRole('listitem').filter({ hasText: note })).toBeVisible();
  }

  /** Opens the form of what was recorded, on the log's own page. */
  async beginToMend(what: string): Promise<void> {
    const { page } = this;
    await page.getByRole('article').filter({ hasText: what }).getByRole('link', { name: 'แก้ไข' }).click();
    await see(page.getByLabel('ทำอะไร')).toHaveValue(what);
  }

  /** Changes what was recorded, on the log's own page. */
  async mend(what: string, mended: string): Promise<void> {
    const { page } = this;
    await this.beginToMend(what);
    await page.getByLabel('ทำอะไร').fill(mended);
    await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
    await see(page.getByRole('article').filter({ hasText: mended })).toBeVisible();
  }
}
