/**
 * A slow processor for everything a page does. DevTools slow a page's main thread only: a worker and the decoders
 * behind it run at full speed all the while. So the page's processes are held still for five sixths of the time,
 * by a thread of this one; how slow that made a worker is measured, since a busy machine is not exact about it.
 */
import { once } from 'node:events';
import { Worker as Thread } from 'node:worker_threads';
import type { Browser, Page } from '@playwright/test';

const RUN_MS = 3;
const STILL_MS = 15;

const HOLDER = `
const { workerData: { pids, flag, run, still } } = require('node:worker_threads');
const wait = (ms) => Atomics.wait(flag, 0, 0, ms);
const send = (signal) => pids.forEach((pid) => { try { process.kill(pid, signal); } catch {} });
while (Atomics.load(flag, 0) === 0) { send('SIGSTOP'); wait(still); send('SIGCONT'); wait(run); }`;

/** Slows every page of the browser until the returned function is called. */
export async function slowProcesses(browser: Browser): Promise<() => Promise<void>> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const workerData = { pids, flag, run: RUN_MS, still: STILL_MS };
  const holder = new Thread(HOLDER, { eval: true, workerData });
  return async () => {
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
    await once(holder, 'exit');
  };
}

/** Milliseconds that a fixed piece of JavaScript takes in a worker of the page. */
export function workerYardstick(page: Page): Promise<number> {
  return page.evaluate(() => {
    const work = `const start = performance.now(); let sum = 0;
      for (let i = 0; i < 6e7; i += 1) sum = (sum + i * i) % 9973;
      postMessage([performance.now() - start, sum]);`;
    const worker = new Worker(URL.createObjectURL(new Blob([work], { type: 'text/javascript' })));
    return new Promise<number>((done) => {
      worker.addEventListener('message', ({ data }: MessageEvent<[number, number]>) => {
        worker.terminate();
        done(data[0]);
      });
    });
  });
}
