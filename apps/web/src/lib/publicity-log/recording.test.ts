import 'fake-indexeddb/auto';
import type { ActionRow, Operation } from '@prongsai/contract';
import type { YearMonth } from '@prongsai/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ids } from '#lib/device/ids.ts';
import { openPhone } from '#lib/device/phone.ts';
import type { LoggedAction } from '#lib/month/cell-index.ts';
import { Outbox } from '#lib/outbox/outbox.svelte.ts';
import { PublicityLogs } from './publicity-logs.svelte.ts';
import { Recording, type Purpose } from './recording.svelte.ts';

const OP_ID = 'ถูกปฏิเสธ';
let personId: string;
let outbox: Outbox;
let logs: PublicityLogs;
beforeEach(() => {
  // A phone in the pocket: nothing is sent meanwhile.
  vi.stubGlobal('document', { visibilityState: 'hidden', documentElement: { lang: 'th' } });
  vi.stubGlobal('navigator', { onLine: false });
  personId = ids.next();
  outbox = new Outbox(personId, 'สมหญิง');
  logs = new PublicityLogs(outbox);
});
afterEach(() => {
  outbox.close();
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
function opened(action: LoggedAction, purpose: Purpose = { kind: 'CHANGE', action }): Recording {
  const measure = { id: 'm1', data: { title: 'แผนการใช้จ่ายงบประมาณ' } };
  const cell = { measure, unit: { id: 'u1' }, month: '2023-02' as YearMonth, actions: [action] };
  return new Recording({ outbox, logs }, cell, purpose);
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
    expect(await logs.draft(again.draft.key)).toBeUndefined();
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
    expect(await logs.draft(again.draft.key)).toBeUndefined();
    await bringBack();
    expect([again.form.fields.what, again.seen?.version]).toEqual(['ติดประกาศ ๓ แห่ง', 4]);
    expect(await logs.draft(again.draft.key)).toBeDefined();
  });

  it('are kept by action, and a form in which nothing is typed keeps nothing', async () => {
    const untouched = opened(actionIn(4, 'ติดประกาศ'));
    await untouched.draft.leave();
    expect(await logs.draft(untouched.draft.key)).toBeUndefined();
    await leftWith(untouched, 'ติดประกาศ ๓ แห่ง');
    const other = opened({ ...actionIn(4, 'แจกแผ่นพับ'), id: 'แจกแผ่นพับ' });
    await other.recall();
    expect(other.form.fields.what).toBe('แจกแผ่นพับ');
  });
});

describe('words typed into what was refused', () => {
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
    expect(await logs.draft(again.draft.key)).toBeUndefined();
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
