import { describe, expect, it } from 'vitest';
import { attentionOf } from './attention.ts';
import { countsOf } from './counts.ts';
import { attachCommands, save } from './save.ts';
import { takeBack } from './take-back.ts';
import { PhoneDied } from './testing/memory-storage.ts';
import { ModelServer } from './testing/model-server.ts';
import { FEBRUARY, Phone, photo } from './testing/phone.ts';

const SLIP = { reason: 'กดผิด' };

/** One act for two measures, with one photo. */
async function recordTwice(phone: Phone): Promise<string[]> {
  const photos = [photo(1)];
  const words = { day: '2023-02-14', channel: 'NOTICE_BOARD', what: 'ติดประกาศ' };
  const payload = { ...FEBRUARY, ...words, place: null, quantity: null, link: null };
  const actions = ['ข้อ ๗', 'ข้อ ๑๓'].map((measureId) => ({ measureId, entityId: phone.ids.next() }));
  const commands = actions.flatMap(({ measureId, entityId }) => [
    { kind: 'recordAction' as const, entityId, payload: { ...payload, measureId } },
    ...attachCommands(phone, entityId, photos),
  ]);
  await save(phone, commands, { photos, draft: { place: 'form', kept: null } });
  return actions.map(({ entityId }) => entityId);
}

