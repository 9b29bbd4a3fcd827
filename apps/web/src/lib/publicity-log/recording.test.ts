import 'fake-indexeddb/auto';
import type { ActionRow, Operation } from '@prongsai/contract';
import type { YearMonth } from '@prongsai/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdCommits } from '#lib/device/held-commits.ts';
import { ids } from '#lib/device/ids.ts';
import { openPhone } from '#lib/device/phone.ts';
import type { LoggedAction } from '#lib/month/cell-index.ts';
import { Outbox } from '#lib/outbox/outbox.svelte.ts';
import { PublicityLogs } from './publicity-logs.svelte.ts';
import { Recording, type Purpose } from './recording.svelte.ts';

const PHOTO = {
  bytes: new Uint8Array([1]).buffer,
  thumbnail: null,
  sha256: '1'.padStart(64, '0'),
  sourceSha256: '1'.padStart(64, 'f'),
  width: 1600,
  height: 1200,
  takenOn: null,
};
const OP_ID = 'ถูกปฏิเสธ';
let personId: string;
let outbox: Outbox;
let logs: PublicityLogs;
beforeEach(() => {
  // A phone in the pocket: nothing is sent meanwhile.
  vi.stubGlobal('document', { visibilityState: 'hidden', documentElement: { lang: 'th' } });
  vi.stubGlobal('navigator', { onLine: false });
  vi.stubGlobal('requestAnimationFrame', setImmediate);
  personId = ids.next();
  outbox = new Outbox(personId, 'สมหญิง');
  logs = new PublicityLogs(outbox);
});
afterEach(() => {
  outbox.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The action as the server has it in a version, in which it says so. */
function actionIn(version: number, what: string): LoggedAction {
  const data: ActionRow = {
    logId: 'บันทึก',
    day: '2023-02-20',
    channel: 'NOTICE_BOARD',
    what,
    place: 'หน้าสำนักงาน',
    quantity: null,
    link: null,
    recordedById: 'ผู้อื่น',
    recordedByName: 'มานะ',
    clientTime: '2023-02-20T02:00:00Z',
    receivedAt: '2023-02-20T02:00:00Z',
    withdrawnAt: null,
    withdrawnReason: null,
  };
  return { id: 'ติดประกาศ', version, data, local: false, photos: [], files: [] };
}

/** The phone has read the action in this version. */
async function read({ id, version, data }: LoggedAction): Promise<void> {
  const phone = openPhone(personId);
  await phone.storage.write((tx) => tx.rows.put([{ kind: 'action', id, version, data }]));
  phone.db.close();
}

async function refused(payload: Operation<'changeAction'>['payload']): Promise<Purpose> {
  const op: Operation<'changeAction'> = {
    ...{ opId: OP_ID, seq: 1, kind: 'changeAction', entityId: 'ติดประกาศ', payload },
    ...{ baseVersion: 1, afterOpId: null, clientTime: '2023-02-20T02:00:00Z' },
  };
  const item = {
    opId: OP_ID,
    op,
    status: 'CONFLICT',
    code: 'CONFLICT',
    message: null,
    at: op.clientTime,
  } as const;
  const phone = openPhone(personId);
  await phone.storage.write((tx) => tx.attention.put(item));
  phone.db.close();
  return { kind: 'MEND', item: { ...item, photos: [] } };
}

/** A form as it is opened on the action as it is by now. */
function opened(
  action: LoggedAction,
  purpose: Purpose = { kind: 'CHANGE', action },
  stores = { outbox, logs },
): Recording {
  const measure = { id: 'm1', data: { title: 'แผนการใช้จ่ายงบประมาณ' } };
  const cell = { measure, unit: { id: 'u1' }, month: '2023-02' as YearMonth, actions: [action] };
  return new Recording(stores, cell, purpose);
}

/** A form for a new record that lacks nothing but words. */
function newRecord(stores = { outbox, logs }): Recording {
  const recording = opened(actionIn(4, ''), { kind: 'NEW' }, stores);
  recording.form.fill({ ...recording.form.fields, day: '2023-02-20', channel: 'NOTICE_BOARD' });
  return recording;
}

/** What forms like this one have kept last. */
async function kept({ draft }: Recording): Promise<unknown> {
  return (await logs.drafts.all(draft.key))[0]?.value;
}

/** A page that was closed with this typed into its form. */
async function leftWith(form: Recording, what: string): Promise<void> {
  form.form.fields.what = what;
  await form.draft.leave();
}

describe('words typed into a change', () => {
  it('[C1] come back, are saved, and are then no draft any more', async () => {
    const action = actionIn(4, 'ติดประกาศ');
    await read(action);
    await leftWith(opened(action), 'ติดประกาศ ๓ แห่ง');
    const again = opened(action);
    await again.recall();
    expect(again.form.fields.what).toBe('ติดประกาศ ๓ แห่ง');
    expect(again.draft.recalled).toBe(true);
    expect(await again.save()).toMatchObject({ text: 'บันทึกไว้ในเครื่องแล้ว' });
    expect(outbox.ops).toMatchObject([{ payload: { what: 'ติดประกาศ ๓ แห่ง' }, baseVersion: 4 }]);
    expect(await kept(again)).toBeUndefined();
  });

  it('[S3] come back over the words they were typed over, also when these have changed since', async () => {
    await read(actionIn(4, 'ติดประกาศ'));
    await leftWith(opened(actionIn(4, 'ติดประกาศ')), 'ติดประกาศ ๓ แห่ง');
    const since = actionIn(9, 'ติดประกาศที่ศาลา');
    since.data.place = 'ศาลาหมู่ ๔';
    await read(since);
    const again = opened(since);
    await again.recall();
    expect(again.form.fields.what).toBe('ติดประกาศ ๓ แห่ง');
    await again.save();
    expect(outbox.ops.map(({ payload, baseVersion }) => [payload, baseVersion])).toEqual([
      [{ what: 'ติดประกาศ ๓ แห่ง' }, 4],
    ]);
  });

  it('are gone once they are discarded, and the action stands as it is by now', async () => {
    await leftWith(opened(actionIn(4, 'ติดประกาศ')), 'ติดประกาศ ๓ แห่ง');
    const again = opened(actionIn(9, 'ติดประกาศที่ศาลา'));
    await again.recall();
    const bringBack = await again.discard();
    expect([again.form.fields.what, again.seen?.version]).toEqual(['ติดประกาศที่ศาลา', 9]);
    expect(await kept(again)).toBeUndefined();
    await bringBack();
    expect([again.form.fields.what, again.seen?.version]).toEqual(['ติดประกาศ ๓ แห่ง', 4]);
    expect(await kept(again)).toBeDefined();
  });

  it('are kept by action, and a form in which nothing is typed keeps nothing', async () => {
    const untouched = opened(actionIn(4, 'ติดประกาศ'));
    await untouched.draft.leave();
    expect(await kept(untouched)).toBeUndefined();
    await leftWith(untouched, 'ติดประกาศ ๓ แห่ง');
    const other = opened({ ...actionIn(4, 'แจกแผ่นพับ'), id: 'แจกแผ่นพับ' });
    await other.recall();
    expect(other.form.fields.what).toBe('แจกแผ่นพับ');
  });
});

describe('words typed into what was refused', () => {
  it('[C5] stay in the form of refused work that was sent again or put away in another window', async () => {
    const action = actionIn(4, 'ของมานะ');
    await read(action);
    const form = opened(action, await refused({ what: 'ของสมหญิง' }));
    form.form.fields.what = 'ของทั้งสอง';
    await outbox.withdraw(OP_ID, 'บันทึกซ้ำ');
    expect(await form.save()).toBeNull();
    expect(form.error).toContain('หน้าต่างอื่น');
    await form.draft.keep();
    expect(await kept(form)).toMatchObject({ fields: { what: 'ของทั้งสอง' } });
    expect(outbox.ops).toEqual([]);
  });

  it('[C1] [S3] come back, are judged by what stood in the form, and are no draft once they are sent again', async () => {
    await read(actionIn(4, 'ของมานะ'));
    const purpose = await refused({ what: 'ของสมหญิง' });
    await leftWith(opened(actionIn(4, 'ของมานะ'), purpose), 'ของทั้งสองคน');
    const since = actionIn(9, 'ของมานะ แก้อีกครั้ง');
    await read(since);
    const again = opened(since, purpose);
    expect(again.form.fields.what).toBe('ของสมหญิง');
    await again.recall();
    expect(again.form.fields.what).toBe('ของทั้งสองคน');
    await again.save();
    expect(outbox.ops.map(({ payload, baseVersion }) => [payload, baseVersion])).toEqual([
      [{ what: 'ของทั้งสองคน' }, 4],
    ]);
    expect(await kept(again)).toBeUndefined();
  });
});

describe('a store that is slow', () => {
  it('[C1] has the saving say that it takes long, and a second tap meanwhile saves nothing more', async () => {
    await read(actionIn(4, 'ติดประกาศ'));
    const recording = opened(actionIn(4, 'ติดประกาศ'));
    recording.form.fields.what = 'ติดประกาศ ๓ แห่ง';
    await recording.recall();
    const release = await holdStore();
    const saving = recording.save();
    expect(recording.takesLong).toBe(false);
    await vi.waitFor(() => expect(recording.takesLong).toBe(true));
    const second = recording.save();
    await release();
    expect(await saving).toMatchObject({ text: 'บันทึกไว้ในเครื่องแล้ว' });
    expect(await second).toBeNull();
    expect(recording.takesLong).toBe(false);
    expect(outbox.ops).toHaveLength(1);
  });
});

describe('[C1] a store of which nobody can say whether it has saved', () => {
  it('is waited for: a second tap saves nothing more, and the person is told meanwhile', async () => {
    const recording = newRecord();
    recording.form.fields.what = 'ติดประกาศ ๓ แห่ง';
    await recording.recall();
    const release = holdCommits();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const saving = recording.save();
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(5_000);
      expect(outbox.isUncertain).toBe(true);
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([recording.takesLong, recording.error]).toEqual([true, undefined]);
    const second = recording.save();
    vi.useRealTimers();
    release();
    expect(await saving).toMatchObject({ text: 'บันทึกไว้ในเครื่องแล้ว' });
    expect(await second).toBeNull();
    expect(outbox.isUncertain).toBe(false);
    await outbox.shown;
    expect(outbox.ops.map(({ kind }) => kind)).toEqual(['recordAction']);
  });

  it('has one record, when it said no and had saved all the same', async () => {
    const recording = newRecord();
    recording.form.fields.what = 'ติดประกาศ ๓ แห่ง';
    await recording.recall();
    vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementationOnce(() => {
      throw new DOMException('nobody can be told', 'DataError');
    });
    expect(await recording.save()).toBeNull();
    expect(recording.error).toBeDefined();
    expect(await recording.save()).toMatchObject({ text: 'บันทึกไว้ในเครื่องแล้ว' });
    await outbox.shown;
    expect(outbox.ops.map(({ kind }) => kind)).toEqual(['recordAction']);
    await recording.draft.leave();
    const again = newRecord();
    await again.recall();
    expect(again.draft.recalled).toBe(false);
  });
});

describe('[C1] a form that stands open in two tabs', () => {
  let second: Outbox;
  beforeEach(() => (second = new Outbox(personId, 'สมหญิง')));
  afterEach(() => second.close());
  const inSecond = (): Recording => newRecord({ outbox: second, logs: new PublicityLogs(second) });

  /** As when it is hidden. */
  const typed = async (recording: Recording, what: string): Promise<void> => {
    recording.form.fields.what = what;
    await recording.draft.keep();
  };
  const cameBack = async (): Promise<string | null> => {
    const again = newRecord();
    await again.recall();
    return again.draft.recalled ? again.form.fields.what : null;
  };

  it('is kept for each of them: both come back, one after the other', async () => {
    const [one, other] = [newRecord(), inSecond()];
    await Promise.all([one.recall(), other.recall()]);
    other.tray.restore([PHOTO]);
    await other.draft.keep();
    await typed(one, 'ติดประกาศ ๓ แห่ง');
    const back: [string, number][] = [];
    for (const again of [newRecord(), newRecord(), newRecord()]) {
      await again.recall();
      back.push([again.form.fields.what, again.tray.photos.length]);
      await again.discard();
    }
    expect(back.slice(0, 2)).toEqual(
      expect.arrayContaining([
        ['ติดประกาศ ๓ แห่ง', 0],
        ['', 1],
      ]),
    );
    expect(back[2]).toEqual(['', 0]);
  });

  it('is still kept for the one when the other is saved', async () => {
    const [one, other] = [newRecord(), inSecond()];
    await Promise.all([one.recall(), other.recall()]);
    await typed(other, 'แจกแผ่นพับ');
    one.form.fields.what = 'ติดประกาศ ๓ แห่ง';
    expect(await one.save()).toMatchObject({ text: 'บันทึกไว้ในเครื่องแล้ว' });
    expect(await cameBack()).toBe('แจกแผ่นพับ');
  });

  it('does not come back when the other has saved what both had brought back, and is not saved again unasked', async () => {
    await typed(newRecord(), 'ติดประกาศ ๓ แห่ง');
    const [one, other] = [newRecord(), inSecond()];
    await Promise.all([one.recall(), other.recall()]);
    expect(await other.save()).toMatchObject({ text: 'บันทึกไว้ในเครื่องแล้ว' });
    await one.draft.keep();
    await one.draft.leave();
    expect(await cameBack()).toBeNull();
  });

  it('says so at the tap on save, and is saved at the next one', async () => {
    await typed(newRecord(), 'ติดประกาศ ๓ แห่ง');
    const [one, other] = [newRecord(), inSecond()];
    await Promise.all([one.recall(), other.recall()]);
    await other.save();
    expect(await one.save()).toBeNull();
    expect([one.draft.elsewhere, one.error]).toEqual([true, undefined]);
    expect(await one.save()).toMatchObject({ text: 'บันทึกไว้ในเครื่องแล้ว' });
  });

  it('keeps what was typed since the other has saved', async () => {
    await typed(newRecord(), 'ติดประกาศ ๓ แห่ง');
    const [one, other] = [newRecord(), inSecond()];
    await Promise.all([one.recall(), other.recall()]);
    await other.save();
    await typed(one, 'ติดประกาศ ๔ แห่ง');
    expect(await cameBack()).toBe('ติดประกาศ ๔ แห่ง');
  });

  it('comes back beside what the other keeps when its save is taken back', async () => {
    const [one, other] = [newRecord(), inSecond()];
    await Promise.all([one.recall(), other.recall()]);
    one.form.fields.what = 'ติดประกาศ ๓ แห่ง';
    const saved = await one.save();
    await typed(other, 'แจกแผ่นพับ');
    await saved?.takeBack?.();
    const again = newRecord();
    await again.recall();
    expect(again.form.fields.what).toBe('ติดประกาศ ๓ แห่ง');
    await again.discard();
    expect(await cameBack()).toBe('แจกแผ่นพับ');
  });
});

/** Somebody else writes, and does not end, before the returned function is called. */
async function holdStore(): Promise<() => Promise<void>> {
  const phone = openPhone(personId);
  let held = true;
  const began = Promise.withResolvers<void>();
  const writing = phone.storage.write(async (tx) => {
    began.resolve();
    while (held) await tx.meta.get();
  });
  await began.promise;
  return async () => {
    held = false;
    await writing;
    phone.db.close();
  };
}
