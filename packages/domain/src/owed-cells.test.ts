import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fiscalYear } from './fiscal-year.ts';
import { cellKey, executiveChecksOwed, owedCells, type OwingDuty, type OwingUnit } from './owed-cells.ts';
import type { Duty } from './plan.ts';
import { isPlanFault, readPlan } from './read-plan.ts';

const year = fiscalYear(2566);
const seedText = readFileSync(
  new URL('../../fixtures/src/plan-2566/report-fy2566-round1.txt', import.meta.url),
  'utf8',
);

const unit = (
  id: string,
  activeFrom: string | null = null,
  activeUntil: string | null = null,
): OwingUnit => ({
  id,
  activeFrom,
  activeUntil,
});
const units = ['งานการเงินและคลัง', 'งานควบคุมภายใน', 'งานการเจ้าหน้าที่'].map((name) => unit(name));

function seedMeasures() {
  const plan = readPlan(seedText, year);
  if (isPlanFault(plan)) throw new Error(plan.fault);
  return plan.measures.map(({ position, owner, duties, window }) => ({
    id: `measure ${position}`,
    ownerScope: owner.scope,
    unitIds: owner.unitName === null ? [] : [owner.unitName],
    windowStart: window?.start ?? null,
    windowEnd: window?.end ?? null,
    duties,
  }));
}

const staffMonthly: OwingDuty = {
  actor: 'STAFF',
  frequencies: ['MONTHLY'],
  chosenFrequency: null,
  dueMonth: null,
};
const everyUnit = {
  id: 'm',
  ownerScope: 'ALL_UNITS' as const,
  unitIds: [],
  windowStart: '2023-02',
  windowEnd: '2023-04',
  duties: [staffMonthly],
};
const monthsOfUnit = (one: OwingUnit) => owedCells([everyUnit], [one], year).map((cell) => cell.month);

describe('what the units owe', () => {
  it('[OWE2] asks every active unit separately when the plan says every unit', () => {
    const cells = owedCells([everyUnit], units, year);
    expect(cells).toHaveLength(9);
    expect(new Set(cells.map(cellKey)).size).toBe(9);
  });

  it('[OWE2] asks a unit only for the months in which it exists', () => {
    expect(monthsOfUnit(unit('opened', '2023-03'))).toEqual(['2023-03', '2023-04']);
    expect(monthsOfUnit(unit('closed', null, '2023-02'))).toEqual(['2023-02']);
    expect(monthsOfUnit(unit('later', '2023-05'))).toEqual([]);
  });

  it('[OWE2] asks nobody but the units a measure names', () => {
    const named = {
      ...everyUnit,
      ownerScope: 'UNIT' as const,
      unitIds: ['งานควบคุมภายใน', 'no longer there'],
    };
    expect(new Set(owedCells([named], units, year).map((cell) => cell.unitId))).toEqual(
      new Set(['งานควบคุมภายใน']),
    );
  });

  it('[OWE1] owes a cell once, however many duties fall into it', () => {
    const twice = { ...everyUnit, duties: [staffMonthly, staffMonthly] };
    expect(owedCells([twice], units, year)).toEqual(owedCells([everyUnit], units, year));
  });

  it('[OWE1] owes no cell for what executives do', () => {
    const executive = { ...everyUnit, duties: [{ ...staffMonthly, actor: 'EXECUTIVE' as const }] };
    expect(owedCells([executive], units, year)).toEqual([]);
  });

  it('[OWE1] counts the municipality’s own plan', () => {
    const cells = owedCells(seedMeasures(), units, year);
    const perMeasure = seedMeasures().map(({ id }) => cells.filter((cell) => cell.measureId === id).length);
    // Once each; three units in three months, three times; quarters; months; November and April.
    expect(perMeasure).toEqual([1, 1, 9, 9, 9, 2, 3, 2]);
  });
});

describe('what the executives owe', () => {
  it('[OWE3] owes nine checks for the three measures that say every month outright', () => {
    const outright = (duty: Duty) => duty.basis === 'EXPLICIT';
    const checks = executiveChecksOwed(seedMeasures(), year, outright);
    expect(checks).toHaveLength(9);
    expect([...new Set(checks.map((check) => check.measureId))]).toEqual([
      'measure 3',
      'measure 4',
      'measure 5',
    ]);
    expect([...new Set(checks.map((check) => check.month))]).toEqual(['2023-02', '2023-03', '2023-04']);
  });

  it('[OWE3] owes sixteen when "continuously" counts as monthly and no interval as once', () => {
    expect(executiveChecksOwed(seedMeasures(), year)).toHaveLength(3 * 3 + 2 * 3 + 1);
  });
});
