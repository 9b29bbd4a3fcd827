import { expect, test } from 'vitest';
import { openTurns, turnsByKey } from './in-turn.ts';

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

test('whoever asks for the same waits, also for one that fails; whoever asks for another does not', async () => {
  const turns = turnsByKey();
  const events: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = turns.take('ก', () => gate.promise);
  const second = turns.take('ก', () => Promise.resolve(events.push('second')));
  await turns.take('ข', () => Promise.resolve(events.push('another')));
  expect([events, turns.isTaken('ก'), turns.isTaken('ข')]).toEqual([['another'], true, false]);
  gate.reject(new Error('ก'));
  await expect(first).rejects.toThrow('ก');
  await second;
  expect([events, turns.isTaken('ก')]).toEqual([['another', 'second'], false]);
});
