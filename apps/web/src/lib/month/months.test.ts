import type { SyncRow } from '@prongsai/contract';
import { cellStatus, fiscalYear } from '@prongsai/domain';
import { baseRows } from '@prongsai/outbox';
import { beforeEach, expect, it, vi } from 'vitest';
import { clock } from '#lib/device/clock.ts';
import { Months } from './months.svelte.ts';

// Everything as it is; every judged cell asks for its status once.
vi.mock('@prongsai/domain', { spy: true });
const judged = (): number => vi.mocked(cellStatus).mock.calls.length;

const YEARS = Array.from({ length: 10 }, (_, at) => 2557 + at);
const CELLS_OF_A_MEASURE = 2 * 12;
const CELLS_OF_A_YEAR = 3 * CELLS_OF_A_MEASURE;
const TOWN: SyncRow[] = [
  ...['finance', 'works'].map((id): SyncRow => ({
    kind: 'unit',
    id,
    version: 1,
    data: { name: id, label: id, activeFrom: null, activeUntil: null },
  })),
  ...YEARS.flatMap((year) => [1, 2, 3].map((position) => measure(year, position))),
];

/** Owed by every unit, in every month of its year. */
function measure(year: number, position: number): SyncRow {
  const duty = {
    number: 1,
    text: 'ทุกเดือน',
    frequencies: ['MONTHLY'],
    chosenFrequency: null,
    dueMonth: null,
  };
  const told = {
    instrument: 'EIT' as const,
    itemCodes: ['E12'],
    writtenCodes: ['E๑๒'],
    title: 'e-Service',
    steps: [],
  };
  const owner = { ownerLabel: 'ทุกส่วนงาน', ownerScope: 'ALL_UNITS' as const, unitIds: [] };
  return {
    kind: 'measure',
    id: `${year} ${position}`,
    version: 2,
    data: {
      ...{ ...told, ...owner, fiscalYear: year, position, windowStart: null, windowEnd: null },
      duties: [{ ...duty, actor: 'STAFF' }],
    },
  };
}

let months: Months;
beforeEach(() => {
  clock.compare(new Date('2023-02-20T09:00:00+07:00'));
  months = new Months({ rows: baseRows(TOWN), ops: [] });
  vi.mocked(cellStatus).mockClear();
});

it('judges the two years that a board shows, of ten that a phone holds', () => {
  expect(months.fiscalYears).toEqual(YEARS);
  for (const year of [2566, 2565]) expect(months.cellsOf(fiscalYear(year))).toHaveLength(CELLS_OF_A_YEAR);
  expect(judged()).toBe(2 * CELLS_OF_A_YEAR);
});

it('judges of a measure that a search found its own cells', () => {
  const found = baseRows(TOWN).measure.get('2566 2');
  const cells = found ? months.cellsOfMeasure(found) : [];
  expect(cells).toHaveLength(CELLS_OF_A_MEASURE);
  expect(new Set(cells.map(({ measure: { id } }) => id))).toEqual(new Set(['2566 2']));
  expect(judged()).toBe(CELLS_OF_A_MEASURE);
});
