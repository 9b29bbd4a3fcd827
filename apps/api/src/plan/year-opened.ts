import { addMonths, type FiscalYear, type PlanReading, type YearMonth } from '@prongsai/domain';

/** A plan carried into another year: texts as they are, windows the whole year, due months moved along. */
export function yearOpened(
  reading: PlanReading,
  fiscalYear: FiscalYear,
  months: readonly YearMonth[],
): PlanReading {
  const [start] = months;
  const end = months.at(-1);
  const window = start && end ? { start, end } : null;
  const by = (fiscalYear - reading.fiscalYear) * 12;
  const measures = reading.measures.map((measure) => ({
    ...measure,
    window,
    duties: measure.duties.map((duty) => ({
      ...duty,
      dueMonth: duty.dueMonth && addMonths(duty.dueMonth, by),
    })),
  }));
  return { ...reading, fiscalYear, measures, warnings: [] };
}
