import { describe, expect, it } from 'vitest';
import { attentionOf, mend } from './attention.ts';
import { countsOf } from './counts.ts';
import { fateOf } from './fate.ts';
import { drainPhotos, nextPhotoAt } from './photos.ts';
import { PhoneDied } from './testing/memory-storage.ts';
import { ModelServer } from './testing/model-server.ts';
import { Phone, photo } from './testing/phone.ts';
import { forgetOld, hurryPhotos } from './upkeep.ts';
import { putBack, withdraw } from './withdraw.ts';

const NOTHING = new Set<string>();
function world(): { server: ModelServer; phone: Phone } {
  const server = new ModelServer();
  return { server, phone: new Phone(server) };
}

describe('sending photos', () => {
  it('[C9] the operation goes first, then the bytes; they stay until the server has them, the thumbnail longer', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1)]);
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(0);
    await phone.drain();
    expect(countsOf(phone.state)).toMatchObject({ waiting: 1, waitingPhotos: 1, unsent: 1 });
    await phone.drainPhotos();
    expect(server.state.blobs).toEqual(new Set([photo(1).sha256]));
    expect(countsOf(phone.state).unsent).toBe(0);
    expect(phone.storage.stores.thumbnails.size).toBe(1);
  });

  it('[C7] a stuck photo holds back neither another photo nor a record', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1), photo(2), photo(3)]);
    phone.network.stuck.add(photo(1).sha256);
    await phone.drain();
    expect((await phone.drainPhotos()).end.kind).toBe('DONE');
    expect(server.state.blobs.size).toBe(2);
    await phone.record();
    await phone.drain();
    expect(phone.state.ops).toEqual([]);
    expect((await nextPhotoAt(phone))?.getTime()).toBeGreaterThan(phone.time);
    phone.network.stuck.clear();
    phone.time += 60_000;
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(3);
  });

  it('[C10] a photo whose record was refused wakes nobody', async () => {
    const { phone } = world();
    await phone.record({ what: '' }, [photo(1)]);
    await phone.drain();
    expect(phone.state.attention).toHaveLength(2);
    expect(await nextPhotoAt(phone)).toBeNull();
  });

  it('[C10] a clock that is set back while a photo rests does not draw out its rest', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1)]);
    await phone.drain();
    phone.network.stuck.add(photo(1).sha256);
    await phone.drainPhotos();
    phone.network.stuck.clear();
    phone.time -= 24 * 60 * 60 * 1000;
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(1);
  });

  it('[C7] bytes that hang do not keep a record from going', async () => {
    const { phone } = world();
    await phone.record({}, [photo(1)]);
    await phone.drain();
    let letGo = (): void => undefined;
    const hanging = new Promise<void>((resolve) => (letGo = resolve));
    phone.network.putBlob = () => hanging.then(() => ({ kind: 'STORED' }));
    const photos = phone.drainPhotos();
    await phone.record();
    await phone.drain();
    expect(phone.state.ops).toEqual([]);
    letGo();
    await photos;
    expect(countsOf(phone.state).unsent).toBe(0);
  });

  it('[C9] killed while sending, it asks first whether the bytes had arrived', async () => {
    const { phone } = world();
    await phone.record({}, [photo(1)]);
    await phone.drain();
    const { putBlob } = phone.network;
    let puts = 0;
    phone.network.putBlob = async (...sent) => {
      puts += 1;
      await putBlob.apply(phone.network, sent);
      return { kind: 'RETRY', retryAfterMs: null };
    };
    await phone.drainPhotos();
    phone.time += 60_000;
    await phone.drainPhotos();
    expect(puts).toBe(1);
    expect(countsOf(phone.state).unsent).toBe(0);
  });

  it('[C9] broken half-way, it goes on where the server’s bytes end, however often', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1, 1000)]);
    await phone.drain();
    phone.network.faults = ['CUT_MIDWAY', 'NONE', 'CUT_MIDWAY', 'REQUEST_LOST', 'NONE', 'CUT_MIDWAY'];
    for (let round = 0; round < 6 && countsOf(phone.state).unsent > 0; round += 1) {
      await phone.drainPhotos();
      phone.time += 600_000;
    }
    expect(server.state.blobs).toEqual(new Set([photo(1).sha256]));
    expect(phone.network.bytesSent).toBe(1000);
  });

  it('[C9] the page killed in the middle of a photo, the next one asks first and goes on', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1, 1000)]);
    await phone.drain();
    server.parts.set(`${phone.network.person} ${photo(1).sha256}`, 700);
    phone.network.faults = ['PHONE_DIES'];
    await expect(phone.drainPhotos()).rejects.toThrow(PhoneDied);
    expect(phone.state.uploads).toMatchObject([{ tries: 0 }]);
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(1);
    expect(phone.network.bytesSent).toBe(300);
  });

  it('[C9] what arrived meanwhile moves the place: it goes on from there at once', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1, 1000)]);
    await phone.drain();
    phone.network.faults = ['CUT_MIDWAY'];
    await phone.drainPhotos();
    phone.network.headBlob = async () => ({ kind: 'MISSING', offset: 400 });
    phone.time += 60_000;
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(1);
    expect(phone.state.uploads).toMatchObject([{ tries: 1 }]);
  });

  it('[C9] more bytes than there are cannot have arrived: it begins again', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1, 1000)]);
    await phone.drain();
    phone.network.faults = ['CUT_MIDWAY'];
    await phone.drainPhotos();
    server.parts.set(`${phone.network.person} ${photo(1).sha256}`, 1000);
    phone.time += 60_000;
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(1);
  });

  it('[C9] bytes the server has lost are not sent twice either when the way breaks', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1, 1000)]);
    await phone.drain();
    await phone.drainPhotos();
    server.state.blobs.clear();
    await phone.drain();
    phone.time += 60_000;
    phone.network.faults = ['NONE', 'CUT_MIDWAY'];
    await phone.drainPhotos();
    phone.time += 60_000;
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(1);
    expect(phone.network.bytesSent).toBe(2000);
  });

  it('[C9] bytes that arrived after the server was asked are not sent again for its late answer', async () => {
    const { phone } = world();
    await phone.record({}, [photo(1, 1000)]);
    await phone.drain();
    let open = (): void => undefined;
    phone.network.gate = new Promise((resolve) => (open = resolve));
    const late = phone.drain();
    for (let turn = 0; turn < 9; turn += 1) await phone.storage.read(async () => undefined);
    phone.time += 1000;
    await phone.drainPhotos();
    open();
    await late;
    phone.time += 60_000;
    await phone.drainPhotos();
    expect(phone.network.bytesSent).toBe(1000);
  });

  it('tells how much of a photo has gone out, what arrived before included', async () => {
    const { phone } = world();
    const told: number[][] = [];
    await phone.record({}, [photo(1, 1000)]);
    await phone.drain();
    const onProgress = (_: string, sent: number, of: number): void => void told.push([sent, of]);
    phone.network.faults = ['CUT_MIDWAY'];
    await drainPhotos(Object.assign(phone, { onProgress }));
    phone.time += 60_000;
    await drainPhotos(phone);
    expect(told).toEqual([
      [0, 1000],
      [500, 1000],
      [500, 1000],
      [1000, 1000],
    ]);
  });

  it('bytes that arrive damaged three times, or are too large, are shown to the person', async () => {
    const { phone } = world();
    const action = await phone.record({}, [photo(1), photo(2)]);
    phone.network.refused.set(photo(1).sha256, { code: 'HASH_MISMATCH', final: false });
    phone.network.refused.set(photo(2).sha256, { code: 'PHOTO_TOO_LARGE', final: true });
    await phone.drain();
    await phone.drainPhotos();
    expect(attentionOf(phone.state).map(({ code }) => code)).toEqual(['PHOTO_TOO_LARGE']);
    for (let day = 0; day < 3; day += 1) {
      phone.time += 600_000;
      await phone.drainPhotos();
    }
    expect(attentionOf(phone.state).map(({ status }) => status)).toEqual(['BYTES', 'BYTES']);
    expect(fateOf(action, phone.state, NOTHING).state).toBe('ATTENTION');
    expect(countsOf(phone.state)).toEqual({ waiting: 0, waitingPhotos: 0, attention: 1, unsent: 1 });
  });

  it('[C5] refused bytes are tried again, or withdrawn on the server too, by the person’s hand', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1), photo(2)]);
    for (const number of [1, 2])
      phone.network.refused.set(photo(number).sha256, { code: 'PHOTO_TOO_LARGE', final: true });
    await phone.drain();
    await phone.drainPhotos();
    const [first, second] = attentionOf(phone.state);
    if (!first || !second) throw new Error('two photos should wait for a person');
    phone.network.refused.clear();
    await mend(phone, first.opId, first.op.payload);
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(1);
    await withdraw(phone, second.opId, 'ภาพใหญ่เกินไป');
    expect(phone.state.ops).toMatchObject([{ kind: 'withdrawPhoto', entityId: second.op.entityId }]);
    expect(countsOf(phone.state)).toMatchObject({ attention: 0, unsent: 1 });
  });

  it('[C5] a photo that is withdrawn from one record stays for another that shows the same', async () => {
    const { server, phone } = world();
    const [one, other] = [await phone.record({}, [photo(1)]), await phone.record({}, [photo(1)])];
    phone.network.refused.set(photo(1).sha256, { code: 'AGENCY_ROOM_FULL', final: true });
    await phone.drain();
    await phone.drainPhotos();
    const [first, second] = attentionOf(phone.state);
    await withdraw(phone, first?.opId ?? '', 'ถ่ายผิดที่');
    await phone.drain();
    expect(attentionOf(phone.state).map(({ opId }) => opId)).toEqual([second?.opId]);
    expect(fateOf(one, phone.state, NOTHING).state).toBe('SENT');
    expect(fateOf(other, phone.state, NOTHING).state).toBe('ATTENTION');
    expect(countsOf(phone.state).unsent).toBe(1);
    phone.time += 40 * 24 * 60 * 60 * 1000;
    await forgetOld(phone);
    expect(attentionOf(phone.state)).toHaveLength(1);

    phone.network.refused.clear();
    if (second) await mend(phone, second.opId, second.op.payload);
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(1);
    expect(countsOf(phone.state).unsent).toBe(0);
  });

  it('[C9] refused bytes that the server waits for and no record here names are tried again by themselves', async () => {
    const { server, phone } = world();
    await phone.record({ what: '' }, [photo(1)]);
    await phone.drain();
    const other = new Phone(server);
    await other.record({}, [photo(1)]);
    await other.drain();
    await phone.drain();
    await withdraw(phone, attentionOf(phone.state)[0]?.opId ?? '', 'บันทึกซ้ำ');
    phone.network.refused.set(photo(1).sha256, { code: 'AGENCY_ROOM_FULL', final: true });
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(0);
    phone.network.refused.clear();
    await phone.drain();
    phone.time += 600_000;
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(1);
  });

  it('what breaks off on a weak signal is no refusal', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1)]);
    await phone.drain();
    phone.network.stuck.add(photo(1).sha256);
    for (let minute = 0; minute < 5; minute += 1) {
      phone.time += 600_000;
      await phone.drainPhotos();
    }
    phone.network.stuck.clear();
    phone.network.refused.set(photo(1).sha256, { code: 'REFUSED_ON_THE_WAY', final: false });
    phone.time += 600_000;
    await phone.drainPhotos();
    phone.network.refused.clear();
    expect(attentionOf(phone.state)).toEqual([]);
    phone.time += 600_000;
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(1);
  });

  it('[C3] [C9] a full phone lets go of what the server holds rather than lose its answer', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1)]);
    await phone.drain();
    await phone.drainPhotos();
    await phone.record({}, [photo(2)]);
    phone.storage.room = 150;
    expect((await phone.drain()).end.kind).toBe('DONE');
    expect([...phone.storage.stores.blobs.keys()]).toEqual([photo(2).sha256]);
    phone.storage.room = 50;
    expect((await phone.drainPhotos()).end.kind).toBe('DONE');
    expect([server.state.blobs.size, phone.storage.stores.blobs.size]).toEqual([2, 0]);
    expect(countsOf(phone.state).unsent).toBe(0);
  });

  it('[C5] a photo withdrawn by a slip of the finger is put back, and sent as one attached anew', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1)]);
    phone.network.refused.set(photo(1).sha256, { code: 'PHOTO_TOO_LARGE', final: true });
    await phone.drain();
    await phone.drainPhotos();
    const withdrawn = await withdraw(phone, attentionOf(phone.state)[0]?.opId ?? '', 'ภาพใหญ่เกินไป');
    expect(phone.storage.stores.blobs.size).toBe(0);
    await putBack(phone, withdrawn);
    phone.network.refused.clear();
    await phone.drain();
    await phone.drainPhotos();
    expect(server.state.blobs).toEqual(new Set([photo(1).sha256]));
    expect(countsOf(phone.state).unsent).toBe(0);
  });

  it('[C10] a tap tries at once what would have rested', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1)]);
    await phone.drain();
    phone.network.stuck.add(photo(1).sha256);
    await phone.drainPhotos();
    phone.network.stuck.clear();
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(0);
    await hurryPhotos(phone);
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(1);
  });

  it('bytes that the browser has lost are said to be lost', async () => {
    const { phone } = world();
    await phone.record({}, [photo(1)]);
    phone.storage.stores.blobs.clear();
    await phone.drain();
    await phone.drainPhotos();
    expect(attentionOf(phone.state)).toMatchObject([{ status: 'BYTES', code: 'PHOTO_UNREADABLE' }]);
  });

  it('[C9] bytes the server has lost are sent again, without asking whether it has them', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1)]);
    await phone.drain();
    await phone.drainPhotos();
    server.state.blobs.clear();
    phone.network.headBlob = async () => ({ kind: 'STORED' });
    await phone.drain();
    phone.time += 60_000;
    await phone.drainPhotos();
    expect(server.state.blobs.size).toBe(1);
  });

  it('[C10] a server that takes bytes and always misses them is given more and more time', async () => {
    const { server, phone } = world();
    await phone.record({}, [photo(1)]);
    server.store = () => undefined;
    const start = phone.time;
    for (let round = 0; round < 8; round += 1) {
      await phone.drain();
      phone.time = Math.max(phone.time, (await nextPhotoAt(phone))?.getTime() ?? 0);
      await phone.drainPhotos();
    }
    expect(phone.time - start).toBeGreaterThan(100_000);
  });

  it('[C5] 401 pauses the photos too', async () => {
    const { phone } = world();
    await phone.record({}, [photo(1)]);
    await phone.drain();
    phone.network.faults = ['SIGNED_OUT'];
    expect((await drainPhotos(phone)).end.kind).toBe('SIGNED_OUT');
    expect(phone.state.uploads).toMatchObject([{ tries: 0, code: null }]);
  });

  it('tells record and photos apart while they travel', async () => {
    const { phone } = world();
    const action = await phone.record({}, [photo(1), photo(2)]);
    expect(fateOf(action, phone.state, NOTHING)).toEqual({ state: 'ON_PHONE' });
    expect(fateOf(action, phone.state, new Set(phone.opIds))).toEqual({ state: 'SENDING', done: 0, of: 3 });
    await phone.drain();
    expect(fateOf(action, phone.state, NOTHING)).toEqual({ state: 'PARTLY_SENT', done: 1, of: 3 });
    const moving = new Set([photo(2).sha256]);
    expect(fateOf(action, phone.state, moving)).toEqual({ state: 'SENDING', done: 1, of: 3 });
    await phone.drainPhotos();
    expect(fateOf(action, phone.state, NOTHING).state).toBe('SENT');
    phone.time += 60_000;
    await phone.change(action, { place: 'ตลาด' });
    expect(fateOf(action, phone.state, NOTHING)).toEqual({ state: 'ON_PHONE' });
    expect(fateOf(action, phone.state, new Set(phone.opIds))).toEqual({ state: 'SENDING', done: 0, of: 1 });
  });
});
