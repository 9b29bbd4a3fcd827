/** A town for one story: the built product on a fresh data folder, a road to it, and people with devices. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { inject } from 'vitest';
import { Gate } from './gate.ts';
import { ProductServer } from './server.ts';

export const PASSWORD = 'สวนหลังวัดเก่า-2566';
/** A Monday in the months of the plan. */
export const CLOCK = '2023-02-20T09:00:00+07:00';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const TABLET = { viewport: { width: 1024, height: 768 }, hasTouch: true } as const;
const DESKTOP = { viewport: { width: 1366, height: 768 } } as const;

export class World {
  readonly server: ProductServer;
  readonly gate = new Gate(() => this.server.port);
  #browser: Browser | null = null;
  #welcome = '';

  /** `settings` go to the server's environment; without any, the demonstration town is loaded. */
  constructor(settings: Readonly<Record<string, string>> = {}) {
    this.server = new ProductServer({ CLOCK, DEMO_PASSWORD: PASSWORD, ...settings });
  }

  /** The one-time link that a server without an agency prints. */
  setUpLink(): string {
    return /http\S+\/set-up\/\S+/.exec(this.#welcome)?.[0] ?? '';
  }

  async begin(): Promise<void> {
    this.#welcome = await this.server.start();
    await this.gate.open();
    const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update'];
    this.#browser = await chromium.launch({ executablePath: inject('chromium'), args });
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    await this.gate.shut();
    await this.server.remove();
  }

  phone = (): Promise<Page> => this.#device(PHONE);
  tablet = (): Promise<Page> => this.#device(TABLET);
  desktop = (): Promise<Page> => this.#device(DESKTOP);

  /** Nobody answers any more, as in a cellar: the road is shut and the server is dead. */
  async loseServer(): Promise<void> {
    await this.gate.shut();
    await this.server.kill();
  }

  async serverReturns(): Promise<void> {
    await this.server.start();
    await this.gate.open();
  }

  async #device(options: BrowserContextOptions): Promise<Page> {
    if (!this.#browser) throw new Error('The world has not begun');
    const context = await this.#browser.newContext({
      ...options,
      baseURL: this.gate.address,
      locale: 'th-TH',
      timezoneId: 'Asia/Bangkok',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(20_000);
    return context.newPage();
  }
}
