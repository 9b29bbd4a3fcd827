/** From the tap on sign-in on a phone that knows nothing to a list that can be used, and to all rows being here. */
import type { Browser, Page } from '@playwright/test';
import type { SyncPage, SyncRow } from '@prongsai/contract';
import { Client, PASSWORD } from '../support/client.ts';
import { handset, whileSlow } from './handset.ts';

export const ROWS = 5_000;
const SYNCS = 5;
const BATCH = 50;
const AT = new Date('2023-02-20T09:00:00+07:00').toISOString();

declare global {
  interface Window {
    told(what: 'usable' | 'complete', afterMs: number): void;
  }
}

export async function firstSyncs(
  browser: Browser,
  address: string,
): Promise<{ usable: number[]; complete: number[] }> {
  await fillUp(address);
  const syncs: { usable: number; complete: number }[] = [];
  for (let i = 0; i < SYNCS; i += 1) {
    const context = await handset(browser, address);
    const page = await context.newPage();
    const told = await listening(page);
    await page.goto('/sign-in');
    await page.getByLabel('ชื่อผู้ใช้').fill('recorder');
    await page.getByLabel('รหัสผ่าน').fill(PASSWORD);
    const one = await whileSlow(page, async () => {
      await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
      return { usable: await told.usable, complete: await told.complete };
    });
    syncs.push(one);
    await context.close();
  }
  return { usable: syncs.map(({ usable }) => usable), complete: syncs.map(({ complete }) => complete) };
}

/** The page tells both moments by itself, also when signing in opens another one. */
async function listening(page: Page): Promise<{ usable: Promise<number>; complete: Promise<number> }> {
  const usable = Promise.withResolvers<number>();
  const complete = Promise.withResolvers<number>();
  await page.exposeFunction('told', (what: 'usable' | 'complete', afterMs: number) =>
    ({ usable, complete })[what].resolve(afterMs),
  );
  await page.addInitScript(watchSync, ROWS);
  return { usable: usable.promise, complete: complete.promise };
}

/** In the page. Rows are counted ten times a second, which costs the phone next to nothing. */
function watchSync(rows: number): void {
  const now = (): number => performance.timeOrigin + performance.now();
  const since = (): number => now() - Number(sessionStorage.getItem('tapped'));
  addEventListener('submit', () => sessionStorage.setItem('tapped', String(now())), { capture: true });
  const watcher = new MutationObserver(() => {
    if (!document.querySelector('main article a[href^="/record/"]')) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => window.told('usable', since())));
  });
  watcher.observe(document, { childList: true, subtree: true });

  const count = (db: IDBDatabase): void => {
    const asked = db.transaction('rows').objectStore('rows').count();
    asked.onsuccess = () =>
      asked.result >= rows ? window.told('complete', since()) : setTimeout(() => count(db), 100);
  };
  const find = async (): Promise<void> => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith('prongsai-'));
    if (!found?.name) return void setTimeout(() => void find(), 100);
    const opening = indexedDB.open(found.name);
    opening.onsuccess = () => count(opening.result);
  };
  void find();
}

/** Records until the recorder's phone would have that many rows. */
async function fillUp(address: string): Promise<void> {
  const client = new Client(address);
  await client.signIn('recorder');
  const first = await client.pull();
  const unitId =
    first.rows.find((row) => row.kind === 'unit' && row.data.name === 'งานการเงินและคลัง')?.id ?? '';
  const measures = first.rows.filter((row) => row.kind === 'measure' && row.data.ownerScope === 'ALL_UNITS');
  let { cursor } = first;
  for (let made = await countOf(client); made < ROWS; made += BATCH) {
    const ops = Array.from({ length: BATCH }, (_, i) =>
      client.operation('recordAction', recordOf(made + i, unitId, measures), AT),
    );
    ({ cursor } = (await client.push(ops, cursor, first.scope, AT)).page);
  }
}

async function countOf(client: Client): Promise<number> {
  let [count, since, more] = [0, 0, true];
  while (more) {
    const query = `{ syncPull(since: ${since}) { cursor hasMore rows { id } } }`;
    const { syncPull } = await client.graphql<{ syncPull: SyncPage }>(query);
    count += syncPull.rows.length;
    [since, more] = [syncPull.cursor, syncPull.hasMore];
  }
  return count;
}

/** Spread over the year so far, as a diligent unit would have it. */
function recordOf(index: number, unitId: string, measures: readonly SyncRow[]) {
  const months = ['2022-10', '2022-11', '2022-12', '2023-01', '2023-02'] as const;
  const month = months[index % months.length] ?? '2023-02';
  return {
    measureId: measures[index % measures.length]?.id ?? '',
    unitId,
    month,
    day: `${month}-${String((index % 20) + 1).padStart(2, '0')}`,
    channel: 'LINE',
    what: `ประชาสัมพันธ์ช่องทางการติดต่อและแผนการใช้จ่ายงบประมาณ ครั้งที่ ${index + 1}`,
    place: null,
    quantity: 1,
    link: null,
  };
}
