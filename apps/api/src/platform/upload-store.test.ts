import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashOf } from './secret.ts';
import { openUploads, type UploadStore } from './upload-store.ts';

const NOW = new Date('2023-02-20T09:00:00+07:00');

let folder: string;
let uploads: UploadStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-uploads-'));
  uploads = openUploads(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const partOf = (sha256: string, sender = 'somying') => ({ sender, sha256 });
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
async function send(sha256: string, text: string, { sender = 'somying', from = 0, at = NOW } = {}) {
  const body = Readable.from([Buffer.from(text)]);
  return uploads.append(partOf(sha256, sender), body, { from, most: 1_000_000, now: at });
}

describe('bytes on their way', () => {
  it('[C9] are hashed over all that is there, whenever it came', async () => {
    await send('a', 'ครึ่งแรก');
    const arrived = await send('a', 'ครึ่งหลัง', { from: Buffer.byteLength('ครึ่งแรก') });
    expect(arrived).toMatchObject({ sha256: hashOf('ครึ่งแรกครึ่งหลัง'), broken: false });
    expect(await uploads.size(partOf('a'))).toBe(Buffer.byteLength('ครึ่งแรกครึ่งหลัง'));
  });

  it('[C9] stay when the sender falls silent, and the next try need not wait for long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const body = new Readable({ read: () => undefined });
    body.push('ถึงตรงนี้');
    const first = uploads.alone(partOf('a'), () =>
      uploads.append(partOf('a'), body, { from: 0, most: 1_000_000, now: NOW }),
    );
    const second = uploads.alone(partOf('a'), () => uploads.size(partOf('a')));
    while ((await uploads.size(partOf('a'))) === 0) await new Promise((next) => setImmediate(next));
    await vi.advanceTimersByTimeAsync(30_000);
    vi.useRealTimers();
    expect(await first).toMatchObject({ broken: true });
    expect(await second).toBe(Buffer.byteLength('ถึงตรงนี้'));
  });

  it('are bounded for each sender: the oldest parts go, those being written stay', async () => {
    const large = 'x'.repeat(5000);
    await send('oldest', large);
    await send('older', large, { at: after(1) });
    await send('newest', large, { at: after(2) });
    await send('oldest', large, { sender: 'malee' });
    await uploads.alone(partOf('oldest'), () => uploads.makeRoom('somying', 6000, 5000));
    const sizes = ['oldest', 'older', 'newest'].map((sha256) => uploads.size(partOf(sha256)));
    expect(await Promise.all(sizes)).toEqual([5000, 0, 5000]);
    await uploads.makeRoom('somying', 6000, 5000);
    expect(await uploads.size(partOf('oldest'))).toBe(0);
    expect(await uploads.size(partOf('oldest', 'malee'))).toBe(5000);
  });

  it('count at least a block of the disk, so that many empty parts are many, too', async () => {
    for (let number = 0; number < 5; number += 1) await send(`part ${number}`, '', { at: after(number) });
    await send('new', 'x', { at: after(9) });
    await uploads.makeRoom('somying', 2 * 4096, 4096);
    await uploads.removeOlderThan(after(4));
    expect(await uploads.size(partOf('new'))).toBe(1);
  });
});
