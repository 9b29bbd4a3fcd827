import { fiscalYear, monthsOf, type Day } from '@prongsai/domain';
import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';
import {
  actionsByChannel,
  completeByMonth,
  completeByUnit,
  onTimeByMonth,
  type TrendCell,
} from './trends.ts';

const YEAR = fiscalYear(2566);
const [october, november] = monthsOf(YEAR) as [TrendCell['month'], TrendCell['month']];

interface Told {
  unit?: string;
  month?: TrendCell['month'];
  status?: TrendCell['state']['status'];
  late?: boolean;
  channels?: string[];
}
function cell({
  unit = 'finance',
  month = october,
  status = 'CHECKED',
  late = false,
  channels = [],
}: Told): TrendCell {
  return {
    month,
    owed: true,
    due: `${month}-31` as Day,
    unit: { id: unit },
    state: { status, late },
    actions: channels.map((channel) => ({ data: { channel } })),
  };
}

describe('the executive’s trends', () => {
  it('put the unit that is least complete first, and count only months that have begun', () => {
    const cells = [
      cell({ unit: 'works', status: 'CHECKED' }),
      cell({ unit: 'finance', status: 'NOT_RECORDED' }),
      cell({ unit: 'finance', status: 'SUBMITTED', month: november }),
      cell({ unit: 'health', status: 'NOT_YET' }),
    ];
    expect(completeByUnit(cells).map(({ key, values }) => [key, ...values])).toEqual([
      ['finance', 50],
      ['works', 100],
      ['health', null],
    ]);
  });

  it('set each month beside the same month of the year before', () => {
    const before = cell({ month: monthsOf(fiscalYear(2565))[0] ?? october, status: 'RECORDED' });
    const rows = completeByMonth(YEAR, [cell({}), cell({ month: november, status: 'RETURNED' })], [before]);
    expect(rows.slice(0, 3).map(({ values }) => values)).toEqual([
      [100, 0],
      [0, null],
      [null, null],
    ]);
  });

  it('count actions by channel, the most used first', () => {
    const cells = [cell({ channels: ['LINE', 'WEBSITE'] }), cell({ channels: ['LINE'] })];
    expect(actionsByChannel(cells)).toEqual([
      { key: 'LINE', values: [2] },
      { key: 'WEBSITE', values: [1] },
    ]);
  });

  it('[LATE1] say which share of what is due was answered in time', () => {
    const cells = [
      cell({}),
      cell({ late: true }),
      cell({ status: 'NOT_RECORDED' }),
      cell({ month: november }),
    ];
    const shares = onTimeByMonth(YEAR, cells, '2022-11-05').map(({ values }) => values[0]);
    expect(shares.slice(0, 2)).toEqual([33, null]);
  });

  it('become CSV that a spreadsheet reads as words, never as a formula', () => {
    const text = csvOf([
      ['หน่วย', 'ร้อยละ'],
      ['กองช่าง, "งานโยธา"', 50],
      ['=1+1', null],
    ]);
    expect(text).toBe('\uFEFFหน่วย,ร้อยละ\r\n"กองช่าง, ""งานโยธา""",50\r\n\'=1+1,\r\n');
  });
});
