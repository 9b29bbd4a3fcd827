import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startJob, type Job, type Task } from './job.ts';

const HOUR_MS = 60 * 60 * 1000;

let job: Job;
beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await job.stop();
  vi.useRealTimers();
});

/** Work that lies in `todo`, with a note of what was done when. */
function workIn(todo: string[], run: (key: string) => Promise<void> = () => Promise.resolve()) {
  const done: string[] = [];
  const failed: string[] = [];
  const task = (key: string): Task => ({
    key,
    async run() {
      await run(key);
      done.push(key);
      todo.splice(todo.indexOf(key), 1);
    },
  });
  job = startJob({
    find: (resting) => Promise.resolve(todo.filter((key) => !resting.includes(key)).map(task)),
    everyMs: HOUR_MS,
    onFailure: (_, key) => failed.push(key),
  });
  return { done, failed };
}
const turns = () => vi.advanceTimersByTimeAsync(0);

describe('a job behind the requests', () => {
  it('does what it finds, one after the other, and looks again when it is woken meanwhile', async () => {
    const todo = ['a', 'b'];
    let atOnce = 0;
    let most = 0;
    const { done } = workIn(todo, async (key) => {
      most = Math.max(most, (atOnce += 1));
      if (key === 'a') {
        todo.push('c');
        job.wake();
      }
      await Promise.resolve();
      atOnce -= 1;
    });
    job.wake();
    job.wake();
    await turns();
    expect([done, most]).toEqual([['a', 'b', 'c'], 1]);
  });

  it('lets what fails rest, longer each time, and does the rest meanwhile', async () => {
    const tries: number[] = [];
    const { done, failed } = workIn(['poison', 'good'], (key) => {
      if (key === 'poison') tries.push(Date.now());
      return key === 'poison' ? Promise.reject(new Error('no')) : Promise.resolve();
    });
    job.wake();
    await turns();
    expect([done, failed]).toEqual([['good'], ['poison']]);
    await vi.advanceTimersByTimeAsync(HOUR_MS / 2);
    const pauses = tries.slice(1).map((at, index) => Math.round((at - (tries[index] ?? 0)) / 1000));
    expect(pauses.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
  });

  it('looks again later when looking fails', async () => {
    let broken = true;
    const found: string[] = [];
    job = startJob({
      find: () =>
        broken ? Promise.reject(new Error('the database is away')) : Promise.resolve(taken(found)),
      everyMs: HOUR_MS,
      onFailure: () => undefined,
    });
    job.wake();
    await turns();
    broken = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(found).toEqual(['once']);
  });

  it('looks by itself every so often', async () => {
    const todo: string[] = [];
    const { done } = workIn(todo);
    todo.push('late');
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(done).toEqual(['late']);
  });

  it('a task that changes nothing is not done over and over', async () => {
    let runs = 0;
    const same = { key: 'same', run: () => Promise.resolve(void (runs += 1)) };
    job = startJob({ find: () => Promise.resolve([same]), everyMs: HOUR_MS, onFailure: () => undefined });
    job.wake();
    await turns();
    expect(runs).toBe(1);
  });

  it('stopped, it finishes what runs and begins nothing', async () => {
    let finish = (): void => undefined;
    const running = new Promise<void>((resolve) => (finish = resolve));
    const { done } = workIn(['a', 'b'], () => running);
    job.wake();
    await turns();
    const stopped = job.stop();
    finish();
    await stopped;
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
    expect(done).toEqual(['a']);
  });
});

/** A task the first time, none after that. */
function taken(found: string[]): Task[] {
  if (found.length > 0) return [];
  return [{ key: 'once', run: () => Promise.resolve(void found.push('once')) }];
}
