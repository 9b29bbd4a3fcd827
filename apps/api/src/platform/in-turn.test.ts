import { expect, test } from 'vitest';
import { openTurns } from './in-turn.ts';

test('two at once, the others in the order in which they came, also after one that failed', async () => {
  const inTurn = openTurns(2);
  const events: string[] = [];
  let atOnce = 0;
  const work = (name: string) => async () => {
    atOnce += 1;
    expect(atOnce).toBeLessThanOrEqual(2);
    events.push(name);
    await new Promise((done) => setImmediate(done));
    atOnce -= 1;
    if (name === 'ข') throw new Error(name);
    return name;
  };
  const answers = await Promise.allSettled(['ก', 'ข', 'ค', 'ง', 'จ'].map((name) => inTurn(work(name))));
  expect(events).toEqual(['ก', 'ข', 'ค', 'ง', 'จ']);
  expect(answers.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true]);
});

test('somebody else is heard between two of those who wait', async () => {
  const inTurn = openTurns(1);
  const events: string[] = [];
  const first = inTurn(async () => {
    setImmediate(() => events.push('somebody else'));
  });
  const second = inTurn(() => Promise.resolve(events.push('second')));
  await Promise.all([first, second]);
  expect(events).toEqual(['somebody else', 'second']);
});
