/** The form of a new record on a phone, and what leaves the phone for its photos. */
import type { AttachPhotoPayload } from '@prongsai/contract';
import type { Locator, Page } from '@playwright/test';
import { see } from '../support/see.ts';
import type { PickedFile } from '../support/pictures.ts';
import { StaffPhone } from './staff-phone.ts';

interface SentOperation {
  readonly kind: string;
  readonly payload: AttachPhotoPayload;
}

export class RecordForm {
  readonly page: Page;
  readonly phone: StaffPhone;
  /** Photos announced to the server, in the order they were. */
  readonly announced: AttachPhotoPayload[] = [];

  constructor(page: Page) {
    this.page = page;
    this.phone = new StaffPhone(page);
    page.on('request', (request) => {
      const body = request.method() === 'POST' ? (request.postData() ?? '') : '';
      if (body.includes('syncPush')) this.#listen(body);
    });
  }

  async open(writtenCode: string): Promise<void> {
    await this.phone.openThisMonth();
    await this.phone.card(writtenCode).getByRole('link', { name: /^บันทึก/ }).click();
    await see(this.section).toBeVisible();
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: 'ภาพหลักฐาน' });
  }
  /** Tiles of photos that are ready. */
  get ready(): Locator {
    return this.section.getByRole('img', { name: /ภาพที่/ });
  }
  /** Files that were not taken, each with its sentence. */
  get refusals(): Locator {
    return this.section.getByRole('alert');
  }
  get what(): Locator {
    return this.page.getByLabel('ทำอะไร');
  }

  /** Picks files from the gallery, and does not wait for them. */
  async pick(...files: PickedFile[]): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.section.getByRole('button', { name: 'เลือกจากคลังภาพ' }).click(),
    ]);
    await chooser.setFiles(files);
  }

  async choose(...files: PickedFile[]): Promise<void> {
    const before = await this.ready.count();
    await this.pick(...files);
    await see(this.ready).toHaveCount(before + files.length);
  }

  async fill(what: string): Promise<void> {
    await this.phone.chooseChannel('ป้ายประกาศ');
    await this.what.fill(what);
  }

  /** Saves, and waits until the server has everything. */
  async saveAndSend(what: string): Promise<void> {
    await this.fill(what);
    await this.phone.save();
    await this.phone.everythingIsSent();
  }

  #listen(body: string): void {
    const { variables } = JSON.parse(body) as { variables?: { input?: { ops?: SentOperation[] } } };
    for (const { kind, payload } of variables?.input?.ops ?? [])
      if (kind === 'attachPhoto') this.announced.push(payload);
  }
}
