import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from './day.ts';
import { daysUnsent, isUnsentTooLong } from './unsent-work.ts';

function day(text: string): Day {
  const known = parseDay(text);
  if (known === null) throw new Error(`${text} is no day`);
  return known;
}

describe('[SEND1] unsent work', () => {
  it.each([
    ['2023-02-17T02:00:00Z', '2023-02-17', 0, false],
    ['2023-02-17T02:00:00Z', '2023-02-19', 2, false],
    ['2023-02-17T02:00:00Z', '2023-02-20', 3, true],
    ['2023-02-17T02:00:00Z', '2023-03-20', 31, true],
  ])('saved at %s is on %s %i days old; warned: %s', (savedAt, today, days, warned) => {
    expect(daysUnsent(savedAt, day(today))).toBe(days);
    expect(isUnsentTooLong(daysUnsent(savedAt, day(today)))).toBe(warned);
  });

  it('[DAY1] counts days in Bangkok: late on Friday evening in London is Saturday there', () => {
    expect(daysUnsent('2023-02-17T18:00:00Z', day('2023-02-20'))).toBe(2);
  });

  it('is never younger than nothing, whatever the clock said when it was saved', () => {
    expect(daysUnsent('2023-03-17T02:00:00Z', day('2023-02-20'))).toBe(0);
  });
});
