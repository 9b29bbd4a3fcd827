import { describe, expect, it } from 'vitest';
import type { Day, YearMonth } from './day.ts';
import { dueKind, isPastMorning, monthsToRemindOf, reminderWords } from './reminders.ts';

const FEBRUARY = '2023-02' as YearMonth;
const day = (text: string) => text as Day;

describe('[REM1] a month is reminded of', () => {
  it('three days before its due day and on it, five days of grace counted', () => {
    expect(monthsToRemindOf(day('2023-03-02'), 5)).toEqual([{ kind: 'DUE_SOON', month: FEBRUARY }]);
    expect(monthsToRemindOf(day('2023-03-05'), 5)).toEqual([{ kind: 'DUE_TODAY', month: FEBRUARY }]);
  });

  it('on no other day of that month', () => {
    const days = Array.from({ length: 31 }, (_, index) =>
      day(`2023-03-${String(index + 1).padStart(2, '0')}`),
    );
    const reminded = days.filter((today) => monthsToRemindOf(today, 5).length > 0);
    expect(reminded).toEqual(['2023-03-02', '2023-03-05']);
  });

  it('also across the end of a year, without grace and with more than a month of it', () => {
    expect(monthsToRemindOf(day('2022-12-28'), 0)).toEqual([{ kind: 'DUE_SOON', month: '2022-12' }]);
    expect(monthsToRemindOf(day('2023-01-02'), 5)).toEqual([{ kind: 'DUE_SOON', month: '2022-12' }]);
    expect(monthsToRemindOf(day('2023-02-09'), 40)).toEqual([{ kind: 'DUE_TODAY', month: '2022-12' }]);
  });

  it('on the phone’s own list from three days before until the due day', () => {
    const kinds = ['01', '02', '03', '04', '05', '06'].map((on) =>
      dueKind(day('2023-03-05'), day(`2023-03-${on}`)),
    );
    expect(kinds).toEqual([null, 'DUE_SOON', 'DUE_SOON', 'DUE_SOON', 'DUE_TODAY', null]);
  });

  it('from eight in the morning in Bangkok', () => {
    const at = (instant: string) => isPastMorning(new Date(instant));
    expect([at('2023-03-02T00:59:59Z'), at('2023-03-02T01:00:00Z')]).toEqual([false, true]);
    expect([at('2023-03-02T16:59:59Z'), at('2023-03-02T17:00:00Z')]).toEqual([true, false]);
  });
});

describe('[REM1] [REM2] the words of a reminder', () => {
  const due = { month: FEBRUARY, count: 3, dueOn: day('2023-03-05') };

  it('say which month, how much is left and until when', () => {
    expect(reminderWords({ ...due, kind: 'DUE_SOON' }, 'th')).toEqual({
      title: 'ใกล้ครบกำหนดส่งงานเดือนกุมภาพันธ์ 2566',
      body: 'ยังไม่ได้ส่งอีก 3 มาตรการ ครบกำหนดวันที่ 5 มีนาคม 2566',
    });
    expect(reminderWords({ ...due, count: 1, kind: 'DUE_TODAY' }, 'en')).toEqual({
      title: 'February 2023 is due today',
      body: '1 measure is still open. Record and submit today.',
    });
  });

  it('bring the note of a month that was sent back', () => {
    const returned = {
      ...due,
      kind: 'RETURNED',
      count: 1,
      measure: 'การใช้จ่ายงบประมาณ',
      note: 'ขอภาพให้ชัดกว่านี้',
    } as const;
    expect(reminderWords(returned, 'th')).toEqual({
      title: 'ส่งกลับแก้ไข งานเดือนกุมภาพันธ์ 2566',
      body: 'การใช้จ่ายงบประมาณ: ขอภาพให้ชัดกว่านี้',
    });
  });

  it('[REM4] say what an instruction wants and until when, also when it is about no month', () => {
    const given = { month: null, count: 1, dueOn: day('2023-02-27') } as const;
    expect(reminderWords({ ...given, kind: 'INSTRUCTED', note: 'ขอภาพป้าย' }, 'th')).toEqual({
      title: 'ข้อสั่งการ ภายในวันที่ 27 กุมภาพันธ์ 2566',
      body: 'ขอภาพป้าย',
    });
    const answered = { ...given, kind: 'ANSWERED', measure: 'การใช้จ่ายงบประมาณ' } as const;
    expect(reminderWords(answered, 'en').body).toBe('การใช้จ่ายงบประมาณ');
    expect(reminderWords({ ...answered, kind: 'CLOSED', note: 'ขอบคุณ' }, 'th').body).toBe(
      'การใช้จ่ายงบประมาณ: ขอบคุณ',
    );
  });

  it('[REM5] of a call say how much is left, with its words', () => {
    expect(reminderWords({ ...due, kind: 'CALLED' }, 'th')).toEqual({
      title: 'ผู้บริหารกำชับงานเดือนกุมภาพันธ์ 2566',
      body: 'ยังไม่ได้ส่งอีก 3 มาตรการ',
    });
    expect(reminderWords({ ...due, kind: 'CALLED', note: 'ขอภายในวันศุกร์' }, 'en').body).toBe(
      '3 measures are still open · ขอภายในวันศุกร์',
    );
  });
});
