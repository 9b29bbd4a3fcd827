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
  more: { title?: string; unit?: string; position?: number } = {},
) {
  const { title = 'การใช้งบประมาณ', unit = 'finance', position = 1 } = more;
  const part: Part = {
    month: months[nth] ?? NOW[0] ?? ('2023-10' as never),
    actions: Array.from({ length: actions }) as never,
    measure: { id: `${title} ${position} of ${months[0]}`, data: { title, position } },
    unit: { id: unit },
  };
  return part as MonthCell;
}
const measure = headedBy(cell(NOW, 0, 0));
function headedBy({ measure }: MonthCell): Heading {
  return { axis: 'measure', key: measure.id, measure };
}
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

test('two measures with the same words have a line each, and the first goes on from the first [PLAN3] [PLAN4]', () => {
  const [second, first] = [cell(NOW, 0, 3, { position: 9 }), cell(NOW, 0, 2)];
  const lastYear = [cell(BEFORE, 0, 8, { position: 6 }), cell(BEFORE, 0, 5, { position: 2 })];
  const lineOf = (of: MonthCell, before = lastYear) => {
    const trend = trendOf(headedBy(of), [second, first], before, NOW[0] as never);
    return [sum(trend?.now ?? []), trend?.before && sum(trend.before)];
  };
  expect(lineOf(first)).toEqual([2, 5]);
  expect(lineOf(second)).toEqual([3, 8]);
  expect(lineOf(second, lastYear.slice(1))).toEqual([3, null]);
});

test('a year goes on until its September, however early its plan ends [FY1]', () => {
  const untilJanuary = [cell(NOW, 2, 2), cell(NOW, 3, 1)];
  const nowIn = (present: (typeof NOW)[number] | undefined) =>
    trendOf(measure, untilJanuary, [cell(BEFORE, 11, 6)], present as never)?.now;
  expect(nowIn(NOW[4])).toEqual([0, 0, 2, 1, 0]);
  expect(nowIn(NOW[11])).toHaveLength(12);
  expect(nowIn(monthsOf(fiscalYear(2568))[0])).toEqual([0, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('a unit is followed over all its measures; without a year before there is nothing to compare', () => {
  const thisYear = [cell(NOW, 0, 2), cell(NOW, 0, 3, { title: 'อื่น' }), cell(NOW, 0, 7, { unit: 'works' })];
  const over = trendOf(unit, thisYear, [cell(BEFORE, 1, 1, { unit: 'works' })], december as never);
  expect(over).toEqual({ now: [5, 0, 0], before: null });
  expect(
    trendOf({ axis: 'month', key: NOW[0] as never, month: NOW[0] as never }, [], [], december as never),
  ).toBeNull();
});
