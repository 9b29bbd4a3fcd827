import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionOf, mend } from './attention.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { countsOf } from './counts.ts';
import { isKind } from './model.ts';
import { ModelServer } from './testing/model-server.ts';
import { StorageFull } from './ports.ts';
import { Phone, photo } from './testing/phone.ts';
import { exportUnsent, readUnsent, restoreUnsent } from './unsent-file.ts';
import { RestoreRefused } from './unsent-lines.ts';

async function sendAll(phone: Phone): Promise<void> {
  await phone.drain();
  await phone.drainPhotos();
}

async function fileOf(phone: Phone, only?: string): Promise<string[]> {
  const from = 'สมชาย ใจดี';
  const lines: string[] = [];
  for await (const line of exportUnsent(phone, only === undefined ? { from } : { from, only }))
    lines.push(`${line}\n`);
  return lines;
}

/** As a device would read it: whole lines, their breaks taken off. */
async function* linesOf(text: string): AsyncGenerator<string> {
  for (const line of text.split('\n')) if (line !== '') yield line;
}

const restore = (phone: Phone, file: readonly string[]): Promise<number> =>
  restoreUnsent(phone, linesOf(file.join('')));

describe('unsent work as one file', () => {
  it('[C11] is carried to another phone, and both may send it: nothing is there twice', async () => {
    const server = new ModelServer();
    const [first, second] = [new Phone(server), new Phone(server)];
    await first.record({}, [photo(1)]);
    await first.record({ what: '' });
    first.network.faults = ['RESPONSE_LOST'];
    await first.drain();
    const file = await fileOf(first);
    expect(await restore(second, file)).toBe(2);
    expect(await restore(second, file)).toBe(0);
    await Promise.all([sendAll(first), sendAll(second)]);
    expect([...server.state.effects.values()]).toEqual([1, 1]);
    expect(server.state.blobs).toEqual(new Set([photo(1).sha256]));
    expect(countsOf(second.state)).toMatchObject({ waiting: 0, waitingPhotos: 0, attention: 1 });
  });

  it('[C11] carries refused work, and bytes whose record has gone already', async () => {
    const server = new ModelServer();
    const [first, second] = [new Phone(server), new Phone(server)];
    await first.record({ what: '' }, [photo(1)]);
    await first.record({}, [photo(2)]);
    await first.drain();
    await restore(second, await fileOf(first));
    expect(countsOf(second.state)).toEqual({ waiting: 1, waitingPhotos: 1, attention: 1, unsent: 2 });
    await sendAll(second);
    expect(server.state.blobs).toEqual(new Set([photo(2).sha256]));
    expect([...server.state.effects.values()]).toEqual([1, 1]);
  });

  it('[C11] taken back by the phone that wrote it changes nothing', async () => {
    const phone = new Phone(new ModelServer());
    await phone.record({}, [photo(1)]);
    const file = await fileOf(phone);
    expect(await restore(phone, file)).toBe(0);
    await sendAll(phone);
    expect(await restore(phone, file)).toBe(0);
    expect(countsOf(phone.state).unsent).toBe(0);
  });

  it('[C8] another person’s file is not taken in', async () => {
    const server = new ModelServer();
    const [somchai, malee] = [new Phone(server), new Phone(server)];
    malee.personId = 'malee';
    await somchai.record();
    const refusal: unknown = await restore(malee, await fileOf(somchai)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'UNSENT_FILE_OF_ANOTHER', from: 'สมชาย ใจดี' });
    expect(malee.state.ops).toEqual([]);
  });

  it('[C11] says what it holds before it is taken in', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record({}, [photo(1), photo(2)]);
    await phone.change(action, { place: 'ตลาด' });
    await phone.record();
    const file = await fileOf(phone);
    expect(await readUnsent(phone, linesOf(file.join('')))).toEqual({
      from: 'สมชาย ใจดี',
      exportedAt: '2023-02-15T03:00:00.000Z',
      records: 2,
      photos: 2,
    });
  });

  it('[C11] may hold one record that a person must look at, with its photo, and nothing else', async () => {
    const server = new ModelServer();
    const [first, second] = [new Phone(server), new Phone(server)];
    await first.record({ what: '' }, [photo(1)]);
    await first.drain();
    await first.record({}, [photo(2)]);
    const [item] = first.state.attention;
    await restore(second, await fileOf(first, item?.opId));
    expect(second.state.ops).toEqual([]);
    expect(second.state.attention).toHaveLength(2);
    expect([...second.storage.stores.blobs.keys()]).toEqual([photo(1).sha256]);
  });

  it.each(['', 'สวัสดี', '{}', '[1]\n{"end":{}}', '{"format":"prongsai-plan/1"}'])(
    '[C11] a file of something else is refused whole: %j',
    async (text) => {
      const phone = new Phone(new ModelServer());
      await expect(restore(phone, [text])).rejects.toThrow('UNSENT_FILE_UNREADABLE');
    },
  );

  it('[C11] a file of a newer app is refused whole, and said to be so', async () => {
    const phone = new Phone(new ModelServer());
    await phone.record();
    const file = (await fileOf(phone)).join('').replace('prongsai-unsent/2', 'prongsai-unsent/3');
    await expect(restore(phone, [file])).rejects.toThrow('UNSENT_FILE_TOO_NEW');
  });

  it('[C11] a file cut anywhere, or garbled in any one place, is refused whole and leaves nothing behind', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    await phone.record({}, [photo(1), photo(2)]);
    const text = (await fileOf(phone)).join('');
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 2), fc.boolean(), async (at, cut) => {
        const other = text[at] === 'A' ? 'B' : 'A';
        const spoilt = cut ? text.slice(0, at) : text.slice(0, at) + other + text.slice(at + 1);
        const second = new Phone(server);
        await expect(restore(second, [spoilt])).rejects.toThrow(RestoreRefused);
        const { ops, blobs, uploads, thumbnails } = second.storage.stores;
        expect([ops.size, blobs.size, uploads.size, thumbnails.size]).toEqual([0, 0, 0, 0]);
      }),
    );
  });

  it('[C11] a refused record that was put right since is not brought back', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    await phone.record({ what: '' }, [photo(1)]);
    await phone.drain();
    const file = await fileOf(phone);
    const [item] = attentionOf(phone.state);
    if (!item || !isKind(item.op, 'recordAction')) throw new Error('the record should wait for a person');
    await mend(phone, item.opId, { ...item.op.payload, what: 'ติดประกาศ' });
    await sendAll(phone);
    expect(await restore(phone, file)).toBe(0);
    expect(phone.state.attention).toEqual([]);
  });

  it('[C11] nor is one that was put right and has not gone yet, nor a change that was', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    const action = await phone.record();
    await phone.record({ what: '' });
    await sendAll(phone);
    server.changeInOffice(action, { what: 'ของสำนักงาน' });
    await phone.change(action, { what: 'ของสมชาย' });
    await phone.drain();
    const file = await fileOf(phone);
    expect(attentionOf(phone.state)).toHaveLength(2);
    for (const { opId, op } of attentionOf(phone.state))
      await mend(phone, opId, { ...op.payload, what: 'ของทั้งสอง' });
    expect(await restore(phone, file)).toBe(0);
    expect(phone.state.attention).toEqual([]);
  });

  it('[C11] a file that is given up leaves the photo of a record saved meanwhile', async () => {
    const server = new ModelServer();
    const [first, second] = [new Phone(server), new Phone(server)];
    await first.record({}, [photo(1)]);
    const [head = '', bytes = ''] = await fileOf(first);
    async function* cut(): AsyncGenerator<string> {
      yield head.trim();
      yield bytes.trim();
      await second.record({}, [photo(1)]);
    }
    await expect(restoreUnsent(second, cut())).rejects.toThrow(RestoreRefused);
    await sendAll(second);
    expect(server.state.blobs).toEqual(new Set([photo(1).sha256]));
  });

  it('[C11] on a phone without room nothing of it is taken in', async () => {
    const server = new ModelServer();
    const [first, second] = [new Phone(server), new Phone(server)];
    await first.record({}, [photo(1), photo(2)]);
    second.storage.room = 150;
    await expect(restore(second, await fileOf(first))).rejects.toThrow(StorageFull);
    expect(second.storage.stores.blobs.size + second.storage.stores.ops.size).toBe(0);
  });

  it('[C11] hundreds of photos are written and read one at a time', async () => {
    const server = new ModelServer();
    const [first, second] = [new Phone(server), new Phone(server)];
    const photos = Array.from({ length: 200 }, (_, number) => photo(number, 3000));
    await first.record({}, photos);
    const lines = exportUnsent(first);
    let longest = 0;
    async function* read(): AsyncGenerator<string> {
      for await (const line of lines) {
        longest = Math.max(longest, line.length);
        yield line;
      }
    }
    expect(await restoreUnsent(second, read())).toBe(1);
    expect(second.storage.stores.blobs.size).toBe(200);
    await sendAll(second);
    expect(server.state.blobs.size).toBe(200);
    expect(longest).toBeLessThan(200 * 1000);
  });

  it('bytes come through base64 unchanged', () => {
    const ascii = Uint8Array.from('foobar', (letter) => letter.charCodeAt(0));
    expect([...'foobar'].map((_, index) => toBase64(ascii.slice(0, index + 1).buffer))).toEqual([
      'Zg==',
      'Zm8=',
      'Zm9v',
      'Zm9vYg==',
      'Zm9vYmE=',
      'Zm9vYmFy',
    ]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const back = fromBase64(toBase64(new Uint8Array(bytes).buffer));
        expect(back && [...new Uint8Array(back)]).toEqual([...bytes]);
      }),
    );
    expect(fromBase64('ก')).toBeNull();
  });
});
