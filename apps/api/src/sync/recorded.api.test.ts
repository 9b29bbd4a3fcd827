/** Phones that were not updated, and phones that were updated before their server. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CLIENT_SCHEMA, SYNC_PROTOCOL, type SyncPush, type SyncPushAnswer } from '@prongsai/contract';
import { drainRecords, exportUnsent, restoreUnsent, type Ports } from '@prongsai/outbox';
import { checksum, EMPTY_CHECKSUM, MemoryStorage } from '@prongsai/outbox/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy } from '../testing/places.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { NAMES, type Recording } from '../testing/recording.ts';
import { startTown, type Town } from '../testing/town.ts';
import { understoodSchemas } from './schemas.ts';

let town: Town;
let recorder: Client;
/** Ids of this town for the names of a recording. */
let ids: Record<keyof typeof NAMES, string>;
beforeEach(async () => {
  town = await startTown();
  recorder = await town.as('recorder');
  const places = await placesSeenBy(recorder);
  const { viewer } = await recorder.gql<{ viewer: { person: { id: string } } }>(
    '{ viewer { person { id } } }',
  );
  ids = {
    measure: places.measure('I7'),
    otherMeasure: places.measure('E13'),
    unit: places.unit(FINANCE),
    person: viewer.person.id,
  };
});
afterEach(() => town.stop());

function recordingOf(schema: number): Recording {
  const file = resolve(import.meta.dirname, `recorded/schema-${schema}.json`);
  const text = Object.entries(NAMES).reduce(
    (all, [name, id]) => all.replaceAll(id, ids[name as keyof typeof NAMES]),
    readFileSync(file, 'utf8'),
  );
  return JSON.parse(text) as Recording;
}

/** The file as a phone reads it; sealed anew, as it names this town's measures and units. */
async function* fileOf({ unsentFile }: Recording): AsyncGenerator<string> {
  const lines = unsentFile.slice(0, -1);
  yield* lines;
  const { end } = JSON.parse(unsentFile.at(-1) ?? '{}') as { end: { photos: number } };
  const check = lines.reduce((sum, line) => checksum(line, sum), EMPTY_CHECKSUM);
  yield JSON.stringify({ end: { ...end, check } });
}

/** A check names versions, which every town counts by itself. */
function asSeen({ ops, ...push }: SyncPush, versions: ReadonlyMap<string, number>): SyncPush {
  const seen = ops.map((op) => {
    if (!('covered' in op.payload)) return op;
    const covered = op.payload.covered.map(({ actionId }) => ({
      actionId,
      version: versions.get(actionId) ?? 0,
    }));
    return { ...op, payload: { ...op.payload, covered } };
  });
  return { ...push, ops: seen };
}

async function actionsOfTown(): Promise<{ id: string; what: string; photos: object[] }[]> {
  const query = `{ publicityLogs(agency: "bophloi") { nodes { actions { id what photos { sha256 } } } } }`;
  type Logs = { publicityLogs: { nodes: { actions: Awaited<ReturnType<typeof actionsOfTown>> }[] } };
  const { publicityLogs } = await (await town.as('executive')).gql<Logs>(query);
  return publicityLogs.nodes.flatMap(({ actions }) => actions);
}

describe.each(understoodSchemas())('a phone of schema %i', (schema) => {
  it('[S6] is understood: every kind of operation it sends is applied', async () => {
    const { requests } = recordingOf(schema);
    const versions = new Map<string, number>();
    const played: Record<string, string> = {};
    for (const { role, push } of requests) {
      const { ops, ...rest } = asSeen(push, versions);
      const answer = await phoneOf(await town.as(role)).push(ops, rest);
      expect(answer.receipts).toHaveLength(ops.length);
      answer.receipts.forEach(({ status, version, code }, index) => {
        const { kind, entityId } = ops[index] ?? { kind: '', entityId: '' };
        expect([kind, status, code]).toEqual([kind, 'APPLIED', null]);
        versions.set(entityId, version ?? 0);
        played[kind] = status;
      });
    }
    expect(Object.keys(played).sort()).toEqual(Object.keys(recordingOf(schema).payloads).sort());
  });

  it('[S6] [C11] can carry its unsent work to a phone of today, which sends it', async () => {
    const phone = portsOf(recorder);
    const recording = recordingOf(schema);
    await restoreUnsent(phone, fileOf(recording));
    const count = phone.storage.stores.ops.size;
    expect(count).toBe(recording.requests.find(({ role }) => role === 'recorder')?.push.ops.length);
    expect((await drainRecords(phone)).end).toEqual({ kind: 'DONE' });
    const { ops, attention, acknowledged } = phone.storage.stores;
    expect([ops.size, attention.size, acknowledged.size]).toEqual([0, 0, count]);
    expect(await actionsOfTown()).toHaveLength(2);
  });
});

