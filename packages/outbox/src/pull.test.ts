import { describe, expect, it } from 'vitest';
import { applyPage } from './pull.ts';
import { mend } from './attention.ts';
import { keepPhoto, save } from './save.ts';
import { exportUnsent } from './unsent-file.ts';
import { makeRoom } from './room.ts';
import { forgetOld, forgetRows } from './upkeep.ts';
import { ModelServer } from './testing/model-server.ts';
import { Phone, photo } from './testing/phone.ts';

async function world(): Promise<{ server: ModelServer; phone: Phone; action: string }> {
  const server = new ModelServer();
  const phone = new Phone(server);
  const action = await phone.record();
  await phone.drain();
  return { server, phone, action };
}
function whatOf(phone: Phone, id: string): string | undefined {
  const row = phone.storage.stores.rows.get(`action ${id}`);
  return row?.kind === 'action' ? row.data.what : undefined;
}

describe('taking in the server’s rows', () => {
  it('[C4] a page that was overtaken is thrown away', async () => {
    const { server, phone, action } = await world();
    server.changeInOffice(action, { what: 'เก่า' });
    let open = (): void => undefined;
    phone.network.gate = new Promise((resolve) => (open = resolve));
    const slow = phone.drain();
    await Promise.resolve().then(() => phone.storage.read(async () => undefined));
    await phone.storage.read(async () => undefined);
    phone.network.gate = null;
    server.changeInOffice(action, { what: 'ใหม่' });
    await phone.drain();
    expect(whatOf(phone, action)).toBe('ใหม่');
    open();
    await slow;
    expect(whatOf(phone, action)).toBe('ใหม่');
    expect(phone.storage.stores.meta.get('meta')?.cursor).toBe(server.state.clock);
  });

  it('[C4] a fresh snapshot asked for in another life is thrown away as well', async () => {
    const { server, phone } = await world();
    const asked = { since: 0, scope: null };
    const page = server.pull(asked.since, asked.scope);
    expect(page.reset).toBe(true);
    const learned = await phone.storage.write((tx) => applyPage(tx, phone.ids, asked, { ...page, rows: [] }));
    expect([learned, phone.storage.stores.rows.size]).toEqual([false, 2]);
  });

  it('[C4] a stale answer still gives its receipts', async () => {
    const { server, phone } = await world();
    await phone.record();
    phone.network.faults = ['SLOW'];
    await Promise.all([phone.drain(), phone.drain()]);
    expect(phone.state.ops).toEqual([]);
    expect([...server.state.effects.values()]).toEqual([1, 1]);
  });

  it('[S4] a change of rights drops the rows and never the outbox', async () => {
    const { server, phone, action } = await world();
    server.rights = 'one unit';
    server.state.rows.delete(`action ${action}`);
    await phone.record();
    phone.network.faults = ['SERVER_BUSY_MIDWAY'];
    await phone.drain();
    expect(phone.storage.stores.rows.has(`action ${action}`)).toBe(false);
    expect(phone.state.ops.length).toBeGreaterThan(0);
    await phone.drain();
    expect([...server.state.effects.values()]).toEqual([1, 1]);
    expect(phone.state.ops).toEqual([]);
  });

  it('[S4] servers that disagree on what may be seen do not send the phone round in circles', async () => {
    const { server, phone } = await world();
    for (let count = 0; count < 60; count += 1) await phone.record();
    await phone.drain();
    const { push } = phone.network;
    phone.network.pushes = [];
    phone.network.push = (asked) => {
      server.epoch += 1;
      server.state.rows.clear();
      return push.call(phone.network, asked);
    };
    expect((await phone.drain()).end.kind).toBe('RETRY');
    expect(phone.network.pushes.length).toBeLessThan(9);
    expect([...server.state.effects.values()]).toEqual(Array(61).fill(1));
  });

  it('[C10] a first reading that was killed half-way goes on where it stopped', async () => {
    const server = new ModelServer();
    const office = new Phone(server);
    for (let count = 0; count < 20; count += 1) await office.record();
    await office.drain();
    const phone = new Phone(server);
    server.rowsPerPage = 4;
    phone.network.faults = ['NONE', 'NONE', 'PHONE_DIES'];
    await expect(phone.drain()).rejects.toThrow();
    expect(phone.storage.stores.rows.size).toBe(8);
    phone.network.faults = ['NONE', 'PHONE_DIES_BEFORE_COMMIT'];
    await expect(phone.drain()).rejects.toThrow();
    await phone.drain();
    expect(phone.storage.stores.rows).toEqual(server.state.rows);
  });

  it('[C4] a first reading of ten thousand rows misses nothing that others write meanwhile', async () => {
    const { server, phone: office, action } = await world();
    const [model] = [...server.state.rows.values()].filter((row) => row.kind === 'action');
    for (let count = 0; model && count < 10_000; count += 1) {
      const row = { ...model, id: `${action} ${count}`, version: ++server.state.clock };
      server.state.rows.set(`action ${row.id}`, row);
    }
    const phone = new Phone(server);
    const { push } = phone.network;
    phone.network.push = async (asked) => {
      const read = phone.network.pushes.length;
      if (read < 15) {
        // One row that was read already, one that is still to come, and one that is new.
        server.changeInOffice(`${action} ${read}`, { what: `ครั้งที่ ${read}` });
        server.changeInOffice(`${action} ${9_999 - read}`, { what: `ครั้งที่ ${read}` });
        await office.record({ what: `ใหม่ ${read}` });
        await office.drain();
      }
      return push.call(phone.network, asked);
    };
    expect((await phone.drain()).end).toEqual({ kind: 'DONE' });
    expect(phone.network.pushes.length).toBeGreaterThan(20);
    expect(phone.storage.stores.rows.size).toBeGreaterThan(10_000);
    expect(phone.storage.stores.rows).toEqual(server.state.rows);
  });

  it('[S5] what a restored server has forgotten is sent again, with its bytes, and applied once', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    const first = await phone.record();
    await phone.drain();
    const yesterday = server.backUp();
    const lost = await phone.record({ what: 'วันนี้' }, [photo(1)]);
    await phone.drain();
    await phone.change(lost, { what: 'วันนี้ แก้แล้ว' });
    await phone.drain();
    await phone.drainPhotos();
    server.restore(yesterday);
    for (let count = 0; count < 9; count += 1) server.changeInOffice(first, { place: `ตลาด ${count}` });
    await phone.record();
    await phone.drain();
    phone.time += 60_000;
    await phone.drainPhotos();
    expect(phone.state.ops).toEqual([]);
    expect(whatOf(phone, lost)).toBe('วันนี้ แก้แล้ว');
    expect([...server.state.effects.values()]).toEqual([1, 1, 1, 1, 1]);
    expect(server.state.blobs.has(photo(1).sha256)).toBe(true);
    expect(phone.state.attention).toEqual([]);
  });

  describe('[S5] after a backup was put back, what the office wrote since is not replaced', () => {
    /** Read from a history that is lost then; the office has written anew. */
    async function lost(meanwhile: (phone: Phone, action: string) => Promise<void>) {
      const { server, phone, action } = await world();
      const yesterday = server.backUp();
      for (let count = 0; count < 5; count += 1) server.changeInOffice(action, { what: `หาย ${count}` });
      await phone.drain();
      await meanwhile(phone, action);
      server.restore(yesterday);
      server.changeInOffice(action, { what: 'ของสำนักงาน' });
      await phone.drain();
      return { phone, action };
    }
    function expectConflict(phone: Phone, action: string): void {
      expect(whatOf(phone, action)).toBe('ของสำนักงาน');
      expect(phone.state.attention).toMatchObject([{ status: 'CONFLICT' }]);
    }

    it('by a change that waited', async () => {
      const { phone, action } = await lost((phone, action) => phone.change(action, { what: 'ของสมชาย' }));
      expectConflict(phone, action);
    });

    it('by a change that had been applied and was lost', async () => {
      const { phone, action } = await lost(async (phone, action) => {
        await phone.change(action, { what: 'ของสมชาย' });
        await phone.drain();
      });
      expectConflict(phone, action);
    });

    it('from a form that stood open', async () => {
      let seen = 0;
      const { phone, action } = await lost(async (phone, action) => {
        seen = phone.storage.stores.rows.get(`action ${action}`)?.version ?? 0;
      });
      await save(phone, [{ kind: 'changeAction', entityId: action, payload: { what: 'ของสมชาย' }, seen }]);
      await phone.drain();
      expectConflict(phone, action);
    });
  });

  it('[S5] a server that came back without saying so is found out by the first phone ahead of it', async () => {
    const server = new ModelServer();
    const [first, second] = [new Phone(server), new Phone(server)];
    await first.record();
    const yesterday = server.backUp();
    for (const phone of [first, second]) {
      await phone.record();
      await phone.drain();
    }
    server.state = yesterday;
    await first.drain();
    for (let count = 0; count < 9; count += 1) await first.record();
    await first.drain();
    await second.drain();
    await first.drain();
    const actions = [...server.state.rows.values()].filter(({ kind }) => kind === 'action');
    expect(actions).toHaveLength(12);
    for (const phone of [first, second]) expect(phone.storage.stores.rows).toEqual(server.state.rows);
  });

  it('[S5] work that was lost is sent again as it was done, also where the server’s clock was set back', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    const before = server.backUp();
    const action = await phone.record();
    await phone.drain();
    server.now = '2023-02-14T03:00:00.000Z';
    await phone.change(action, { what: 'แก้แล้ว' });
    await phone.drain();
    server.restore(before);
    await phone.drain();
    expect(phone.state.attention).toEqual([]);
    expect(whatOf(phone, action)).toBe('แก้แล้ว');
  });

  it('[C8] signing out takes what the server told and nothing else; signing in again brings it back', async () => {
    const { server, phone, action } = await world();
    const unsent = await phone.record({ what: 'ยังไม่ได้ส่ง' }, [photo(1)]);
    await forgetRows(phone);
    expect(phone.storage.stores.rows.size).toBe(0);
    expect(phone.state.ops).toMatchObject([{ entityId: unsent }, { kind: 'attachPhoto' }]);
    expect(phone.storage.stores.blobs.size).toBe(1);

    await phone.drain();
    await phone.drainPhotos();
    expect([whatOf(phone, action), whatOf(phone, unsent)]).toEqual(['ติดประกาศ', 'ยังไม่ได้ส่ง']);
    expect([...server.state.effects.values()]).toEqual([1, 1, 1]);
  });

  it('[S4] a snapshot for other rights sends nothing again, and lays no old value over a newer one', async () => {
    const { server, phone, action } = await world();
    await phone.change(action, { place: 'ของสมชาย' });
    await phone.drain();
    server.changeInOffice(action, { place: 'ใหม่กว่า' });
    server.rights = 'one unit';
    const pushes = phone.network.pushes.length;
    await phone.drain();
    expect(phone.network.pushes.slice(pushes).flatMap(({ ops }) => ops)).toEqual([]);
    await forgetRows(phone);
    await phone.drain();
    expect(phone.network.pushes.slice(pushes).flatMap(({ ops }) => ops)).toEqual([]);
    expect(phone.state.ops).toEqual([]);
  });

  it('[S5] a server that has less than it told, and does not know it, is sent again what it lacks', async () => {
    const { server, phone } = await world();
    const before = server.backUp();
    const lost = await phone.record();
    await phone.drain();
    server.state = before;
    server.rowsPerPage = 1;
    const { epoch } = server;
    server.beginsEpochs = false;
    await phone.drain();
    expect(server.epoch).toBe(epoch);
    expect(whatOf(phone, lost)).toBe('ติดประกาศ');
    expect(server.state.effects.size).toBe(2);
  });

  it('[C11] bytes of a file that was never taken in whole go after a day', async () => {
    const { phone } = await world();
    const at = phone.clock.now().toISOString();
    await phone.storage.write((tx) => keepPhoto(tx, photo(9), at));
    phone.time += 23 * 60 * 60 * 1000;
    await forgetOld(phone);
    expect(phone.storage.stores.blobs.size).toBe(1);
    phone.time += 2 * 60 * 60 * 1000;
    await forgetOld(phone);
    expect([phone.storage.stores.blobs.size, phone.state.uploads]).toEqual([0, []]);
  });

  describe('[S5] bytes that were stored in what was lost', () => {
    /** Somchai's photo of a colleague's record; the backup has neither. */
    async function lostPhoto() {
      const server = new ModelServer();
      const [phone, colleague] = [new Phone(server), new Phone(server)];
      const before = server.backUp();
      const action = await colleague.record();
      await colleague.drain();
      await phone.drain();
      await phone.attach(action, photo(1));
      await phone.drain();
      await phone.drainPhotos();
      server.restore(before);
      return { server, phone, colleague };
    }

    it('stay until their record, refused at first, goes through', async () => {
      const { server, phone, colleague } = await lostPhoto();
      await phone.drain();
      const [item] = phone.state.attention;
      expect(item).toMatchObject({ code: 'NOT_FOUND', op: { kind: 'attachPhoto' } });
      phone.time += 31 * 24 * 60 * 60 * 1000;
      await forgetOld(phone);
      await colleague.drain();
      if (item) await mend(phone, item.opId, item.op.payload);
      await phone.drain();
      await phone.drainPhotos();
      expect(server.state.blobs).toEqual(new Set([photo(1).sha256]));
    });

    it('do not make room, and are in a file of unsent work', async () => {
      const { phone } = await lostPhoto();
      phone.network.faults = ['NONE', 'REQUEST_LOST'];
      await phone.drain();
      await makeRoom(phone);
      expect(phone.storage.stores.blobs.size).toBe(1);
      const lines: string[] = [];
      for await (const line of exportUnsent(phone)) lines.push(line);
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ end: { photos: 1 } });
    });
  });

  it('[S5] applied work is forgotten after thirty days, unsent bytes never', async () => {
    const { phone } = await world();
    await phone.record({}, [photo(1)]);
    await phone.record({}, [photo(2)]);
    phone.network.stuck.add(photo(2).sha256);
    await phone.drain();
    await phone.drainPhotos();
    const { size: applied } = phone.storage.stores.acknowledged;
    phone.time += 29 * 24 * 60 * 60 * 1000;
    await forgetOld(phone);
    expect(phone.storage.stores.acknowledged.size).toBe(applied);
    expect(phone.storage.stores.blobs.size).toBe(2);
    phone.time += 2 * 24 * 60 * 60 * 1000;
    await forgetOld(phone);
    const { acknowledged, blobs, uploads, thumbnails } = phone.storage.stores;
    expect([...acknowledged.values()].map(({ op }) => op.kind)).toEqual(['attachPhoto']);
    expect([...blobs.keys()]).toEqual([photo(2).sha256]);
    expect([uploads.size, thumbnails.size]).toEqual([1, 2]);
  });
});
