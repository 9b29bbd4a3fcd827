import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { makeApp } from '../app.ts';
import { ConfigError } from '../config.ts';
import { ENTITIES } from '../entities.ts';
import { openHouse } from '../house.ts';
import { anAction, record, submit } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy } from '../testing/places.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
  const head = await town.as('head');
  const places = await placesSeenBy(head);
  const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
  await record(head, anAction(cell));
  await submit(head, cell);
});
afterAll(() => town.stop());

it.each(ENTITIES)(
  '[CHECK1] [S2] reading %o changes nothing, so that no version moves by itself',
  async (entity) => {
    const em = town.house.database.fork();
    await em.find<object>(entity, {});
    const unitOfWork = em.getUnitOfWork();
    unitOfWork.computeChangeSets();
    expect(unitOfWork.getChangeSets().map(({ payload }) => payload)).toEqual([]);
  },
);

it('answers at /healthz and /readyz', async () => {
  const healthy = await town.anybody().fetch('/healthz');
  expect([healthy.status, await healthy.json()]).toEqual([200, { ok: true }]);
  const ready = await town.anybody().fetch('/readyz');
  expect([ready.status, await ready.json()]).toEqual([200, { ok: true }]);
});

const MB = 1024 * 1024;
const away = () => {
  throw new Error('connect ECONNREFUSED');
};
it.each([
  ['is ready', 100 * MB, {}, 200, { ok: true }],
  [
    'has a full disk',
    99 * MB,
    {},
    503,
    { ok: false, message: expect.stringMatching(/^Less than 100 MB are free/) as string },
  ],
  ['has no database', 100 * MB, { fork: away }, 503, { ok: false, message: 'The database does not answer.' }],
])('says at /readyz that it %s', async (_, free, more, status, said) => {
  const { house } = town;
  const blobs = { ...house.blobs, free: () => Promise.resolve(free) };
  const app = await makeApp({ ...house, blobs, database: { ...house.database, ...more } });
  app.log.level = 'silent';
  const ready = await app.inject('/readyz');
  expect(ready.statusCode).toBe(status);
  expect(ready.json()).toMatchObject(said);
  await app.close();
});

const isSqlite = inject('postgresUrl') === undefined;
const TRIGGER = isSqlite ? 'activity_no_delete' : 'activity_append_only on activity';
it.each([
  ['column', 'alter table agency drop column district', 'agency.district'],
  ['table', 'drop table rewording', /rewording\.\w+/],
  [
    'index',
    'drop index publicity_log_agency_id_month_id_index',
    'no index publicity_log_agency_id_month_id_index',
  ],
  ['trigger', `drop trigger ${TRIGGER}`, 'no trigger activity_'],
])('does not start on a database of another build, which lacks a %s', async (_, sql, missing) => {
  const old = await startTown();
  const { config } = old.house;
  await old.house.database.fork().execute(sql);
  const started = openHouse(config);
  await expect(started).rejects.toThrow(ConfigError);
  await expect(started).rejects.toThrow(missing);
  await expect(started).rejects.toThrow(
    /^The database in DATA(_DIR|BASE_URL) \([^@]+\) was made by another build/,
  );
  await old.stop();
});

it('does not start on a database that a later version has changed, and leaves it as it is', async () => {
  const updated = await startTown();
  const { config, database } = updated.house;
  await database.fork().execute("insert into mikro_orm_migrations (name) values ('0009-later')");
  const started = openHouse(config);
  await expect(started).rejects.toThrow(ConfigError);
  await expect(started).rejects.toThrow(
    /^The database in DATA(_DIR|BASE_URL) \([^@]+\) was changed by a later version \(0009-later\)/,
  );
  await updated.stop();
});
