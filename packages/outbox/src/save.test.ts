import { describe, expect, it } from 'vitest';
import { Act } from './act.ts';
import { keepDraft } from './drafts.ts';
import { attachedHash, type ShrunkPhoto } from './model.ts';
import { attachCommands, save } from './save.ts';
import { StorageFull } from './ports.ts';
import { PhoneDied } from './testing/memory-storage.ts';
import { ModelServer } from './testing/model-server.ts';
import { FEBRUARY, Phone, photo } from './testing/phone.ts';

describe('saving on the phone', () => {
  it('[C1] keeps the record, its photo, its number and the used-up draft at once', async () => {
    const phone = new Phone(new ModelServer());
    const draft = { place: 'new action', kept: null };
    await keepDraft(phone, draft, { what: 'ติด' });
    const command = { kind: 'submitMonth' as const, entityId: phone.ids.next(), payload: FEBRUARY };
    await save(phone, [command], { photos: [photo(1)], draft });
    const { ops, blobs, thumbnails, uploads, drafts, meta } = phone.storage.stores;
    expect([...ops.values()]).toMatchObject([
      { kind: 'submitMonth', seq: 1, baseVersion: null, afterOpId: null },
    ]);
    expect([blobs.size, thumbnails.size, uploads.size, drafts.size]).toEqual([1, 1, 1, 0]);
    expect(meta.get('meta')?.nextSeq).toBe(2);
  });

  it('[C1] keeps nothing of a save during which the page was killed', async () => {
    const phone = new Phone(new ModelServer());
    await phone.record();
    phone.storage.nextWrite = 'DIES_BEFORE_COMMIT';
    await expect(phone.record({}, [photo(1)])).rejects.toThrow(PhoneDied);
    const { ops, blobs, uploads, meta } = phone.storage.stores;
    expect([ops.size, blobs.size, uploads.size, meta.get('meta')?.nextSeq]).toEqual([1, 0, 0, 2]);
  });

  it('[C1] numbers operations 1, 2, 3… and lets each stand on the one before it on the same record', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record();
    await phone.record();
    await phone.change(action, { what: 'ติดประกาศใหม่' });
    const { ops } = phone.state;
    expect(ops.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(ops[2]).toMatchObject({ afterOpId: ops[0]?.opId, baseVersion: null });
  });

  it('[C3] builds a change on what was read; what the person did since, the server knows', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    const action = await phone.record();
    server.rowsPerPage = 1;
    phone.network.faults = ['NONE', 'REQUEST_LOST'];
    await phone.drain();
    expect(phone.storage.stores.rows.has(`action ${action}`)).toBe(false);
    await phone.change(action, { what: 'ติดประกาศใหม่' });
    expect(phone.state.ops[0]).toMatchObject({ baseVersion: null, afterOpId: null });
  });

  it('[S3] a change says what its person saw, not what came while the form stood open', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    const entityId = await phone.record();
    await phone.drain();
    const seen = phone.storage.stores.rows.get(`action ${entityId}`)?.version;
    server.changeInOffice(entityId, { what: 'ของสำนักงาน' });
    await phone.drain();
    await save(phone, [{ kind: 'changeAction', entityId, payload: { what: 'ของสมชาย' }, seen }]);
    await phone.drain();
    expect(phone.state.attention).toMatchObject([{ code: 'CHANGED_MEANWHILE' }]);
    expect(phone.storage.stores.rows.get(`action ${entityId}`)?.data).toMatchObject({ what: 'ของสำนักงาน' });
  });

  it('[C10] a store that runs the same save once more saves it once', async () => {
    const phone = new Phone(new ModelServer());
    phone.writesTwice();
    await phone.record({}, [photo(1)]);
    expect(phone.state.ops.map(({ kind, seq }) => [kind, seq])).toEqual([
      ['recordAction', 1],
      ['attachPhoto', 2],
    ]);
  });

  it('[C1] a save that failed and happened all the same is passed over at the next tap', async () => {
    const phone = new Phone(new ModelServer());
    const act = new Act(phone.ids);
    const command = { kind: 'submitMonth' as const, entityId: act.idOf('deed'), payload: FEBRUARY };
    phone.storage.nextWrite = 'DIES_AFTER_COMMIT';
    await expect(save(phone, [command], { act })).rejects.toThrow(PhoneDied);
    await save(phone, [command], { act });
    expect(phone.state.ops).toMatchObject([{ kind: 'submitMonth', seq: 1, entityId: act.idOf('deed') }]);
  });

  it('[C1] of a save that failed and happened all the same, what was added since is saved', async () => {
    const phone = new Phone(new ModelServer());
    const act = new Act(phone.ids);
    const attach = (photos: ShrunkPhoto[]) =>
      save(phone, attachCommands(phone, 'action', photos, 0, act), { photos, act });
    phone.storage.nextWrite = 'DIES_AFTER_COMMIT';
    await expect(attach([photo(1)])).rejects.toThrow(PhoneDied);
    await attach([photo(2), photo(1)]);
    expect(phone.state.ops.map(({ kind }) => kind)).toEqual(['attachPhoto', 'attachPhoto', 'changePhoto']);
    expect(phone.state.ops.map((op) => attachedHash(op))).toEqual([photo(1).sha256, photo(2).sha256, null]);
    expect(phone.state.ops[2]?.payload).toEqual({ actionId: 'action', position: 1 });
    expect(phone.storage.stores.blobs.size).toBe(2);
  });

  it('[C1] a record that was saved all the same is changed by what was typed since, and not there twice', async () => {
    const phone = new Phone(new ModelServer());
    const act = new Act(phone.ids);
    const record = (what: string): Promise<void> => {
      const words = { day: '2023-02-14', channel: 'NOTICE_BOARD', what };
      const payload = { ...FEBRUARY, ...words, place: null, quantity: null, link: null };
      return save(phone, [{ kind: 'recordAction', entityId: act.idOf('record'), payload }], { act });
    };
    phone.storage.nextWrite = 'DIES_AFTER_COMMIT';
    await expect(record('ติด ๓ แห่ง')).rejects.toThrow(PhoneDied);
    await record('ติด ๔ แห่ง');
    expect(phone.state.ops).toMatchObject([
      { kind: 'recordAction', payload: { what: 'ติด ๓ แห่ง' } },
      { kind: 'changeAction', entityId: act.idOf('record'), payload: { what: 'ติด ๔ แห่ง' } },
    ]);
    expect(phone.state.ops[1]?.payload).toEqual({ what: 'ติด ๔ แห่ง' });
    await phone.drain();
    expect([phone.state.ops, phone.state.attention]).toEqual([[], []]);
  });

  it('a full phone drops bytes the server holds before it refuses', async () => {
    const phone = new Phone(new ModelServer());
    phone.storage.room = 150;
    await phone.record({}, [photo(1)]);
    await phone.drain();
    await phone.drainPhotos();
    await phone.record({}, [photo(2)]);
    expect([...phone.storage.stores.blobs.keys()]).toEqual([photo(2).sha256]);
    expect(phone.storage.stores.thumbnails.size).toBe(2);
    await expect(phone.record({}, [photo(3)])).rejects.toThrow(StorageFull);
    expect(phone.state.ops).toHaveLength(2);
  });
});
