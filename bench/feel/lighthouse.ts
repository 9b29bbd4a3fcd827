/** What Lighthouse says of the door, and of this month once the app is on the phone, with its own idea of a slow phone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { findChromium } from '../../tests/support/chromium.ts';
import { isKept } from '../../tests/support/kept.ts';
import { signInOn } from '../support/browser.ts';
import { median } from '../support/figures.ts';

/** How fast one run was is at the mercy of the moment: the middle one of several stands, and the worst of the rest. */
const RUNS = 5;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
export type Scores = Record<(typeof CATEGORIES)[number], number>;

export async function scores(address: string): Promise<Record<'door' | 'month', Scores>> {
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), 'prongsai-lighthouse-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: ['--no-sandbox', `--remote-debugging-port=${port}`],
    baseURL: address,
  });
  try {
    const door = await scoreOfSeveral(`${address}/sign-in`, port);
    const page = await signInOn(context, 'recorder');
    await isKept(page);
    await page.close();
    return { door, month: await scoreOfSeveral(`${address}/month`, port, true) };
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function scoreOfSeveral(url: string, port: number, signedIn = false): Promise<Scores> {
  const runs: Scores[] = [];
  while (runs.length < RUNS) runs.push(await score(url, port, signedIn));
  const all = (name: keyof Scores) => runs.map((run) => run[name]);
  return {
    performance: median(all('performance')),
    accessibility: Math.min(...all('accessibility')),
    'best-practices': Math.min(...all('best-practices')),
  };
}

/** From 0 to 100. `signedIn`: what the browser keeps stays. */
async function score(url: string, port: number, signedIn = false): Promise<Scores> {
  const flags = {
    port,
    onlyCategories: [...CATEGORIES],
    disableStorageReset: signedIn,
    logLevel: 'error' as const,
  };
  const said = await lighthouse(url, flags);
  if (!said) throw new Error(`Lighthouse says nothing of ${url}`);
  const { categories, audits } = said.lhr;
  const missed = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9).map(({ id }) => id),
  );
  if (missed.length > 0)
    process.stdout.write(`Lighthouse would mend on ${url}: ${[...new Set(missed)].join(', ')}\n`);
  const of = (name: string): number => Math.round((categories[name]?.score ?? 0) * 100);
  return Object.fromEntries(CATEGORIES.map((name) => [name, of(name)])) as Scores;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
