import { expect, test } from 'vitest';
import { openSharedSession } from './shared-session.ts';

/** Sessions by number; the first `broken` of them cannot be opened. */
function sessions(broken = 0) {
  const open = new Set<number>();
  let last = 0;
  const read = openSharedSession<number>(async (use) => {
    const session = (last += 1);
    if (session <= broken) throw new Error(`no session ${session}`);
    open.add(session);
    await use(session);
    open.delete(session);
  });
  return { read, open };
}

test('who reads at the same time shares a session; it is closed after the last of them', async () => {
  const { read, open } = sessions();
  const gate = Promise.withResolvers<void>();
  const reading = [1, 2, 3].map(() => read((session) => gate.promise.then(() => session)));
  const late = read((session) => Promise.resolve(session));
  expect(await late).toBe(1);
  expect([...open]).toEqual([1]);
  gate.resolve();
  expect(await Promise.all(reading)).toEqual([1, 1, 1]);
  await new Promise((done) => setImmediate(done));
  expect([...open]).toEqual([]);
  expect(await read((session) => Promise.resolve(session))).toBe(2);
});

test('after a read that failed nobody joins its session, and those who are in it end in peace', async () => {
  const { read } = sessions();
  const gate = Promise.withResolvers<void>();
  const inPeace = read((session) => gate.promise.then(() => session));
  await expect(read(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await read((session) => Promise.resolve(session))).toBe(2);
  gate.resolve();
  expect(await inPeace).toBe(1);
});

test('a session that cannot be opened fails who asked, and the next one tries again', async () => {
  const { read } = sessions(1);
  await expect(read(() => Promise.resolve())).rejects.toThrow('no session 1');
  expect(await read((session) => Promise.resolve(session))).toBe(2);
});
