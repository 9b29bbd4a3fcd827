/** Gecko: Debian’s Firefox by WebDriver BiDi, in a profile that outlives the browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { install, onPath } from '../support/debian.ts';
import { PATIENCE_MS, type Engine } from './engine.ts';

const NAMES = ['firefox-esr', 'firefox'];

/** @throws Error that says in one line how to get one. */
export function findFirefox(): string {
  if (!onPath(NAMES)) install('firefox-esr');
  const found = process.env.FIREFOX_PATH || onPath(NAMES);
  if (found) return found;
  throw new Error('No Firefox found: install Debian’s firefox-esr, or set FIREFOX_PATH to a Firefox.');
}

export class Firefox implements Engine {
  readonly #executable = findFirefox();
  readonly #profile = mkdtempSync(join(tmpdir(), 'prongsai-firefox-'));
  #browser: Browser | null = null;
  #page: Page | null = null;

  async open(address: string): Promise<void> {
    await (await this.#shown()).goto(address);
  }

  async restart(): Promise<void> {
    await this.#browser?.close();
    this.#page = null;
  }

  async click(place: string): Promise<void> {
    const found = await this.#found(place, true);
    // Away from the bar at the edge of the screen, which would get the click.
    await found.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await found.click();
  }

  async write(place: string, text: string): Promise<void> {
    const field = await this.#found(place, true);
    await field.focus();
    const { keyboard } = await this.#shown();
    await keyboard.down('Control');
    await keyboard.press('a');
    await keyboard.up('Control');
    await field.type(text);
  }

  async choose(place: string, file: string): Promise<void> {
    const input = await this.#found(place, false);
    await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
  }

  async sees(place: string): Promise<void> {
    await this.#found(place, true);
  }

  async run(body: string): Promise<unknown> {
    return (await this.#shown()).evaluate(`(async () => { ${body} })()`);
  }

  async quit(): Promise<void> {
    try {
      await this.#browser?.close();
    } finally {
      rmSync(this.#profile, { recursive: true, force: true });
    }
  }

  async #found(place: string, visible: boolean): Promise<ElementHandle> {
    const page = await this.#shown();
    const found = await page.waitForSelector(`::-p-xpath(${place})`, { visible, timeout: PATIENCE_MS });
    if (!found) throw new Error(`${place} is not on the page`);
    return found;
  }

  async #shown(): Promise<Page> {
    if (this.#page) return this.#page;
    this.#browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: this.#executable,
      userDataDir: this.#profile,
      headless: true,
      defaultViewport: null,
      args: ['--width=480', '--height=900'],
    });
    const [page] = await this.#browser.pages();
    return (this.#page = page ?? (await this.#browser.newPage()));
  }
}