describe('a save that is taken back', () => {
  it('[UNDO1] before anything left the phone leaves nothing behind, for all its measures', async () => {
    const phone = new Phone(new ModelServer());
    const ids = await recordTwice(phone);
    expect(phone.storage.stores.blobs.size).toBe(1);
    await takeBack(phone, ids, SLIP);
    expect(countsOf(phone.state).unsent).toBe(0);
    expect(phone.storage.stores.blobs.size).toBe(0);
  });

  it('[UNDO1] gives back what the form held, in the same transaction', async () => {
    const phone = new Phone(new ModelServer());
    const ids = await recordTwice(phone);
    const draft = { key: 'form', value: { what: 'ติดประกาศ' } };
    phone.storage.nextWrite = 'DIES_BEFORE_COMMIT';
    await expect(takeBack(phone, ids, { ...SLIP, draft })).rejects.toThrow();
    expect(phone.state.ops).toHaveLength(4);
    expect(phone.storage.stores.drafts.size).toBe(0);
    await takeBack(phone, ids, { ...SLIP, draft });
    expect(phone.state.ops).toHaveLength(0);
    expect(phone.storage.stores.drafts.get('form')?.value).toEqual(draft.value);
  });

  it('[UNDO1] [S1] leaves no gap: what stands before and behind it is sent, once', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    const sent = await phone.record();
    await phone.drain();
    const before = await phone.record();
    const slip = await recordTwice(phone);
    const behind = await phone.record({}, [photo(2)]);
    await takeBack(phone, slip, SLIP);
    await phone.drain();
    await phone.drainPhotos();
    expect(countsOf(phone.state).unsent).toBe(0);
    const rows = [...phone.storage.stores.rows.values()].filter(({ kind }) => kind === 'action');
    expect(rows.map(({ id }) => id).sort()).toEqual([sent, before, behind].sort());
  });

  it('[UNDO1] takes what was done to it since along', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record({}, [photo(1)]);
    const photoId = phone.state.ops.find(({ kind }) => kind === 'attachPhoto')?.entityId ?? '';
    await phone.change(action, { what: 'ติดประกาศหน้าอำเภอ' });
    await phone.withdrawPhoto(photoId);
    await takeBack(phone, [action], SLIP);
    expect(phone.state.ops).toHaveLength(0);
  });

  it('[UNDO1] keeps a photo that another record names', async () => {
    const phone = new Phone(new ModelServer());
    await phone.record({}, [photo(1)]);
    await takeBack(phone, await recordTwice(phone), SLIP);
    expect(phone.storage.stores.blobs.size).toBe(1);
    expect(phone.state.uploads).toHaveLength(1);
  });

  it('[UNDO1] [LOG3] after it was sent is withdrawn with the reason', async () => {
    const phone = new Phone(new ModelServer());
    const ids = await recordTwice(phone);
    await phone.drain();
    await takeBack(phone, ids, SLIP);
    expect(phone.state.ops).toMatchObject(
      ids.map((entityId) => ({ kind: 'withdrawAction', entityId, payload: SLIP })),
    );
    await phone.drain();
    const rows = [...phone.storage.stores.rows.values()].filter(({ kind }) => kind === 'action');
    expect(rows).toMatchObject([
      { data: { withdrawnReason: 'กดผิด' } },
      { data: { withdrawnReason: 'กดผิด' } },
    ]);
  });

  it('[UNDO1] is withdrawn too when its answer was lost: nobody knows whether it arrived', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    const ids = await recordTwice(phone);
    phone.network.faults = ['RESPONSE_LOST'];
    await phone.drain();
    expect(phone.state.ops).toHaveLength(4);
    await takeBack(phone, ids, SLIP);
    await phone.drain();
    expect(phone.state).toMatchObject({ ops: [], attention: [] });
    const rows = [...phone.storage.stores.rows.values()].filter(({ kind }) => kind === 'action');
    expect(rows).toMatchObject([
      { data: { withdrawnReason: 'กดผิด' } },
      { data: { withdrawnReason: 'กดผิด' } },
    ]);
  });

  it('[UNDO1] is withdrawn too when the page died while it went out: that it leaves is on the disk before it does', async () => {
    const phone = new Phone(new ModelServer());
    const ids = await recordTwice(phone);
    phone.network.faults = ['PHONE_DIES'];
    await expect(phone.drain()).rejects.toThrow(PhoneDied);
    await takeBack(phone, ids, SLIP);
    const withdrawn = phone.state.ops.filter(({ kind }) => kind === 'withdrawAction');
    expect(withdrawn.map(({ entityId }) => entityId)).toEqual(ids);
  });

  it('[UNDO1] is withdrawn too when it left a full phone, which could not note that', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record({}, [photo(1)]);
    phone.storage.room = 1;
    phone.network.faults = ['RESPONSE_LOST'];
    await phone.drain().catch(() => undefined);
    phone.storage.room = Infinity;
    await takeBack(phone, [action], SLIP);
    expect(phone.state.ops.at(-1)).toMatchObject({ kind: 'withdrawAction', entityId: action });
  });

  it('[UNDO1] that it left a full phone is noted as soon as there is room again', async () => {
    const phone = new Phone(new ModelServer());
    await phone.record({}, [photo(1)]);
    phone.network.faults = ['RESPONSE_LOST', 'RESPONSE_LOST'];
    phone.storage.room = 1;
    await phone.drain();
    expect(phone.storage.stores.meta.get('meta')).toMatchObject({ handedOut: 0 });
    phone.storage.room = Infinity;
    await phone.drain();
    expect(phone.storage.stores.meta.get('meta')).toMatchObject({ handedOut: 2 });
  });

  it('[UNDO1] leaves nothing behind when the phone tried to send it, and had no network at all', async () => {
    const phone = new Phone(new ModelServer());
    const ids = await recordTwice(phone);
    phone.network.push = () => Promise.resolve({ kind: 'RETRY', retryAfterMs: null, neverLeft: true });
    await phone.drain();
    await takeBack(phone, ids, SLIP);
    expect(phone.state.ops).toEqual([]);
  });

  it.each([[['SIGNED_OUT', 'RESPONSE_LOST']], [['RESPONSE_LOST', 'SIGNED_OUT']]] as const)(
    '[UNDO1] [C7] is withdrawn too when of two tabs that sent it at once one had no session: %j',
    async (faults) => {
      for (const room of [Infinity, 1]) {
        const phone = new Phone(new ModelServer());
        const action = await phone.record({}, [photo(1)]);
        phone.network.faults = [...faults];
        phone.storage.room = room;
        await Promise.all([phone.drain(), phone.drain()]);
        phone.storage.room = Infinity;
        await takeBack(phone, [action], SLIP);
        expect(phone.state.ops.at(-1)).toMatchObject({ kind: 'withdrawAction', entityId: action });
      }
    },
  );

  it('[UNDO1] when the server has refused it is gone, as by hand', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record({ what: '' }, [photo(1)]);
    await phone.drain();
    await takeBack(phone, [action], SLIP);
    expect(attentionOf(phone.state)).toHaveLength(0);
    expect(phone.storage.stores.blobs.size).toBe(0);
  });

  it('[UNDO1] twice is taken back once', async () => {
    const phone = new Phone(new ModelServer());
    const ids = await recordTwice(phone);
    await Promise.all([takeBack(phone, ids, SLIP), takeBack(phone, ids, SLIP)]);
    expect(phone.state.ops).toHaveLength(0);
  });

  it('[UNDO1] on a store that never noted what was handed out is withdrawn, lest it be there', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record();
    await phone.storage.write(async (tx) => {
      const { handedOut: _, ...meta } = (await tx.meta.get()) ?? { clientId: '', nextSeq: 1 };
      await tx.meta.put({ cursor: 0, scope: null, snapshotOpen: false, lastContactAt: null, ...meta });
    });
    await takeBack(phone, [action], SLIP);
    expect(phone.state.ops).toMatchObject([{ kind: 'recordAction' }, { kind: 'withdrawAction' }]);
  });
});
