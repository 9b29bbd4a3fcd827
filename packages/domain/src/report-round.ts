/** Which months a report covers, and how its cover says so (FY2). */
import { THAI_MONTHS, THAI_MONTHS_SHORT, thaiMonth } from './buddhist.ts';
import type { YearMonth } from './day.ts';
import { type Round, roundOf } from './fiscal-year.ts';
import { namesRound } from './written-round.ts';

const MONTHS_OF = { 1: '๖', 2: '๑๒' } as const;
const PERIOD =
  /รอบ\s*(?:ที่\s*[12๑๒](?![0-9๐-๙])(?:\s*\/\s*[0-9๐-๙]+)?|[0-9๐-๙]+\s*เดือน(?:\s*(?:แรก|หลัง))?)(\s*\([^)]*\))?/;
/** Brackets that tell months, elsewhere in the line: the dot keeps ม.ค. from standing inside other words. */
const NAMES = [...THAI_MONTHS, ...THAI_MONTHS_SHORT].map((name) => name.replace('.', String.raw`\.`));
const SPAN = new RegExp(String.raw`\([^)]*(?:${NAMES.join('|')})[^)]*\)`);

/** The months up to the end of the round: October to March for the first, the whole year for the second. */
export function monthsUpTo(round: Round, months: readonly YearMonth[]): YearMonth[] {
  return months.filter((month) => roundOf(month) <= round).toSorted();
}

/**
 * A line of the cover for this round. A plan first printed with its six-month report says รอบ ๖ เดือน, or รอบที่ ๑; the
 * twelve-month report says its own period instead. A line that already fits stays verbatim.
 */
export function coverLine(text: string, round: Round, months: readonly YearMonth[]): string {
  const written = PERIOD.exec(text);
  if (!written || namesRound(text, round)) return text;
  const spanFollows = written[1] !== undefined || !SPAN.test(text);
  if (spanFollows) return text.replace(PERIOD, periodOf(round, months));
  return text.replace(PERIOD, nameOf(round)).replace(SPAN, spanOf(months));
}

/** `รอบ ๖ เดือน (เดือนตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖)`. */
export function periodOf(round: Round, months: readonly YearMonth[]): string {
  return `${nameOf(round)} ${spanOf(months)}`.trim();
}

/** The round that a plan’s own lines name; the first when they name none. */
export function writtenRound(lines: readonly string[]): Round {
  return lines.some((line) => namesRound(line, 2)) ? 2 : 1;
}

function nameOf(round: Round): string {
  return `รอบ ${MONTHS_OF[round]} เดือน`;
}

function spanOf(months: readonly YearMonth[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '';
  return `(เดือน${long(first)} - ${long(last)})`;
}

function long(month: YearMonth): string {
  return thaiMonth(month, { digits: 'thai', month: 'long' });
}
