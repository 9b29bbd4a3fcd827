import { expect, test } from 'vitest';
import { openGroup } from './in-group.ts';

const tick = () => new Promise((done) => setImmediate(done));

test('what comes while something is done is done together after it, and each has its own answer', async () => {
  const groups: string[][] = [];
  const work = openGroup({ most: 3 }, async (all: readonly string[]) => {
    groups.push([...all]);
    await tick();
    return all.map((each) => `${each}!`);
  });
  const first = work('ก');
  while (groups.length === 0) await tick();
  const others = ['ข', 'ค', 'ง', 'จ'].map(work);
  expect(await Promise.all([first, ...others])).toEqual(['ก!', 'ข!', 'ค!', 'ง!', 'จ!']);
  expect(groups).toEqual([['ก'], ['ข', 'ค', 'ง'], ['จ']]);
});

test('one group at a time, also of those that came at once', async () => {
  let atOnce = 0;
  const work = openGroup({ most: 2 }, async (all: readonly number[]) => {
    atOnce += 1;
    expect(atOnce).toBe(1);
    await tick();
    atOnce -= 1;
    return all;
  });
  expect(await Promise.all([1, 2, 3, 4, 5].map(work))).toEqual([1, 2, 3, 4, 5]);
});

test('what is wrong with one is no fault of the others', async () => {
  const done: number[] = [];
  const work = openGroup({ most: 10 }, async (all: readonly number[]) => {
    await tick();
    if (all.includes(3)) throw new Error('three');
    done.push(...all);
    return all;
  });
  const answers = await Promise.allSettled([1, 2, 3, 4, 5].map(work));
  expect(answers.map(({ status }) => status === 'fulfilled')).toEqual([true, true, false, true, true]);
  expect(done).toEqual([1, 2, 4, 5]);
  expect(await work(6)).toBe(6);
});

test('the first waits until all are gathered, where it is told how', async () => {
  const groups: string[][] = [];
  const allAreHere = Promise.withResolvers<void>();
  const work = openGroup({ most: 3, gathered: () => allAreHere.promise }, (all: readonly string[]) => {
    groups.push([...all]);
    return Promise.resolve(all);
  });
  const first = work('ก');
  for (let i = 0; i < 5; i += 1) await tick();
  const second = work('ข');
  allAreHere.resolve();
  await Promise.all([first, second]);
  expect(groups).toEqual([['ก', 'ข']]);
});
