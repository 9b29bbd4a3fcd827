import { showFiscalYear } from '#lib/messages/format.ts';
import type { ReportMessages } from '#lib/messages/report/report-th.ts';
import { num } from '#lib/messages/numerals.svelte.ts';
import type { ShownReport } from './reports.ts';

type Named = Pick<ShownReport, 'fiscalYear' | 'round' | 'number'>;

/** Which report it is, in one line: the year, the round and its number. */
export function nameOf({ fiscalYear, round, number }: Named, t: ReportMessages['report']): string {
  const which = t.of(showFiscalYear(fiscalYear), t.rounds[round === 2 ? 2 : 1]);
  return `${which} ${t.number(num(number))}`;
}
