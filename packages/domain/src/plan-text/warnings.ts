/** What a person should look at before a plan is taken over: warnings, never errors (PLAN1, PLAN2). */
import { thaiMonth } from '../buddhist.ts';
import { nearestMonth, roundMonths, type FiscalYear, type Round } from '../fiscal-year.ts';
import type { Duty, MeasureReading, PlanWarning, PlanWarningCode } from '../plan.ts';
import { toArabicDigits, toThaiDigits } from '../thai-digits.ts';
import type { PlanDocument } from './document.ts';
import { sentenceOf } from './duties.ts';
import { mendedHeading } from './headings.ts';
import { slipsIn } from './slips.ts';
import { staleYearsIn } from './stale-years.ts';

type Finding = Pick<PlanWarning, 'code' | 'text' | 'suggestion'>;

/** All warnings of a document, in the order of its lines. */
export function warningsOf(document: PlanDocument, year: FiscalYear, round: Round): readonly PlanWarning[] {
  const ofLines = document.texts.flatMap(({ number, text }) =>
    slipFindings([text]).map((finding) => ({ ...finding, line: number, position: null })),
  );
  const said = new Set<string>();
  const ofMeasures = document.measures.flatMap((measure) =>
    [...measureFindings(measure, document, year, round), ...repeatedDuties(measure, said)].map((finding) => ({
      ...finding,
      line: measure.line,
      position: measure.position,
    })),
  );
  return [...ofLines, ...ofMeasures].sort((a, b) => a.line - b.line);
}

function measureFindings(
  measure: MeasureReading,
  document: PlanDocument,
  year: FiscalYear,
  round: Round,
): readonly Finding[] {
  const paragraphs = measure.cells.flat();
  return [
    ...itemFindings(measure, document.inferred.has(measure.position)),
    ...slipFindings(paragraphs),
    ...staleFindings(paragraphs, year),
    ...windowFindings(measure, roundMonths(year, round)),
    ...measure.duties.flatMap((duty) => dutyFindings(duty, measure, year)),
    ...(measure.duties.some((duty) => duty.actor === 'EXECUTIVE')
      ? []
      : [finding('NO_EXECUTIVE_DUTY', measure.cells[3]?.join(' ') ?? '')]),
  ];
}

function finding(code: PlanWarningCode, text: string, suggestion: string | null = null): Finding {
  return { code, text, suggestion };
}

function itemFindings({ items }: MeasureReading, inferred: boolean): readonly Finding[] {
  const zeros = items.filter(
    ({ instrument, writtenCode }) => instrument === 'OIT' && /^[0๐]/.test(writtenCode),
  );
  const written = items.map((item) => item.writtenCode).join(' ');
  const codes = items.map((item) => item.code).join(' ');
  return [
    ...(inferred ? [finding('INSTRUMENT_INFERRED', written, codes)] : []),
    ...zeros.map(({ writtenCode }) => finding('ZERO_FOR_LETTER_O', writtenCode, `O${writtenCode.slice(1)}`)),
    ...(items.length > 1 ? [finding('SEVERAL_ITEMS', written)] : []),
  ];
}

function slipFindings(paragraphs: readonly string[]): readonly Finding[] {
  return paragraphs.flatMap((paragraph) => {
    const heading = mendedHeading(paragraph);
    const slips = heading ? [...slipsIn(paragraph), heading] : slipsIn(paragraph);
    return slips.map(({ found, meant }) => finding('SUSPECTED_SLIP', found, meant));
  });
}

function staleFindings(paragraphs: readonly string[], year: FiscalYear): readonly Finding[] {
  return paragraphs
    .flatMap((paragraph) => staleYearsIn(paragraph, year))
    .map(({ found, meant }) => finding('STALE_YEAR', found, meant));
}

function windowFindings({ window, cells }: MeasureReading, round: readonly string[]): readonly Finding[] {
  const text = cells.at(-1)?.join(' ') ?? '';
  if (window === null) return [finding('WINDOW_UNREAD', text)];
  const inside = window.start >= (round[0] ?? '') && window.end <= (round.at(-1) ?? '');
  return inside ? [] : [finding('WINDOW_PAST_ROUND', text)];
}

function dutyFindings(duty: Duty, measure: MeasureReading, year: FiscalYear): readonly Finding[] {
  const codes: PlanWarningCode[] = [];
  if (duty.frequencies.length > 1) codes.push('FREQUENCY_TO_PICK');
  if (duty.basis === 'IMPLIED') codes.push('FREQUENCY_IMPLIED');
  if (duty.basis === 'UNSPECIFIED') codes.push('FREQUENCY_UNSTATED');
  return [...codes.map((code) => finding(code, duty.text)), ...dueFindings(duty, measure, year)];
}

function dueFindings(
  { dueMonth, number }: Duty,
  { window }: MeasureReading,
  year: FiscalYear,
): readonly Finding[] {
  if (dueMonth === null) return [];
  const due = `${thaiMonth(dueMonth)} (ข้อ ${toThaiDigits(String(number))})`;
  const owed = nearestMonth(dueMonth, year);
  if (owed !== dueMonth) return [finding('DUE_OUTSIDE_YEAR', due, thaiMonth(owed))];
  return window !== null && dueMonth < window.start ? [finding('DUE_BEFORE_WINDOW', due)] : [];
}

/** Duties an earlier measure has in the same words: copied, perhaps without thinking. Adds this one's to `said`. */
function repeatedDuties({ duties }: MeasureReading, said: Set<string>): readonly Finding[] {
  const repeated = duties.filter((duty) => said.has(wordsOf(duty)));
  duties.forEach((duty) => said.add(wordsOf(duty)));
  return repeated.map((duty) => finding('DUPLICATE_DUTY', duty.text));
}

function wordsOf({ text }: Duty): string {
  return toArabicDigits(sentenceOf(text)).replaceAll(' ', '');
}
