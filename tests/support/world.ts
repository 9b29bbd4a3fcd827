/** A town for one story: the built product on a data folder of its own, a road to it, and people with devices. */
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type LaunchOptions,
  type Locator,
  type Page,
} from '@playwright/test';
import { inject } from 'vitest';
import { Road } from './road.ts';
import { ProductServer } from './server.ts';
import { TOWN } from './town.ts';

export { CLOCK, PASSWORD } from './town.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const TABLET = { viewport: { width: 1024, height: 768 }, hasTouch: true } as const;
const DESKTOP = { viewport: { width: 1366, height: 768 } } as const;

/** What is shown until the app is there. Stories wait for the app, all but the one that is about this. */
export const lastSeen = (page: Page): Locator => page.locator('#last-seen');

type Program = 'chromium' | 'headlessShell';

export class World {
  readonly server: ProductServer;
  /** The road every device takes that was not given one of its own. */
  readonly road: Road;
  readonly #roads: Road[] = [];
  readonly #program: Program;
  #browser: Browser | null = null;
  readonly #lasting: BrowserContext[] = [];
  #welcome = '';

  /**
   * `settings` go to the server's environment. It finds the demonstration town loaded, unless FIRST_RUN is theirs.
   * `chromium`: the whole browser, for what its shell does not have, such as notifications.
   */
  constructor(settings: Readonly<Record<string, string>> = {}, program: Program = 'headlessShell') {
    this.#program = program;
    this.server = new ProductServer({ ...TOWN, ...settings }, settings.FIRST_RUN ? null : inject('town'));
    this.road = this.#pave();
  }

  /** The one-time link that a server without an agency prints. */
  setUpLink(): string {
    return /http\S+\/set-up\/\S+/.exec(this.#welcome)?.[0] ?? '';
  }

  async begin(): Promise<void> {
    this.#welcome = await this.server.start();
    await this.road.open();
    this.#browser = await chromium.launch(this.#launching);
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    for (const context of this.#lasting) await context.close();
    for (const road of this.#roads) await road.shut();
    await this.server.remove();
  }

  phone = (road = this.road): Promise<Page> => this.#device(PHONE, road);
  tablet = (): Promise<Page> => this.#device(TABLET, this.road);
  desktop = (): Promise<Page> => this.#device(DESKTOP, this.road);

  /** One whose browser can be closed and opened again: what it keeps lies in this folder. */
  async lastingPhone(folder: string): Promise<Page> {
    const context = await chromium.launchPersistentContext(folder, {
      ...this.#launching,
      ...deviceOn(this.road, PHONE),
    });
    this.#lasting.push(context);
    return firstPage(context);
  }

  /** Every page of every device dies at once, whatever it is doing, as on a phone that is short of memory. */
  async killPages(): Promise<void> {
    const devtools = await this.#browser?.newBrowserCDPSession();
    const { processInfo = [] } = (await devtools?.send('SystemInfo.getProcessInfo')) ?? {};
    for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
    await devtools?.detach();
  }

  /** A road of its own, whose faults no other device meets. */
  async ownRoad(): Promise<Road> {
    const road = this.#pave();
    await road.open();
    return road;
  }

  /** Nobody answers any more, as in a cellar: the road is shut and the server is dead. */
  async loseServer(): Promise<void> {
    await this.road.shut();
    await this.server.kill();
  }

  /** `at`: the instant it takes it to be; as at first, unless told. */
  async serverReturns(at?: string): Promise<void> {
    await this.server.start(at);
    await this.road.open();
  }

  #pave(): Road {
    const road = new Road(() => this.server.port);
    this.#roads.push(road);
    return road;
  }

  async #device(options: BrowserContextOptions, road: Road): Promise<Page> {
    if (!this.#browser) throw new Error('The world has not begun');
    return firstPage(await this.#browser.newContext(deviceOn(road, options)));
  }

  get #launching(): LaunchOptions {
    const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update'];
    return { executablePath: inject(this.#program), args };
  }
}

/** A device in Bangkok, on this road. */
function deviceOn(road: Road, options: BrowserContextOptions): BrowserContextOptions {
  const here = { locale: 'th-TH', timezoneId: 'Asia/Bangkok' };
  return { ...options, ...here, baseURL: road.address, acceptDownloads: true };
}

async function firstPage(context: BrowserContext): Promise<Page> {
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.addLocatorHandler(lastSeen(page), async () => undefined);
  return page;
}
