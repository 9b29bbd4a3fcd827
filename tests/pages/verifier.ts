/** Anybody, not signed in, who looks at a published report and checks a file. */
import type { Page } from '@playwright/test';
import { see } from '../support/see.ts';

export class Verifier {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async opensReport(address: string, says: readonly string[]): Promise<void> {
    await this.page.goto(address);
    for (const words of says) await see(this.page.getByRole('main')).toContainText(words);
  }

  async checks(file: Uint8Array, says: string): Promise<void> {
    const { page } = this;
    await page.goto('/verify');
    const chosen = { name: 'report.docx', mimeType: '', buffer: Buffer.from(file) };
    await page.locator('input[type=file]').setInputFiles(chosen);
    await see(page.getByRole('main')).toContainText(says);
  }
}
