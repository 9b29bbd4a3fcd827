/** Years that a text seems to have kept from an earlier plan (PLAN4). */
import { fiscalYearOf, type FiscalYear } from '../fiscal-year.ts';
import { toArabicDigits, toThaiDigits } from '../thai-digits.ts';
import { MONTH, writtenMonth } from './months.ts';

export interface StaleYear {
  /** The year with the words in front of it, as written. */
  readonly found: string;
  /** The same words with the plan's own year. */
  readonly meant: string;
}

const YEAR =
  /(?:ปีงบประมาณ|ปี)?\s{0,2}(?:พ\.?\s?ศ\.?\s{0,2})?(?<![0-9๐-๙])([2๒][4-6๔-๖][0-9๐-๙]{2})(?![0-9๐-๙])/g;
const MONTH_BEFORE = new RegExp(`${MONTH}$`);
/** As many characters as a law's name takes. */
const LOOK_BACK = 120;
/** Laws keep the year they were made in. */
const LAW_BEFORE =
  /(?:\(ฉบับที่\s*[0-9๐-๙]+\)|(?:พระราชบัญญัติ|พ\.ร\.บ\.|กฎกระทรวง|ระเบียบ|ประกาศ|ข้อบัญญัติ|เทศบัญญัติ)\S*)\s*$/;

/** Years before the fiscal year, other than those of laws and of months that lie in it. */
export function staleYearsIn(text: string, year: FiscalYear): readonly StaleYear[] {
  const stale = [...text.matchAll(YEAR)].filter((match) => isStale(match, text, year));
  return stale.map(([words, written = '']) => {
    const own = /[๐-๙]/.test(written) ? toThaiDigits(String(year)) : String(year);
    return { found: words.trim(), meant: words.trim().replace(written, own) };
  });
}

function isStale(match: RegExpExecArray, text: string, year: FiscalYear): boolean {
  const [words, written = ''] = match;
  const before = text.slice(Math.max(0, match.index - LOOK_BACK), match.index);
  if (Number(toArabicDigits(written)) >= year || LAW_BEFORE.test(before)) return false;
  const month = MONTH_BEFORE.exec(toArabicDigits(before + words));
  const dated = month && writtenMonth(month[1] ?? '', month[2], year);
  return dated === null || fiscalYearOf(dated) < year;
}
