import type { YearMonth } from '@prongsai/domain';
import { expect, test } from 'vitest';
import { dayHint } from './day-hint.ts';

const [january, february, april] = ['2023-01', '2023-02', '2023-04'] as YearMonth[] as [
  YearMonth,
  YearMonth,
  YearMonth,
];
const cell = { month: february, measure: { data: { windowStart: february, windowEnd: april } } };

test('warns that a day lies outside the measure’s window, and says where the record will stand [LOG2]', () => {
  expect(dayHint(cell, february)).toBeUndefined();
  expect(dayHint(cell, april)).toMatch(/^รายการนี้จะอยู่ในเดือนเมษายน ๒๕๖๖ ตามวันที่ทำ$/u);
  expect(dayHint(cell, january)).toMatch(
    /เดือนมกราคม ๒๕๖๖ .* · อยู่นอกช่วงดำเนินการของมาตรการ \(กุมภาพันธ์ ๒๕๖๖ ถึง เมษายน ๒๕๖๖\)/u,
  );
  expect(dayHint({ ...cell, month: january }, january)).toMatch(/^อยู่นอกช่วงดำเนินการ/u);
  expect(
    dayHint({ month: january, measure: { data: { windowStart: null, windowEnd: null } } }, january),
  ).toBeUndefined();
});
