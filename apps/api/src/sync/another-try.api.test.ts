/** What a database cannot do now it may do later: the phone is asked to send again, and nothing is half-written. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Receipt } from '@prongsai/contract';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { makeApp } from '../app.ts';
import { clientOf, type Client } from '../testing/client.ts';
import { anAction } from '../testing/deeds.ts';
import { inTheWay, somebodyWaits, THOSE_WHO_WAIT } from '../testing/in-the-way.ts';
import { FINANCE, placesSeenBy, type Places } from '../testing/places.ts';
import { anOrder, phoneOf, type Order, type Phone } from '../testing/phone.ts';
import { startTown, type Town } from '../testing/town.ts';

const WRITERS = 20;
const EACH = 3;
/** Sessions with PostgreSQL that one server keeps. */
const POOL = 10;

let town: Town;
let places: Places;
let recorder: Client;

async function begin(databaseSettings: Readonly<Record<string, string>> = {}): Promise<void> {
  town = await startTown({}, databaseSettings);
  recorder = await town.as('recorder');
  places = await placesSeenBy(recorder);
}

function recording(): Order {
  const { id, ...payload } = anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) });
  return anOrder('recordAction', payload, { entityId: id });
}

/** Everything an operation leaves behind. */
async function tracesOf({ opId, entityId }: Order, { clientId }: Phone) {
  const em = town.house.database.fork();
  const count = async (sql: string, id: string) =>
    Number((await em.execute<{ n: number | string }[]>(sql, [id]))[0]?.n ?? 0);
  return {
    actions: await count('select count(*) as n from publicity_action where id = ?', entityId),
    activities: await count('select count(*) as n from activity where subject_id = ?', entityId),
    receipts: await count('select count(*) as n from sync_receipt where op_id = ?', opId),
    lastSeq: await count('select last_seq as n from sync_client where id = ?', clientId),
  };
}

const NOTHING = { actions: 0, activities: 0, receipts: 0 };
const ONCE = { actions: 1, activities: 1, receipts: 1 };

/** What is answered while `obstacle` stands, and once it is gone. */
async function expectAnotherTry(
  obstacle: (phone: Phone, sending: () => Promise<Receipt[]>) => Promise<Receipt[]>,
): Promise<void> {
  const phone = phoneOf(recorder);
  await phone.send(recording());
  const order = recording();
  const ops = phone.numbered(order);
  const send = async () => (await phone.push(ops)).receipts;
  const hindered = await obstacle(phone, send);
  expect(hindered).toEqual([{ opId: order.opId, status: 'RETRY', version: null, code: null, message: null }]);
  expect(await tracesOf(order, phone)).toEqual({ ...NOTHING, lastSeq: 1 });
  expect(await send()).toMatchObject([{ status: 'APPLIED' }]);
  expect(await tracesOf(order, phone)).toEqual({ ...ONCE, lastSeq: 2 });
}

/**
 * What another process of the server, with a log of its own, tells whoever runs it while a phone is asked there for
 * another try, twice.
 */
async function toldOf(
  obstacle: (sending: () => Promise<Receipt[]>) => Promise<Receipt[]>,
): Promise<object[]> {
  const app = await makeApp({ ...town.house, database: { ...town.house.database } });
  app.log.level = 'silent';
  const told: object[] = [];
  const log = Object.create(app.log, {
    warn: { value: (what: object) => told.push(what) },
  }) as typeof app.log;
  vi.spyOn(app.log, 'child').mockReturnValue(log as never);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const phone = phoneOf(clientOf(url, { cookie: recorder.cookie?.split(';')[0] ?? '' }));
  const ops = phone.numbered(recording());
  for (let tries = 0; tries < 2; tries += 1)
    expect(await obstacle(async () => (await phone.push(ops)).receipts)).toMatchObject([{ status: 'RETRY' }]);
  await app.close();
  return told;
}