describe('a phone that this server does not understand', () => {
  const newer = { protocol: SYNC_PROTOCOL, schema: CLIENT_SCHEMA + 1 };
  it.each([
    ['with payloads of an app not released yet', newer],
    ['with a protocol not released yet', { protocol: SYNC_PROTOCOL + 1, schema: CLIENT_SCHEMA }],
    [
      'with payloads of before the oldest',
      { protocol: SYNC_PROTOCOL, schema: Math.min(...understoodSchemas()) - 1 },
    ],
  ])('[S6] %s is told so, and keeps everything', async (_, spoken) => {
    const phone = portsOf(recorder, spoken);
    await restoreUnsent(phone, fileOf(recordingOf(CLIENT_SCHEMA)));
    const count = phone.storage.stores.ops.size;
    expect((await drainRecords(phone)).end).toEqual({ kind: 'UPGRADE_REQUIRED' });
    expect(phone.storage.stores.ops.size).toBe(count);
    expect(await actionsOfTown()).toEqual([]);

    // Once the two understand each other again, the same phone sends the same work.
    const updated = portsOf(recorder);
    await restoreUnsent(updated, exportUnsent(phone));
    expect((await drainRecords(updated)).end).toEqual({ kind: 'DONE' });
    expect(await actionsOfTown()).toHaveLength(2);
  });

  it('[S3] [S6] a kind not known here is kept with its content, and the phone is told why', async () => {
    const { id, ...payload } = anAction({ measureId: ids.measure, unitId: ids.unit });
    const order = anOrder('attachVideo', { ...payload, frames: 24 }, { entityId: id });
    const [receipt] = await phoneOf(recorder).send(order);
    expect(receipt).toMatchObject({ status: 'REJECTED', code: 'OPERATION_UNREADABLE' });
    const [kept] = await town.house.database
      .fork()
      .execute<{ payload: unknown }[]>('select payload from sync_receipt where op_id = ?', [order.opId]);
    const content: unknown = typeof kept?.payload === 'string' ? JSON.parse(kept.payload) : kept?.payload;
    expect(content).toMatchObject({ what: payload.what, frames: 24 });
  });

  it('[S6] a field not known here is passed over', async () => {
    const { id, ...payload } = anAction({ measureId: ids.measure, unitId: ids.unit });
    const order = anOrder('recordAction', { ...payload, weather: 'ฝนตก' }, { entityId: id });
    expect(await phoneOf(recorder).send(order)).toMatchObject([{ status: 'APPLIED' }]);
  });
});

/** A phone of today on the road to this server; `spoken` makes it another release's. */
function portsOf(client: Client, spoken: object = {}): Ports & { storage: MemoryStorage } {
  const push = async (asked: SyncPush) => {
    const { ops, ...rest } = asked;
    const { data } = await phoneOf(client).ask(ops, { ...rest, ...spoken });
    const answer: SyncPushAnswer | undefined = data?.syncPush;
    return answer ? ({ kind: 'ANSWERED', answer } as const) : ({ kind: 'REFUSED' } as const);
  };
  const away = () => Promise.resolve({ kind: 'RETRY', retryAfterMs: null } as const);
  return {
    personId: ids.person,
    storage: new MemoryStorage(),
    network: { push, headBlob: away, putBlob: away },
    clock: { now: () => new Date('2023-02-16T03:00:00Z') },
    ids: { next: () => uuidv7() },
    random: () => 0.5,
  };
}
