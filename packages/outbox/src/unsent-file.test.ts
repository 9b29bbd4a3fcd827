import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { countsOf } from './counts.ts';
import { ModelServer } from './testing/model-server.ts';
import { Phone, photo } from './testing/phone.ts';
import { exportUnsent, restoreUnsent } from './unsent-file.ts';

async function sendAll(phone: Phone): Promise<void> {
  await phone.drain();
  await phone.drainPhotos();
}

describe('unsent work as one file', () => {
  it('[C11] is carried to another phone, and both may send it: nothing is there twice', async () => {
    const server = new ModelServer();
    const [first, second] = [new Phone(server), new Phone(server)];
    await first.record({}, [photo(1)]);
    await first.record({ what: '' });
    first.network.faults = ['RESPONSE_LOST'];
    await first.drain();
    const file = await exportUnsent(first);
    expect(await restoreUnsent(second, file)).toBe(3);
    expect(await restoreUnsent(second, file)).toBe(0);
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
    await restoreUnsent(second, await exportUnsent(first));
    expect(countsOf(second.state)).toEqual({ waiting: 0, waitingPhotos: 1, attention: 2, unsent: 3 });
    await sendAll(second);
    expect(server.state.blobs).toEqual(new Set([photo(2).sha256]));
    expect([...server.state.effects.values()]).toEqual([1, 1]);
  });

  it('[C11] taken back by the phone that wrote it changes nothing', async () => {
    const phone = new Phone(new ModelServer());
    await phone.record({}, [photo(1)]);
    const file = await exportUnsent(phone);
    expect(await restoreUnsent(phone, file)).toBe(0);
    await sendAll(phone);
    expect(await restoreUnsent(phone, file)).toBe(0);
    expect(countsOf(phone.state).unsent).toBe(0);
  });

  it('[C8] another person’s file is not taken in', async () => {
    const server = new ModelServer();
    const [somchai, malee] = [new Phone(server), new Phone(server)];
    malee.personId = 'malee';
    await somchai.record();
    await expect(restoreUnsent(malee, await exportUnsent(somchai))).rejects.toThrow('OTHER_PERSON');
    expect(malee.state.ops).toEqual([]);
  });

  it.each([
    '',
    'สวัสดี',
    '{}',
    '{"format":"prongsai-unsent/1","personId":"somchai","exportedAt":"","ops":[{}]}',
  ])('[C11] a file that is none is refused whole: %j', async (text) => {
    const phone = new Phone(new ModelServer());
    await expect(restoreUnsent(phone, text)).rejects.toThrow('FILE_UNREADABLE');
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
