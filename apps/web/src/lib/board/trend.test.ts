import { monthsOf, fiscalYear } from '@prongsai/domain';
import { expect, test } from 'vitest';
import type { MonthCell } from '#lib/month/month-cell.ts';
import type { Heading } from './board.ts';
import { sum, trendOf } from './trend.ts';

const [NOW, BEFORE] = [monthsOf(fiscalYear(2567)), monthsOf(fiscalYear(2566))];
type Part = Pick<MonthCell, 'month' | 'actions'> & { measure: object; unit: object };

/** A cell in the nth month of its year with so many actions. */
function cell(
  months: typeof NOW,
  nth: number,
  actions: number,
  more: { title?: string; unit?: string } = {},
) {
  const { title = 'การใช้งบประมาณ', unit = 'finance' } = more;
  const part: Part = {
    month: months[nth] ?? NOW[0] ?? ('2023-10' as never),
    actions: Array.from({ length: actions }) as never,
    measure: { id: `${title} of ${months[0]}`, data: { title } },
    unit: { id: unit },
  };
  return part as MonthCell;
}
const measure = { axis: 'measure', key: 'm', measure: cell(NOW, 0, 0).measure } satisfies Heading;
const unit = { axis: 'unit', key: 'finance', unit: cell(NOW, 0, 0).unit } satisfies Heading;
const december = NOW[2] ?? NOW[0];

test('a measure goes on in the next year’s plan where its words do [PLAN4]', () => {
  const lastYear = [cell(BEFORE, 0, 4), cell(BEFORE, 11, 1), cell(BEFORE, 0, 9, { title: 'อื่น' })];
  const thisYear = [cell(NOW, 0, 2), cell(NOW, 2, 1), cell(NOW, 5, 0)];
  const trend = trendOf(measure, thisYear, lastYear, december as never);
  expect(trend?.now).toEqual([2, 0, 1]);
  expect(trend?.before).toEqual([4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(sum(trend?.before ?? [])).toBe(5);
});

test('a unit is followed over all its measures; without a year before there is nothing to compare', () => {
  const thisYear = [cell(NOW, 0, 2), cell(NOW, 0, 3, { title: 'อื่น' }), cell(NOW, 0, 7, { unit: 'works' })];
  const over = trendOf(unit, thisYear, [cell(BEFORE, 1, 1, { unit: 'works' })], december as never);
  expect(over).toEqual({ now: [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], before: null });
  expect(
    trendOf({ axis: 'month', key: NOW[0] as never, month: NOW[0] as never }, [], [], december as never),
  ).toBeNull();
});
