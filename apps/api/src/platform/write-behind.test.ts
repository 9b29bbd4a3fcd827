import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeBehind } from './write-behind.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-writing-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('bytes are in the file in the order in which they came, however fast', async () => {
  const file = await open(join(folder, 'a'), 'w');
  const { write, written } = writeBehind(file);
  const pieces = Array.from({ length: 50 }, (_, at) => Buffer.alloc(20_000 + at, at));
  for (const piece of pieces) await write(piece);
  await written();
  expect((await readFile(join(folder, 'a'))).equals(Buffer.concat(pieces))).toBe(true);
  await file.close();
});

it('what cannot be written is told to whoever waits for the end, and to whoever brings much more', async () => {
  await (await open(join(folder, 'a'), 'w')).close();
  const file = await open(join(folder, 'a'), 'r');
  const { write, written } = writeBehind(file);
  await write(Buffer.from('ก'));
  await expect(written()).rejects.toMatchObject({ code: 'EBADF' });
  await expect(write(Buffer.alloc(1_000_000))).rejects.toMatchObject({ code: 'EBADF' });
  await file.close();
});
