import { describe, expect, it } from 'vitest';
import { byUse } from './channel-use.ts';
import { parseMonth, type YearMonth } from './day.ts';

const CHANNELS = ['WEBSITE', 'LINE', 'NOTICE_BOARD', 'CAR'].map((code) => ({ code }));

function month(text: string): YearMonth {
  const parsed = parseMonth(text);
  if (!parsed) throw new Error(`${text} is no month`);
  return parsed;
}

function order(uses: [channel: string, month: string, times: number][]): string[] {
  const each = uses.flatMap(([channel, at, times]) => Array(times).fill({ channel, month: month(at) }));
  return byUse(CHANNELS, each, month('2023-02')).map(({ code }) => code);
}

describe('[CHAN2] the channels a unit used most', () => {
  it('come first, the others after them in the agency’s order', () => {
    const used = order([
      ['CAR', '2023-02', 2],
      ['LINE', '2023-02', 1],
    ]);
    expect(used).toEqual(['CAR', 'LINE', 'WEBSITE', 'NOTICE_BOARD']);
  });

  it('are those of late rather than those of long ago', () => {
    const used = order([
      ['WEBSITE', '2022-10', 10],
      ['NOTICE_BOARD', '2023-01', 2],
    ]);
    expect(used[0]).toBe('NOTICE_BOARD');
  });

  it('count over a New Year, and months that have not come as this one', () => {
    expect(
      order([
        ['CAR', '2022-12', 3],
        ['LINE', '2023-01', 1],
      ])[0],
    ).toBe('CAR');
    expect(
      order([
        ['CAR', '2023-03', 1],
        ['LINE', '2023-02', 2],
      ])[0],
    ).toBe('LINE');
  });

  it('are none in the beginning: the agency’s order', () => {
    expect(order([])).toEqual(['WEBSITE', 'LINE', 'NOTICE_BOARD', 'CAR']);
  });

  it('know nothing of a channel that is gone', () => {
    expect(order([['TELEGRAPH', '2023-02', 9]])).toHaveLength(CHANNELS.length);
  });
});
