/** Which months a report covers, and how its cover says so (FY2). */
import { thaiMonth } from './buddhist.ts';
import type { YearMonth } from './day.ts';
import { type Round, roundOf } from './fiscal-year.ts';
import { toThaiDigits } from './thai-digits.ts';

const MONTHS_OF = { 1: '๖', 2: '๑๒' } as const;
const PERIOD = /รอบ\s*([0-9๐-๙]+)\s*เดือน(\s*\([^)]*\))?/;

/** The months up to the end of the round: October to March for the first, the whole year for the second. */
export function monthsUpTo(round: Round, months: readonly YearMonth[]): YearMonth[] {
  return months.filter((month) => roundOf(month) <= round).toSorted();
}

/**
 * A line of the cover for this round. A plan first printed with its six-month report says รอบ ๖ เดือน; the
 * twelve-month report says its own period instead. A line that already fits stays verbatim.
 */
export function coverLine(text: string, round: Round, months: readonly YearMonth[]): string {
  const written = PERIOD.exec(text)?.[1];
  if (written === undefined || toThaiDigits(written) === MONTHS_OF[round]) return text;
  return text.replace(PERIOD, `รอบ ${MONTHS_OF[round]} เดือน${spanOf(months)}`);
}

/** The round that a plan’s own lines name; the first when they name none. */
export function writtenRound(lines: readonly string[]): Round {
  const written = lines.flatMap((line) => PERIOD.exec(line)?.[1] ?? []);
  return written.some((months) => toThaiDigits(months) === MONTHS_OF[2]) ? 2 : 1;
}

function spanOf(months: readonly YearMonth[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '';
  return ` (เดือน${long(first)} - ${long(last)})`;
}

function long(month: YearMonth): string {
  return thaiMonth(month, { digits: 'thai', month: 'long' });
}
