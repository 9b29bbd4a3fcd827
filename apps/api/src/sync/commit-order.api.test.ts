import { setTimeout } from 'node:timers/promises';
import type { SyncPage } from '@prongsai/contract';
import { UNITS } from '@prongsai/fixtures';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, record } from '../testing/deeds.ts';
import { placesSeenBy, type Places } from '../testing/places.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { startTown, type Town } from '../testing/town.ts';

const WRITERS = 20;
const EACH = 5;

let town: Town;
let places: Places;
/** Records for every unit. */
let clerk: Client;
beforeAll(async () => {
  town = await startTown();
  places = await placesSeenBy(await town.as('executive'));
  clerk = await hire(
    town,
    'clerk',
    places.unitIds.map((unitId) => ({ role: 'RECORDER', unitId })),
  );
});
afterAll(() => town.stop());

/** Every second writer is an office, each of whose records has a transaction of its own; phones may share theirs. */
const write = (writer: number) => (writer % 2 ? writeInOffice(writer) : writeOnPhone(writer));

const cellOf = (writer: number, at: number) => ({
  measureId: places.measure(at % 2 ? 'E12' : 'E13'),
  unitId: places.unit(UNITS[writer % UNITS.length] ?? ''),
});

async function writeInOffice(writer: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < EACH; at += 1) {
    const input = anAction(cellOf(writer, at));
    let code: string | undefined;
    do code = (await record(clerk, input)).userErrors[0]?.code;
    while (code === 'TRY_AGAIN');
    expect(code).toBeUndefined();
    ids.push(input.id);
  }
  return ids;
}

/** Sends its records one by one, each until it has a final answer. */
async function writeOnPhone(writer: number): Promise<string[]> {
  const phone = phoneOf(clerk);
  const ids: string[] = [];
  for (let at = 0; at < EACH; at += 1) {
    const { id, ...payload } = anAction(cellOf(writer, at));
    const ops = phone.numbered(anOrder('recordAction', payload, { entityId: id }));
    let status: string | undefined;
    do status = (await phone.push(ops)).receipts[0]?.status;
    while (status === 'RETRY');
    expect(status).toBe('APPLIED');
    ids.push(id);
  }
  return ids;
}

it('[S2] phones and offices, twenty together, write at once while one phone reads on: it gets every row, each once, in order', async () => {
  const reader = phoneOf(await town.as('executive'));
  const pages: SyncPage[] = [];
  const progress = { writing: true };
  const reading = (async () => {
    for (; progress.writing; await setTimeout(5)) pages.push(...(await reader.pull(50)));
    pages.push(...(await reader.pull()));
  })();
  const written = (await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)))).flat();
  progress.writing = false;
  await reading;

  expect(pages.filter((page) => page.rows.length > 0).length).toBeGreaterThan(3);
  expect(pages.filter(({ reset }) => reset)).toHaveLength(1);
  const rows = pages.flatMap((page) => page.rows);
  const actions = rows.filter(({ kind }) => kind === 'action').map(({ id }) => id);
  expect([...actions].sort()).toEqual([...written].sort());
  const versions = rows.map(({ version }) => version);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  expect(new Set(versions).size).toBe(versions.length);
  const fresh = (await phoneOf(await town.as('executive')).pull()).flatMap((page) => page.rows);
  expect(rows).toEqual(fresh);
});

if (inject('postgresUrl') !== undefined) {
  it('[S2] by PostgreSQL’s own record of commits, versions are in their order', async () => {
    const em = town.house.database.fork();
    const committed = await em.execute<{ version: number }[]>(
      'select version from publicity_action order by pg_xact_commit_timestamp(xmin), version',
    );
    expect(committed).toHaveLength(WRITERS * EACH);
    const versions = committed.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });
}

it('[LOG1] twenty who record for the same month make one log', async () => {
  const cell = { measureId: places.measure('E14'), unitId: places.unit(UNITS[0]) };
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      const phone = phoneOf(clerk);
      const { id, ...payload } = anAction(cell);
      const ops = phone.numbered(anOrder('recordAction', payload, { entityId: id }));
      let status: string | undefined;
      do status = (await phone.push(ops)).receipts[0]?.status;
      while (status === 'RETRY');
      expect(status).toBe('APPLIED');
    }),
  );
  const { publicityLogs } = await clerk.gql<{ publicityLogs: { nodes: { actions: object[] }[] } }>(
    `{ publicityLogs(agency: "bophloi", filter: { measureId: "${cell.measureId}" }) { nodes { actions { id } } } }`,
  );
  expect(publicityLogs.nodes.map(({ actions }) => actions.length)).toEqual([WRITERS]);
});
