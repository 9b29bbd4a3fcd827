import { describe, expect, it } from 'vitest';
import { countsOf } from './counts.ts';
import { drainRecords } from './drain.ts';
import { StorageFull } from './ports.ts';
import { hurryPhotos } from './upkeep.ts';
import { PhoneDied } from './testing/memory-storage.ts';
import { ModelServer } from './testing/model-server.ts';
import { Phone } from './testing/phone.ts';

/** Less room than an empty store takes. */
const NO_WRITE = -1;
const DONE = { kind: 'DONE' };
function world(): { server: ModelServer; phone: Phone } {
  const server = new ModelServer();
  return { server, phone: new Phone(server) };
}
function timesApplied({ state }: ModelServer): number[] {
  return [...state.effects.values()];
}

describe('sending the records', () => {
  it('[C3] an answer takes the operation out of the line and keeps its receipt', async () => {
    const { server, phone } = world();
    await phone.record();
    expect(await phone.drain()).toEqual({ end: DONE, progressed: true });
    expect(phone.state.ops).toEqual([]);
    expect(phone.state.acknowledged).toMatchObject([{ version: 2, settled: true, at: server.now }]);
    expect(phone.storage.stores.rows.size).toBe(2);
  });

  it('sends 120 records in three pushes of at most fifty', async () => {
    const { server, phone } = world();
    for (let count = 0; count < 120; count += 1) await phone.record();
    await phone.drain();
    expect(phone.network.pushes.map(({ ops }) => ops.length)).toEqual([50, 50, 20]);
    expect(timesApplied(server)).toHaveLength(120);
  });

  it.each([
    'RESPONSE_LOST',
    'TWICE',
    'PHONE_DIES',
    'PHONE_DIES_BEFORE_COMMIT',
    'PHONE_DIES_AFTER_COMMIT',
  ] as const)('[C3] %s: what the server has carried out is carried out once', async (fault) => {
    const { server, phone } = world();
    await phone.record();
    await phone.record();
    phone.network.faults = [fault];
    await phone.drain().catch((error: unknown) => expect(error).toBeInstanceOf(PhoneDied));
    await phone.drain();
    expect(phone.state.ops).toEqual([]);
    expect(timesApplied(server)).toEqual([1, 1]);
  });

  it('[C3] a phone without room for one more note still sends, and learns what became of it once there is room', async () => {
    const { server, phone } = world();
    await phone.record();
    await phone.record();
    phone.storage.room = NO_WRITE;
    await expect(phone.drain()).rejects.toThrow(StorageFull);
    expect(timesApplied(server)).toEqual([1, 1]);
    expect(phone.state.ops).toHaveLength(2);
    phone.storage.room = Infinity;
    await phone.drain();
    expect(phone.state).toMatchObject({ ops: [], attention: [], acknowledged: [{}, {}] });
    expect(timesApplied(server)).toEqual([1, 1]);
  });

  it('[C5] a full phone whose session is over says that it is', async () => {
    const { phone } = world();
    await phone.record();
    phone.storage.room = NO_WRITE;
    phone.network.faults = ['SIGNED_OUT'];
    expect((await phone.drain()).end).toEqual({ kind: 'SIGNED_OUT' });
    await hurryPhotos(phone);
    expect(phone.state.ops).toHaveLength(1);
  });

  it('a busy server keeps what it answered, and the rest waits', async () => {
    const { phone } = world();
    for (let count = 0; count < 4; count += 1) await phone.record();
    phone.network.faults = ['SERVER_BUSY_MIDWAY'];
    const end = { kind: 'RETRY', retryAfterMs: null, busy: true };
    expect(await phone.drain()).toEqual({ end, progressed: true });
    expect(phone.state.ops.map(({ seq }) => seq)).toEqual([3, 4]);
    await phone.drain();
    expect(phone.state.ops).toEqual([]);
  });

  it('[C5] 401 pauses and drops nothing', async () => {
    const { phone } = world();
    for (let count = 0; count < 60; count += 1) await phone.record();
    phone.network.faults = ['NONE', 'SIGNED_OUT'];
    expect((await phone.drain()).end).toEqual({ kind: 'SIGNED_OUT' });
    expect(phone.state.ops).toHaveLength(10);
    await phone.drain();
    expect(phone.state.ops).toEqual([]);
  });

  it('[C5] a captive portal is no answer', async () => {
    const { phone } = world();
    await phone.record();
    phone.network.faults = ['CAPTIVE_PORTAL'];
    expect((await phone.drain()).end.kind).toBe('RETRY');
    expect(phone.state.ops).toHaveLength(1);
  });

  it('[C5] a server that no longer understands this version loses nothing', async () => {
    const { server, phone } = world();
    server.understands = false;
    await phone.record();
    expect((await phone.drain()).end.kind).toBe('UPGRADE_REQUIRED');
    server.understands = true;
    await phone.drain();
    expect(timesApplied(server)).toEqual([1]);
  });

  it('[C5] one refused among fifty moves to attention and the rest go on', async () => {
    const { server, phone } = world();
    for (let count = 0; count < 25; count += 1) await phone.record();
    const poison = await phone.record({ what: '' });
    for (let count = 0; count < 24; count += 1) await phone.record();
    expect((await phone.drain()).end).toEqual(DONE);
    expect(phone.network.pushes).toHaveLength(1);
    expect(phone.state.attention).toMatchObject([
      { status: 'REJECTED', code: 'WHAT_MISSING', op: { entityId: poison } },
    ]);
    expect(timesApplied(server)).toHaveLength(49);
  });

  it('[C7] one that makes the whole request unreadable is cornered, set aside, and the rest go on', async () => {
    const { server, phone } = world();
    for (let count = 0; count < 20; count += 1) await phone.record();
    const culprit = phone.opIds[12] ?? '';
    phone.network.unreadable.add(culprit);
    expect((await phone.drain()).end).toEqual(DONE);
    expect(phone.state.attention).toMatchObject([{ opId: culprit, code: 'OPERATION_UNREADABLE' }]);
    expect(timesApplied(server)).toHaveLength(19);
    expect(countsOf(phone.state).unsent).toBe(1);
  });

  it('[C5] one that is refused in passing is asked once more before a person is troubled', async () => {
    const { server, phone } = world();
    await phone.record();
    const { push } = phone.network;
    phone.network.push = async (asked) => {
      phone.network.push = push;
      expect(asked.ops).toHaveLength(1);
      return { kind: 'REFUSED' };
    };
    expect((await phone.drain()).end).toEqual(DONE);
    expect(phone.state.attention).toEqual([]);
    expect(timesApplied(server)).toEqual([1]);
  });

  it('[C5] when the server understands nothing at all, nothing is set aside', async () => {
    const { phone } = world();
    await phone.record();
    phone.network.push = async () => ({ kind: 'REFUSED' });
    expect((await phone.drain()).end.kind).toBe('RETRY');
    expect(phone.state.ops).toHaveLength(1);
  });

  it('[C6] a store that came back older takes a new client id and sends the same operations', async () => {
    const { server, phone } = world();
    await phone.record();
    const older = phone.storage.snapshot();
    await phone.record();
    await phone.drain();
    phone.storage.rollBackTo(older);
    const reused = await phone.record();
    const [, opId] = phone.opIds;
    await phone.drain();
    expect(phone.network.pushes.map(({ clientId }) => clientId).filter(isFirst)).toHaveLength(2);
    expect(server.state.effects.get(opId ?? '')).toBe(1);
    expect(phone.storage.stores.rows.has(`action ${reused}`)).toBe(true);
    expect(timesApplied(server)).toEqual([1, 1, 1]);
  });

  it('[C6] a gap is closed by counting anew', async () => {
    const { server, phone } = world();
    await phone.record();
    await phone.drain();
    server.state.lastSeq.clear();
    await phone.record();
    expect((await phone.drain()).end).toEqual(DONE);
    expect(timesApplied(server)).toEqual([1, 1]);
  });

  it('[C6] a server that always finds a gap is left alone for a while, not asked for ever', async () => {
    const { phone } = world();
    await phone.record();
    const { push } = phone.network;
    phone.network.push = (asked) => push.call(phone.network, { ...asked, ops: asked.ops.map(gapped) });
    expect((await phone.drain()).end.kind).toBe('RETRY');
    expect(phone.state.ops).toHaveLength(1);
  });

  it('[C7] two drainers at once send everything once', async () => {
    const { server, phone } = world();
    for (let count = 0; count < 70; count += 1) await phone.record();
    phone.network.faults = ['SLOW', 'NONE', 'SLOW', 'TWICE'];
    await Promise.all([phone.drain(), phone.drain(), phone.drain()]);
    expect(timesApplied(server)).toEqual(Array(70).fill(1));
    expect(phone.state.ops).toEqual([]);
    expect(phone.state.acknowledged).toHaveLength(70);
  });

  it('[C10] frozen for half an hour in the middle of a push, it goes on with the late answer', async () => {
    const { server, phone } = world();
    await phone.record();
    let thaw = (): void => undefined;
    phone.network.gate = new Promise((resolve) => (thaw = resolve));
    const frozen = phone.drain();
    while (timesApplied(server).length === 0) await phone.storage.read(async () => undefined);

    // Another tab was not frozen, and its person worked on.
    phone.network.gate = null;
    phone.time += 30 * 60 * 1000;
    await phone.record();
    expect((await phone.drain()).end).toEqual(DONE);
    thaw();
    expect((await frozen).end).toEqual(DONE);
    expect(phone.state).toMatchObject({ ops: [], attention: [], acknowledged: { length: 2 } });
    expect(timesApplied(server)).toEqual([1, 1]);
    expect(phone.storage.stores.rows).toEqual(server.state.rows);
  });

  it('[C10] starts nothing once the screen is hidden', async () => {
    const { phone } = world();
    for (let count = 0; count < 120; count += 1) await phone.record();
    const end = await drainRecords(phone, () => phone.network.pushes.length < 2);
    expect(end).toEqual({ end: { kind: 'PAUSED' }, progressed: true });
    expect(phone.state.ops).toHaveLength(20);
  });
});

function isFirst(value: string, index: number, all: string[]): boolean {
  return all.indexOf(value) === index;
}
function gapped<T extends { seq: number }>(op: T): T {
  return { ...op, seq: op.seq + 5 };
}
