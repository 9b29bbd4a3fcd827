import { describe, expect, it } from 'vitest';
import { attentionOf, mend, splitIntoCopy } from './attention.ts';
import { countsOf } from './counts.ts';
import { isKind } from './model.ts';
import { ModelServer } from './testing/model-server.ts';
import { FEBRUARY, Phone, photo } from './testing/phone.ts';
import { forgetOld } from './upkeep.ts';
import { putBack, withdraw } from './withdraw.ts';

async function refused(): Promise<{ server: ModelServer; phone: Phone; action: string }> {
  const server = new ModelServer();
  const phone = new Phone(server);
  const action = await phone.record({ what: '' }, [photo(1)]);
  await phone.drain();
  return { server, phone, action };
}

describe('refused work', () => {
  it('[C5] stays with its payload, its photo and the reason', async () => {
    const { phone, action } = await refused();
    const [item] = attentionOf(phone.state);
    expect(item).toMatchObject({ status: 'REJECTED', code: 'WHAT_MISSING', op: { entityId: action } });
    expect(item?.photos).toEqual([photo(1).sha256]);
    expect(phone.storage.stores.blobs.size).toBe(1);
    phone.time += 365 * 24 * 60 * 60 * 1000;
    await forgetOld(phone);
    await phone.drain();
    expect(attentionOf(phone.state)).toHaveLength(1);
    expect(countsOf(phone.state)).toEqual({ waiting: 0, waitingPhotos: 0, attention: 1, unsent: 1 });
  });

  it('[C5] put right, it goes again under a new id, and its photo after it', async () => {
    const { server, phone, action } = await refused();
    const old = attentionOf(phone.state)[0];
    if (!old || !isKind(old.op, 'recordAction')) throw new Error('the record should wait for a person');
    await mend(phone, old.opId, { ...old.op.payload, what: 'ติดประกาศหน้าอำเภอ' });
    expect(phone.opIds).not.toContain(old.opId);
    expect(phone.state.ops).toMatchObject([
      { kind: 'recordAction', entityId: action },
      { kind: 'attachPhoto', payload: { actionId: action } },
    ]);
    await phone.drain();
    await phone.drainPhotos();
    expect(countsOf(phone.state).unsent).toBe(0);
    expect([...server.state.effects.values()]).toEqual([1, 1]);
    expect(server.state.blobs.size).toBe(1);
  });

  it('[C5] mended twice, it goes once', async () => {
    const { phone } = await refused();
    const item = attentionOf(phone.state)[0];
    if (!item || !isKind(item.op, 'recordAction')) throw new Error('the record should wait for a person');
    const payload = { ...item.op.payload, what: 'ติดประกาศ' };
    await Promise.all([mend(phone, item.opId, payload), mend(phone, item.opId, payload)]);
    expect(phone.state.ops).toHaveLength(2);
  });

  it('[LOG1] when the id was taken by another record, it is saved as a new one with its photos', async () => {
    const { phone, action } = await refused();
    const item = phone.state.attention.find(({ op }) => op.kind === 'recordAction');
    if (!item || !isKind(item.op, 'recordAction')) throw new Error('the record should wait for a person');
    await phone.storage.write((tx) => tx.attention.put({ ...item, code: 'ID_TAKEN', status: 'CONFLICT' }));
    await mend(phone, item.opId, { ...item.op.payload, what: 'ติดประกาศ' });
    const [record, attached] = phone.state.ops;
    expect(record?.entityId).not.toBe(action);
    expect(attached?.payload).toMatchObject({ actionId: record?.entityId });
  });

  it('[C5] that is gone by the time it is put right is not said to be sent again', async () => {
    const { phone } = await refused();
    const [item] = attentionOf(phone.state);
    if (!item) throw new Error('the record should wait for a person');
    expect(await mend(phone, item.opId, item.op.payload)).toBe(true);
    expect(await mend(phone, item.opId, item.op.payload)).toBe(false);
  });

  it('[C10] that is put right through a store that hung was there', async () => {
    const { phone } = await refused();
    const [item] = attentionOf(phone.state);
    phone.writesTwice();
    expect(item && (await mend(phone, item.opId, item.op.payload))).toBe(true);
  });

  it('[C5] leaves the phone by the person’s own hand, with its photo', async () => {
    const { phone } = await refused();
    const opId = attentionOf(phone.state)[0]?.opId ?? '';
    expect((await withdraw(phone, opId, 'บันทึกซ้ำ')).items).toHaveLength(2);
    expect(countsOf(phone.state).unsent).toBe(0);
    expect(phone.storage.stores.blobs.size).toBe(0);
  });

  it('[C9] leaves its photo, where another phone’s record needs the same picture and has lost it', async () => {
    const { server, phone } = await refused();
    const other = new Phone(server);
    await other.record({}, [photo(1)]);
    await other.drain();
    other.storage.rollBackTo(new Phone(server).storage.snapshot());
    await phone.drain();
    await withdraw(phone, attentionOf(phone.state)[0]?.opId ?? '', 'บันทึกซ้ำ');
    expect(countsOf(phone.state).unsent).toBe(0);
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(1);
  });

  it('[C5] withdrawn by a slip of the finger, it is put back with its photo', async () => {
    const { phone } = await refused();
    const before = phone.storage.snapshot();
    const withdrawn = await withdraw(phone, attentionOf(phone.state)[0]?.opId ?? '', 'บันทึกซ้ำ');
    await putBack(phone, withdrawn);
    await putBack(phone, withdrawn);
    expect(attentionOf(phone.state)).toHaveLength(1);
    expect(phone.storage.stores.attention).toEqual(before.attention);
    expect(phone.storage.stores.blobs).toEqual(before.blobs);
  });

  it('[C10] taken off through a store that hung, it can be put back all the same', async () => {
    const { phone } = await refused();
    const before = phone.storage.snapshot();
    phone.writesTwice();
    await putBack(phone, await withdraw(phone, attentionOf(phone.state)[0]?.opId ?? '', 'บันทึกซ้ำ'));
    expect(phone.storage.stores.attention).toEqual(before.attention);
    expect(phone.storage.stores.blobs).toEqual(before.blobs);
  });

  it('[C5] a change that met another’s is kept, and built on what is there now when sent again', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    const action = await phone.record();
    await phone.drain();
    await phone.change(action, { what: 'ของสมชาย' });
    server.changeInOffice(action, { what: 'ของสำนักงาน' });
    await phone.drain();
    expect(phone.state.attention).toMatchObject([{ status: 'CONFLICT', code: 'CHANGED_MEANWHILE' }]);
    await mend(phone, phone.state.attention[0]?.opId ?? '', { what: 'ของทั้งสอง' });
    await phone.drain();
    expect(phone.storage.stores.rows.get(`action ${action}`)?.data).toMatchObject({ what: 'ของทั้งสอง' });
  });

  it('[S3] what is put right against an older version meets what was written since', async () => {
    const { server, phone, action, opId } = await conflict();
    const seen = phone.storage.stores.rows.get(`action ${action}`)?.version;
    server.changeInOffice(action, { what: 'ของสำนักงาน แก้อีกครั้ง' });
    await phone.drain();
    await mend(phone, opId, { what: 'ของทั้งสอง' }, seen);
    await phone.drain();
    expect(phone.state.attention).toMatchObject([{ code: 'CHANGED_MEANWHILE' }]);
  });

  it('[S3] put right, it leaves another refused change of its action to be looked at by itself', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    const action = await phone.record();
    await phone.drain();
    await phone.change(action, { what: 'ของสมชาย' });
    await phone.change(action, { what: 'ของสมชาย แก้แล้ว', place: 'ตลาด' });
    server.changeInOffice(action, { what: 'ของสำนักงาน', place: 'ที่ว่าการอำเภอ' });
    await phone.drain();
    const [first, second] = phone.state.attention;
    const seen = phone.storage.stores.rows.get(`action ${action}`)?.version;
    await mend(phone, first?.opId ?? '', { what: 'ของทั้งสอง' }, seen);
    await phone.drain();
    expect(phone.storage.stores.rows.get(`action ${action}`)?.data).toMatchObject({
      ...{ what: 'ของทั้งสอง', place: 'ที่ว่าการอำเภอ' },
    });
    expect(phone.state.attention.map(({ opId }) => opId)).toEqual([second?.opId]);
  });

  it('[C5] taken off, it leaves a photo that was refused for a reason of its own', async () => {
    const { phone, action, opId } = await conflict();
    await phone.attach(action, photo(2));
    await refuseNext(phone);
    expect((await withdraw(phone, opId, 'ไม่แก้แล้ว')).items).toHaveLength(1);
    expect(attentionOf(phone.state)).toMatchObject([
      { op: { kind: 'attachPhoto' }, code: 'TOO_MANY_PHOTOS' },
    ]);
    expect(phone.storage.stores.blobs.has(photo(2).sha256)).toBe(true);
  });

  it('[S3] changes of different fields do not meet', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    const action = await phone.record();
    await phone.drain();
    await phone.change(action, { place: 'ตลาด' });
    await phone.change(action, { place: 'ตลาดสด' });
    server.changeInOffice(action, { what: 'ของสำนักงาน' });
    await phone.drain();
    expect(phone.state.attention).toEqual([]);
    const row = phone.storage.stores.rows.get(`action ${action}`);
    expect(row?.data).toMatchObject({ what: 'ของสำนักงาน', place: 'ตลาดสด' });
  });
});

