/** The first and last month of a measure, read out of the cell that says when it is carried out. */
import { addMonths, type YearMonth } from '../day.ts';
import { monthsOf, type FiscalYear } from '../fiscal-year.ts';
import type { Cell, Window } from '../plan.ts';
import { toArabicDigits } from '../thai-digits.ts';
import { normaliseThai } from '../thai-text.ts';
import { MONTH, writtenMonth } from './months.ts';

const BETWEEN = String.raw`(?:[-–—\s]|ถึง|จน|แล้วเสร็จ|สิ้นสุด|ภายใน|วันที่|เดือน|\d{1,2}\s)+`;
const RANGE = new RegExp(MONTH + BETWEEN + MONTH);
const SINGLE = new RegExp(MONTH);
const UNTIL = new RegExp(String.raw`ภายใน\s*(?:วันที่\s*\d{1,2}\s*)?(?:สิ้น)?(?:เดือน)?\s*` + MONTH);
const WHOLE_YEAR = /ตลอดปี|ตลอดทั้งปี|ทั้งปีงบประมาณ/;

/** The window of a measure; null when the cells name none that runs forward. */
export function readWindow(cells: readonly Cell[], year: FiscalYear): Window | null {
  const texts = cells.map((cell) => toArabicDigits(normaliseThai(cell.join(' ')).replace(/\s+/g, ' ')));
  for (const text of texts) {
    const window = windowIn(text, year);
    if (window !== null) return window.start <= window.end ? window : null;
  }
  return null;
}

function windowIn(text: string, year: FiscalYear): Window | null {
  const [october, ...later] = monthsOf(year);
  const range = RANGE.exec(text);
  if (range) return rangeOf(range, year);
  const until = monthIn(UNTIL, text, year);
  if (until && october) return { start: october, end: until };
  const month = monthIn(SINGLE, text, year);
  if (month) return { start: month, end: month };
  const september = later.at(-1);
  return WHOLE_YEAR.test(text) && october && september ? { start: october, end: september } : null;
}

/** A first month without a year has the year of the last one, or the one before when that would run backward. */
function rangeOf(range: RegExpExecArray, year: FiscalYear): Window | null {
  const [, firstName = '', firstYear, lastName = '', lastYear] = range;
  const end = writtenMonth(lastName, lastYear, year);
  const start = writtenMonth(firstName, firstYear ?? lastYear, year);
  if (start === null || end === null) return null;
  const runsBackward = firstYear === undefined && start > end;
  return { start: runsBackward ? addMonths(start, -12) : start, end };
}

function monthIn(pattern: RegExp, text: string, year: FiscalYear): YearMonth | null {
  const match = pattern.exec(text);
  return match && writtenMonth(match[1] ?? '', match[2], year);
}
