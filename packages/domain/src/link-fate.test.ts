import { expect, it } from 'vitest';
import { linkFate, nextLookAt } from './link-fate.ts';

const at = (day: string): Date => new Date(`${day}T02:00:00Z`);

it('[LINK1] calls a link gone only when its site says so', () => {
  expect(linkFate({ opens: true, status: 200 })).toBe('OPENS');
  for (const status of [404, 410]) expect(linkFate({ opens: false, status })).toBe('GONE');
  for (const status of [400, 401, 403, 429, 500, 503, null])
    expect(linkFate({ opens: false, status })).toBe('UNKNOWN');
});

it('[LINK1] has it looked at weekly, or daily while it does not open, until 400 days after it was recorded', () => {
  const next = (opens: boolean, day: string) =>
    nextLookAt({ opens, status: null }, at(day), at('2023-02-01'));
  expect(next(true, '2023-02-01')).toEqual(at('2023-02-08'));
  expect(next(false, '2023-02-01')).toEqual(at('2023-02-02'));
  expect(next(true, '2024-02-29')).toEqual(at('2024-03-07'));
  expect(next(true, '2024-03-01')).toBeNull();
  expect(next(false, '2024-03-06')).toEqual(at('2024-03-07'));
  expect(next(false, '2024-03-07')).toBeNull();
});
