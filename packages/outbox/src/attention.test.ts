import { describe, expect, it } from 'vitest';
import { attentionOf, mend, withdraw } from './attention.ts';
import { countsOf } from './counts.ts';
import { isKind } from './model.ts';
import { ModelServer } from './testing/model-server.ts';
import { Phone, photo } from './testing/phone.ts';

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
    await phone.drain();
    expect(countsOf(phone.state).attention).toBe(2);
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

  it('[C5] leaves the phone by the person’s own hand, with its photo', async () => {
    const { phone } = await refused();
    const opId = attentionOf(phone.state)[0]?.opId ?? '';
    expect(await withdraw(phone, opId, '')).toHaveLength(2);
    expect(countsOf(phone.state).unsent).toBe(0);
    expect(phone.storage.stores.blobs.size).toBe(0);
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