const COPY = {
  ...FEBRUARY,
  day: '2023-02-14',
  channel: 'NOTICE_BOARD',
  what: 'ของสมชาย',
  place: null,
  quantity: null,
  link: null,
};

/** Somchai's record with a photo; his change of it met one of the office's. */
async function conflict(): Promise<{ server: ModelServer; phone: Phone; action: string; opId: string }> {
  const server = new ModelServer();
  const phone = new Phone(server);
  const action = await phone.record({}, [photo(1)]);
  await phone.drain();
  await phone.drainPhotos();
  await phone.change(action, { what: 'ของสมชาย' });
  server.changeInOffice(action, { what: 'ของสำนักงาน' });
  await phone.drain();
  return { server, phone, action, opId: phone.state.attention[0]?.opId ?? '' };
}

/** The first of the line is answered with no. */
async function refuseNext({ storage, state, clock }: Phone): Promise<void> {
  const [op] = state.ops;
  if (!op) throw new Error('something should wait');
  const at = clock.now().toISOString();
  await storage.write(async (tx) => {
    await tx.ops.delete(op.opId);
    await tx.attention.put({
      ...{ opId: op.opId, op, at },
      ...{ status: 'REJECTED', code: 'TOO_MANY_PHOTOS', message: null },
    });
  });
}

