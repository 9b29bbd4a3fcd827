import { expect, it } from 'vitest';
import type { LinkHealth } from '#lib/publicity-log/page-preview.ts';
import { ApiError } from '#lib/api/graphql.ts';
import { LinksCheck } from './links-check.svelte.ts';

const health = (fate: LinkHealth['fate'], status: number | null): LinkHealth => ({
  ...{ fate, status, checkedAt: '' },
});

it('tells those that are gone from those that nobody can say anything about; each link is looked at once', async () => {
  const asked: string[] = [];
  const answers: Record<string, LinkHealth> = {
    'https://a.go.th': health('OPENS', 200),
    'https://b.go.th': health('GONE', 404),
    'https://c.go.th': health('UNKNOWN', null),
  };
  const check = new LinksCheck([...Object.keys(answers), 'https://a.go.th'], (url) => {
    asked.push(url);
    return Promise.resolve(answers[url] ?? null);
  });
  expect(check.isComplete).toBe(false);
  await check.run();
  expect(asked).toEqual(Object.keys(answers));
  expect([check.gone, check.unknown]).toEqual([['https://b.go.th'], ['https://c.go.th']]);
  expect([check.done, check.isComplete]).toEqual([3, true]);
});

it('rests when the server has looked at enough for now, and goes on', async () => {
  let left = 2;
  let rests = 0;
  const check = new LinksCheck(
    ['https://a.go.th', 'https://b.go.th', 'https://c.go.th'],
    () => (left-- > 0 ? Promise.resolve(health('OPENS', 200)) : Promise.reject(new ApiError('BUSY'))),
    () => {
      rests += 1;
      left = 2;
      return Promise.resolve();
    },
  );
  await check.run();
  expect([check.done, check.unknown, rests]).toEqual([3, [], 1]);
});

it('does not wait for a server that does not look out, or is not reached', async () => {
  const check = new LinksCheck(
    ['https://a.go.th', 'https://b.go.th'],
    (url) => (url.includes('a.') ? Promise.resolve(null) : Promise.reject(new ApiError('OFFLINE'))),
    () => Promise.reject(new Error('rested')),
  );
  await check.run();
  expect(check.unknown).toHaveLength(2);
});
