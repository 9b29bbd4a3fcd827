/** The monthly summary: what the screen shows, and the page that is printed. */
import type { Locator, Page } from '@playwright/test';
import { pagesOfPdf, type PdfPage } from '@prongsai/fixtures/reading';
import { see } from '../support/see.ts';

export class SummaryPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(month: string): Promise<void> {
    await this.page.goto(`/summary?month=${month}`);
    await this.isReady();
  }

  /** All that will be printed is known. */
  async isReady(): Promise<void> {
    await see(this.page.getByRole('button', { name: 'พิมพ์' })).toBeEnabled();
    await see(this.sheet).toBeVisible();
  }

  /** What is shown of the page that is printed. */
  get sheet(): Locator {
    return this.page.getByRole('article', { name: /^สรุปผลการติดตามประจำเดือน/ });
  }

  part(title: string | RegExp): Locator {
    return this.sheet.getByRole('region', { name: title }).first();
  }

  /** The headline figures by their names. */
  async figures(): Promise<Record<string, string>> {
    const found = await this.sheet
      .locator('dl > div')
      .evaluateAll((tiles) =>
        tiles.map((tile) => [...tile.querySelectorAll('dt, dd')].slice(0, 2).map((line) => line.textContent)),
      );
    return Object.fromEntries(found) as Record<string, string>;
  }

  /** As the browser prints it: each page with all that stands on it. */
  async printed(): Promise<PdfPage[]> {
    return pagesOfPdf(await this.page.pdf({ preferCSSPageSize: true }));
  }

  /** By how many pixels what stands on the paper is higher than the paper; one is a rounded fraction. */
  async overflow(): Promise<number> {
    await this.page.emulateMedia({ media: 'print' });
    const over = await this.page
      .locator('.summary-paper')
      .evaluate((paper) => paper.scrollHeight - paper.clientHeight);
    await this.page.emulateMedia({ media: null });
    return over;
  }
}
