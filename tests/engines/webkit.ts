/** WebKit: GTK’s MiniBrowser by WebDriver, on a screen that nobody sees. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Builder, By, Capabilities, until, type WebDriver, type WebElement } from 'selenium-webdriver';
import { install, onPath, runs } from '../support/debian.ts';
import { PATIENCE_MS, type Engine } from './engine.ts';

const LIBRARIES = '/usr/lib';

interface Programs {
  driver: string;
  browser: string;
  screen: string;
}

/** @throws Error that says in one line what is missing. */
export function findWebKit(): Programs {
  if (!programs()) install('webkit2gtk-driver', 'xvfb');
  const found = programs();
  if (found) return found;
  throw new Error('No WebKit found: install Debian’s webkit2gtk-driver and xvfb.');
}

function programs(): Programs | null {
  const [driver, screen, browser] = [onPath(['WebKitWebDriver']), onPath(['Xvfb']), miniBrowser()];
  return driver && screen && browser ? { driver, browser, screen } : null;
}

/** It stands beside its libraries: /usr/lib/<machine>/webkit2gtk-<version>/MiniBrowser. */
function miniBrowser(): string | undefined {
  const machines = readdirSync(LIBRARIES).map((name) => join(LIBRARIES, name));
  return machines.flatMap(webKitsOf).find(runs);
}

function webKitsOf(machine: string): string[] {
  try {
    const names = readdirSync(machine).filter((name) => name.startsWith('webkit2gtk-'));
    return names.map((name) => join(machine, name, 'MiniBrowser'));
  } catch {
    return [];
  }
}

export class WebKit implements Engine {
  readonly #programs = findWebKit();
  readonly #running: ChildProcess[] = [];
  #driver: WebDriver | null = null;

  async open(address: string): Promise<void> {
    await (await this.#shown()).get(address);
  }

  /** Under automation this browser keeps nothing beyond its own life, so only the page is closed. */
  async restart(): Promise<void> {
    await this.open('about:blank');
  }

  async click(place: string): Promise<void> {
    await (await this.#inReach(place)).click();
  }

  async write(place: string, text: string): Promise<void> {
    const field = await this.#inReach(place);
    await field.clear();
    await field.sendKeys(text);
  }

  async choose(place: string, file: string): Promise<void> {
    await (await this.#found(place)).sendKeys(file);
  }

  async sees(place: string): Promise<void> {
    await this.#seen(place);
  }

  async run(body: string): Promise<unknown> {
    return (await this.#shown()).executeScript(`return (async () => { ${body} })()`);
  }

  async quit(): Promise<void> {
    try {
      await this.#driver?.quit();
    } finally {
      for (const child of this.#running) child.kill();
    }
  }

  /** What is not to be seen yet, or lies under a bar at the edge of the screen, counts as out of reach. */
  async #inReach(place: string): Promise<WebElement> {
    const seen = await this.#seen(place);
    await (await this.#shown()).executeScript('arguments[0].scrollIntoView({ block: "center" })', seen);
    return seen;
  }

  async #seen(place: string): Promise<WebElement> {
    return (await this.#shown()).wait(until.elementIsVisible(await this.#found(place)), PATIENCE_MS);
  }

  async #found(place: string): Promise<WebElement> {
    return (await this.#shown()).wait(until.elementLocated(By.xpath(place)), PATIENCE_MS);
  }

  async #shown(): Promise<WebDriver> {
    return (this.#driver ??= await this.#launched());
  }

  async #launched(): Promise<WebDriver> {
    const { driver, browser, screen } = this.#programs;
    const display = await this.#screen(screen);
    const port = await freePort();
    const env = { ...process.env, DISPLAY: display };
    this.#running.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));
    await answers(port);
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
    });
    return new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
  }

  /** Xvfb chooses a free display and says which. */
  #screen(program: string): Promise<string> {
    const args = ['-displayfd', '1', '-screen', '0', '1024x900x24', '-nolisten', 'tcp'];
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#running.push(child);
    return new Promise((done, fail) => {
      child.stdout.once('data', (number: Buffer) => done(`:${number.toString().trim()}`));
      child.once('exit', () => fail(new Error('Xvfb ended before it gave a screen')));
    });
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

async function answers(port: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const ready = await fetch(`http://127.0.0.1:${port}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await setTimeout(50);
  }
  throw new Error('WebKitWebDriver did not answer');
}
