import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openWay } from './on-the-way.ts';

const LONG_MS = 60_000;
const afterwards = (what: Promise<void>) => Promise.race([what.then(() => 'empty'), wait(20, 'waits')]);

test('nobody is waited for who has not set out', async () => {
  await openWay().empty(LONG_MS);
});

test('those who have come wait for the last who is on the way, and for those who set out meanwhile', async () => {
  const way = openWay();
  const [first, second] = [way.setOut(), way.setOut()];
  const empty = way.empty(LONG_MS);
  first();
  first();
  const third = way.setOut();
  second();
  expect(await afterwards(empty)).toBe('waits');
  third();
  await empty;
});

test('nobody waits longer than they said', async () => {
  const way = openWay();
  way.setOut();
  await way.empty(1);
});
