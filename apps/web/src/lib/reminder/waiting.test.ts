import type { Day, YearMonth } from '@prongsai/domain';
import { describe, expect, it } from 'vitest';
import { waitingReminders, type RemindedCell } from './waiting.ts';

const day = (text: string) => text as Day;

/** A cell of February, due on 5 March, as far as reminders look at it. */
function cell(position: number, more: Partial<RemindedCell> = {}): RemindedCell {
  return {
    month: '2023-02' as YearMonth,
    due: day('2023-03-05'),
    owed: true,
    measure: { id: `m${position}`, data: { title: `มาตรการที่ ${position}` } },
    unit: { id: 'finance' },
    state: { status: 'NOT_RECORDED' },
    standingReturn: null,
    ...more,
  };
}
const done: Partial<RemindedCell> = { state: { status: 'SUBMITTED' } };
const sentBack = (note: string, clientTime: string): Partial<RemindedCell> => ({
  state: { status: 'RETURNED' },
  standingReturn: { data: { note, clientTime } },
});

describe('the quiet list of reminders', () => {
  it('[REM1] counts what is left of a month from three days before it is due until that day', () => {
    const cells = [cell(1), cell(2), cell(3, done), cell(4, { owed: false })];
    const on = (today: string) => waitingReminders(cells, day(today)).map(({ kind, count }) => [kind, count]);
    expect(on('2023-03-01')).toEqual([]);
    expect(on('2023-03-02')).toEqual([['DUE_SOON', 2]]);
    expect(on('2023-03-05')).toEqual([['DUE_TODAY', 2]]);
    expect(on('2023-03-06')).toEqual([]);
  });

  it('[REM1] [CLOSE2] tells of what is excepted on its own day, and beside it of what is not', () => {
    const excepted = cell(1, { due: day('2023-03-07') });
    const on = (today: string) =>
      waitingReminders([excepted, cell(2), cell(3)], day(today)).map((each) => [each.dueOn, each.count]);
    expect(on('2023-03-03')).toEqual([['2023-03-05', 2]]);
    expect(on('2023-03-05')).toEqual([
      ['2023-03-05', 2],
      ['2023-03-07', 1],
    ]);
    expect(on('2023-03-07')).toEqual([['2023-03-07', 1]]);
  });

  it('[REM2] keeps what was sent back until it is answered, the newest first', () => {
    const cells = [
      cell(1, sentBack('ขอภาพ', '2023-02-20T03:00:00Z')),
      cell(2, sentBack('ขอจำนวน', '2023-02-21T03:00:00Z')),
    ];
    const waiting = waitingReminders(cells, day('2023-02-22'));
    expect(waiting.map(({ note, path }) => [note, path])).toEqual([
      ['ขอจำนวน', '/log/m2/finance/2023-02'],
      ['ขอภาพ', '/log/m1/finance/2023-02'],
    ]);
  });
});