describe('a change split into a copy', () => {
  it('[C5] becomes an action of its own with the photos, and nothing waits for a person any more', async () => {
    const { server, phone, action, opId } = await conflict();
    await splitIntoCopy(phone, opId, COPY);
    expect(attentionOf(phone.state)).toEqual([]);
    const [record, attached] = phone.state.ops;
    expect(record).toMatchObject({ kind: 'recordAction', payload: { what: 'ของสมชาย' } });
    expect(record?.entityId).not.toBe(action);
    expect(attached?.payload).toMatchObject({ actionId: record?.entityId, sha256: photo(1).sha256 });
    await phone.drain();
    await phone.drainPhotos();
    expect(countsOf(phone.state).unsent).toBe(0);
    expect(server.state.blobs.size).toBe(1);
  });

  it('[S3] leaves what the other person wrote, and both are there in the end', async () => {
    const { server, phone, opId } = await conflict();
    await splitIntoCopy(phone, opId, COPY);
    await phone.drain();
    const actions = [...server.state.rows.values()].filter(({ kind }) => kind === 'action');
    expect(actions.map(({ data }) => ('what' in data ? data.what : '')).sort()).toEqual([
      'ของสมชาย',
      'ของสำนักงาน',
    ]);
  });

  it('[C5] takes with it photos refused along with the change, and leaves those withdrawn', async () => {
    const { phone, action, opId } = await conflict();
    const kept = phone.state.acknowledged.find(({ op }) => op.kind === 'attachPhoto');
    if (!kept) throw new Error('a photo should be here');
    await phone.attach(action, photo(2));
    await refuseNext(phone);
    await phone.withdrawPhoto(kept.op.entityId);
    await splitIntoCopy(phone, opId, COPY);
    expect(phone.state.attention).toEqual([]);
    const photos = phone.state.ops
      .filter((op) => isKind(op, 'attachPhoto'))
      .map(({ payload }) => payload.sha256);
    expect(photos).toEqual([photo(2).sha256]);
  });

  it('[C5] split twice, it is one copy', async () => {
    const { phone, opId } = await conflict();
    await Promise.all([splitIntoCopy(phone, opId, COPY), splitIntoCopy(phone, opId, COPY)]);
    expect(phone.state.ops.map(({ kind }) => kind)).toEqual(['recordAction', 'attachPhoto']);
  });

  it('[C5] what is no change of an action stays where it is', async () => {
    const { phone } = await refused();
    await splitIntoCopy(phone, attentionOf(phone.state)[0]?.opId ?? '', COPY);
    expect(attentionOf(phone.state)).toHaveLength(1);
    expect(phone.state.ops).toEqual([]);
  });
});
