import { expect, it } from 'vitest';
import { openQuiet } from './quiet.ts';

const moments = (count: number) => new Promise((done) => setTimeout(done, count * 100));

it('who can wait goes on at once when nothing stirs, and a moment after the last that stirred', async () => {
  const { stir, quiet } = openQuiet();
  const events: string[] = [];
  await quiet(60_000);
  stir();
  const waiting = quiet(60_000).then(() => events.push('quiet'));
  await moments(0.6);
  stir();
  await moments(0.6);
  expect(events).toEqual([]);
  await waiting;
});

it('nobody waits for ever', async () => {
  const { stir, quiet } = openQuiet();
  const stirring = setInterval(stir, 10);
  stir();
  await quiet(300);
  clearInterval(stirring);
});