if (inject('postgresUrl') === undefined) {
  describe('a SQLite file', () => {
    beforeAll(() => begin());
    afterAll(() => town.stop());

    it('[S1] that another program is writing to means another try', async () => {
      await expectAnotherTry(async (_, send) => {
        const other = await anotherProgramWrites(join(town.house.config.dataDir, 'prongsai.db'));
        const receipts = await send();
        await other.end();
        return receipts;
      });
    });

    it('[S1] on a disk that is full means another try, and the server lives on', async () => {
      const em = town.house.database.fork();
      await expectAnotherTry(async (_, send) => {
        // As many pages as there are, and none free among them.
        await em.execute('vacuum');
        const [file] = await em.execute<{ page_count: number }[]>('pragma page_count');
        await em.execute(`pragma max_page_count = ${file?.page_count}`);
        await fillUp();
        const receipts = await send();
        await em.execute('pragma max_page_count = 1000000');
        return receipts;
      });
    });

    it('on a disk that is full is told of in the log, at most once a minute', async () => {
      const em = town.house.database.fork();
      await em.execute('vacuum');
      const [file] = await em.execute<{ page_count: number }[]>('pragma page_count');
      await em.execute(`pragma max_page_count = ${file?.page_count}`);
      await fillUp();
      const told = await toldOf((send) => send());
      await em.execute('pragma max_page_count = 1000000');
      expect(told).toEqual([{ code: 'SQLITE_FULL', cause: 'database or disk is full' }]);
    });
  });

  /** The last pages may still take some records; that of `recorder` comes when they are full. */
  async function fillUp(): Promise<void> {
    const [receipt] = await phoneOf(recorder).send(recording());
    if (receipt?.status === 'APPLIED') await fillUp();
  }
} else {
  describe('PostgreSQL', () => {
    beforeAll(() => begin());
    afterAll(() => town.stop());

    it('[S1] finds a deadlock: another try', async () => {
      await expectAnotherTry(({ clientId }, send) =>
        inTheWay(town, async (other) => {
          // The server holds the client and waits for the agency; this one holds the agency and wants the client.
          await other.execute('select id from agency for update');
          const sending = send();
          await somebodyWaits(town);
          await other.execute('select id from sync_client where id = ? for update', [clientId]);
          return sending;
        }),
      );
    });

    it('[S1] ends the session in the middle of an operation, however often: another try', async () => {
      for (let session = 0; session <= POOL; session += 1)
        await expectAnotherTry((_, send) => endedMeanwhile(send));
    });
  });

  describe('PostgreSQL that ends a session', () => {
    beforeAll(() => begin());
    afterAll(() => town.stop());

    it('is told of in the log, at most once a minute', async () => {
      const told = await toldOf(endedMeanwhile);
      const cause = 'terminating connection due to administrator command';
      expect(told).toEqual([{ code: '57P01', cause }]);
    });
  });

  describe('PostgreSQL that runs everything serializable', () => {
    beforeAll(() => begin({ default_transaction_isolation: 'serializable' }));
    afterAll(() => town.stop());

    it(
      '[S1] [S2] refuses races for real, and every record arrives once after as many tries as it takes',
      { timeout: 120_000 },
      async () => {
        const seen = { tries: 0, records: 0 };
        await Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeAll(writer, seen)));
        const em = town.house.database.fork();
        const kept = await em.execute<{ status: string; n: string }[]>(
          'select status, count(*) as n from sync_receipt group by status',
        );
        expect(kept.map(({ status, n }) => [status, Number(n)])).toEqual([['APPLIED', seen.records]]);
      },
    );

    /** One phone; whatever is not final is sent again. Phones that always shared a transaction go on until they race. */
    async function writeAll(writer: number, seen: { tries: number; records: number }): Promise<void> {
      const phone = phoneOf(recorder);
      for (let at = 0; at < EACH || seen.tries === 0; at += 1) {
        const order = recording();
        const ops = phone.numbered(order);
        for (;;) {
          const { data, errors } = await phone.ask(ops);
          if (!data) expect(errors?.[0]?.extensions?.code).toBe('TRY_AGAIN');
          const status = data?.syncPush.receipts[0]?.status ?? 'RETRY';
          if (status === 'APPLIED') break;
          expect(status).toBe('RETRY');
          seen.tries += 1;
          // Who all come back at once meet again.
          await setTimeout(writer * 10);
        }
        seen.records += 1;
        expect(await tracesOf(order, phone)).toEqual({ ...ONCE, lastSeq: at + 1 });
      }
    }
  });
}

/** Somebody ends the session of an operation that waits for the agency. */
function endedMeanwhile<T>(send: () => Promise<T>): Promise<T> {
  return inTheWay(town, async (other) => {
    await other.execute('select id from agency for update');
    const sending = send();
    await somebodyWaits(town);
    await other.execute(`select pg_terminate_backend(pid) ${THOSE_WHO_WAIT}`);
    return sending;
  });
}

/** File locks count between processes only. */
async function anotherProgramWrites(file: string): Promise<{ end(): Promise<unknown> }> {
  const script = `
    const other = new (require('node:sqlite').DatabaseSync)(${JSON.stringify(file)});
    other.exec('begin immediate');
    console.log('writing');
    setInterval(() => {}, 1000);`;
  const program = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(program.stdout, 'data');
  return { end: () => (program.kill(), once(program, 'exit')) };
}
