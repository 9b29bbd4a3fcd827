/**
 * How the app feels on a cheap phone on a bad line (`feel/slow-phone.ts`): the first visit and every later one, a record
 * made by hand, how long a touch waits, what moves by itself, and what Lighthouse says. Beside each figure its reach, and
 * a fixed piece of JavaScript in the same pages.
 */
import { chromium } from '@playwright/test';
import { findChromium } from '../tests/support/chromium.ts';
import { ProductServer } from '../tests/support/server.ts';
import { scores } from './feel/lighthouse.ts';
import { records, touchesOfStarts } from './feel/record.ts';
import { firstVisits, repeatVisits, type Visit } from './feel/visits.ts';
import { PASSWORD } from './support/client.ts';
import { median, ms, percentile } from './support/figures.ts';
import { CLOCK, recordMuch } from './support/records.ts';

export const parts = ['visits', 'record', 'lighthouse'] as const;

const REACH = {
  firstMs: 5_000,
  repeatMs: 1_000,
  taps: 6,
  seconds: 20,
  inpMs: 200,
  shift: 0.02,
  performance: 95,
};

const YARDSTICK = 'fixed piece of JavaScript in the same pages, median (ms)';

export async function measure({ only = [...parts] }: { only?: string[] }) {
  const server = new ProductServer({ CLOCK, DEMO_PASSWORD: PASSWORD });
  await server.start();
  await recordMuch(`http://127.0.0.1:${server.port}`, 200);
  const address = `http://localhost:${server.port}`;
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    return {
      ...(only.includes('visits') && {
        'first visit': visited(await firstVisits(browser, address), REACH.firstMs),
        'repeat visit': visited(await repeatVisits(browser, address), REACH.repeatMs),
      }),
      ...(only.includes('record') && {
        'a record with a photo': recorded(await records(browser, address)),
        'a touch while the app starts': touched(await touchesOfStarts(browser, address)),
      }),
      ...(only.includes('lighthouse') && (await judged(address))),
    };
  } finally {
    await browser.close();
    await server.remove();
  }
}

function visited(visits: readonly Visit[], most: number) {
  const took = visits.map(({ usableMs }) => usableMs);
  const shift = Math.max(...visits.map((visit) => visit.shift));
  return {
    'to usable, median (ms)': atMost(ms(median(took)), most),
    'slowest (ms)': ms(percentile(took, 1)),
    'until the app itself answers, median (ms)': ms(median(visits.map(({ answersMs }) => answersMs))),
    [YARDSTICK]: ms(median(visits.map(({ yardstickMs }) => yardstickMs))),
    'over the line until then, median (KB)': median(visits.map(({ kilobytes }) => kilobytes)),
    'layout shift, largest': atMost(Math.round(shift * 1000) / 1000, REACH.shift),
  };
}

function recorded(made: Awaited<ReturnType<typeof records>>) {
  const waits = made.flatMap((one) => one.waits);
  return {
    'taps, two in the camera among them': atMost(Math.max(...made.map(({ taps }) => taps)), REACH.taps),
    'launch to saved, with the time a hand takes, median (s)': atMost(
      ms(median(made.map(({ seconds }) => seconds))),
      REACH.seconds,
    ),
    touches: waits.length,
    'interaction to next paint, p95 (ms)': atMost(ms(percentile(waits, 0.95)), REACH.inpMs),
    'slowest (ms)': ms(Math.max(...waits)),
    [YARDSTICK]: ms(median(made.map(({ yardstickMs }) => yardstickMs))),
    'layout shift, largest': atMost(
      Math.round(Math.max(...made.map(({ shift }) => shift)) * 1000) / 1000,
      REACH.shift,
    ),
  };
}

function touched(waits: readonly number[]) {
  return {
    'interaction to next paint at as many moments of it (ms)': waits.map(ms),
    'slowest (ms)': atMost(ms(Math.max(...waits)), REACH.inpMs),
  };
}

async function judged(address: string) {
  const said = await scores(address);
  return Object.fromEntries(
    Object.entries(said).map(([page, { performance, accessibility, ...rest }]) => [
      `Lighthouse, ${page}`,
      {
        performance: atLeast(performance, REACH.performance),
        accessibility: atLeast(accessibility, 100),
        'best practices': atLeast(rest['best-practices'], 100),
      },
    ]),
  );
}

function atMost(value: number, most: number): string {
  return `${value} (at most ${most}: ${value <= most ? 'reached' : 'missed'})`;
}

function atLeast(value: number, least: number): string {
  return `${value} (at least ${least}: ${value >= least ? 'reached' : 'missed'})`;
}
