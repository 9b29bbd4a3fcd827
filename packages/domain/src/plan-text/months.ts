/** Months as plans write them: `กุมภาพันธ์ ๒๕๖๖`, `ต.ค. 65`, `มีนาคม`. Texts come with Arabic digits. */
import { THAI_MONTHS, THAI_MONTHS_SHORT, thaiMonthNumber, typedYear } from '../buddhist.ts';
import { yearMonth, type YearMonth } from '../day.ts';
import { monthsOf, type FiscalYear } from '../fiscal-year.ts';

/** The first dot is needed (`ม.ค.`): without it ความคิด would hold a January. */
const shortPattern = (name: string): string =>
  name.replace('.', String.raw`\.\s?`).replace(/\.$/, String.raw`\.?`);
const NAMES = [...THAI_MONTHS, ...THAI_MONTHS_SHORT.map(shortPattern)].join('|');
const YEAR = String.raw`(?:\s*(?:พ\.?\s?ศ\.?\s*)?(\d{4}|\d{2})(?!\d))?`;

/** Two groups: the month's name and, where written, its year. */
export const MONTH = String.raw`(${NAMES})${YEAR}`;

/** The month of a name and a year as written; without a year, the one that lies in the fiscal year. */
export function writtenMonth(name: string, year: string | undefined, within: FiscalYear): YearMonth | null {
  const number = thaiMonthNumber(name.replaceAll(/\s/g, ''));
  if (number === null) return null;
  if (year !== undefined) return yearMonth(typedYear(year), number);
  return monthsOf(within).find((month) => Number(month.slice(5)) === number) ?? null;
}
