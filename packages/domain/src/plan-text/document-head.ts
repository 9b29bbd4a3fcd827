/** What the lines before the first table say: whose plan, of which year and round, answering which result. */
import { fiscalYear, type FiscalYear, type Round } from '../fiscal-year.ts';
import { toArabicDigits } from '../thai-digits.ts';
import { namesRound } from '../written-round.ts';
import type { PlanTextFault } from './fault.ts';
import type { Line } from './lines.ts';

export interface DocumentHead {
  readonly assessmentYear: FiscalYear;
  readonly round: Round;
  /** Empty when no line names it. */
  readonly agencyName: string;
  /** Without อำเภอ and จังหวัด, as written. */
  readonly district: string | null;
  readonly province: string | null;
}

const ERA = String.raw`\s*(?:พ\.?\s?ศ\.?\s*)?`;
const YEAR = new RegExp(String.raw`(?:ปีงบประมาณ|ประจำปี)${ERA}([0-9๐-๙]{4})`);
const ASSESSED = /ผลการประเมิน/;
const ASSESSED_YEAR = new RegExp(
  String.raw`ผลการประเมิน.{0,200}?(?:ปีงบประมาณ|ประจำปี|ปี|พ\.?\s?ศ\.?)${ERA}([0-9๐-๙]{4})`,
);
const ORGANISATION =
  '(?:เทศบาล|องค์การบริหารส่วน|อบต\\.|อบจ\\.|เมืองพัทยา|กรุงเทพมหานคร|สำนักงาน|กรม|มหาวิทยาลัย|โรงเรียน|โรงพยาบาล|จังหวัด|อำเภอ|ที่ว่าการ)';
const NAME_END = String.raw`(?=\s+(?:อำเภอ|อ\.|เขต|จังหวัด|จ\.|ประจำ|ปีงบ|พ\.ศ|ดังนี้|รอบ)|\s*$)`;
const OWN_LINE = new RegExp(String.raw`^\s*(${ORGANISATION}.{0,80}?)${NAME_END}`);
const WITHIN = new RegExp(String.raw`ของ\s*(${ORGANISATION}.{0,80}?)${NAME_END}`);

/** The head of the document, or the fault of being another year's. What it does not say is the usual case. */
export function readHead(lines: readonly Line[], year: FiscalYear): DocumentHead | PlanTextFault {
  const written = lines.filter((line) => !ASSESSED.test(line.text)).find((line) => YEAR.test(line.text));
  const found = YEAR.exec(written?.text ?? '')?.[1];
  if (written && found !== undefined && Number(toArabicDigits(found)) !== year) {
    return { fault: 'OTHER_FISCAL_YEAR', line: written.number, found };
  }
  const texts = lines.map((line) => line.text);
  return {
    assessmentYear: assessedYear(texts) ?? fiscalYear(year - 1),
    round: roundIn(texts.join('\n')),
    agencyName: firstMatch(OWN_LINE, texts) ?? firstMatch(WITHIN, texts) ?? '',
    district: firstMatch(/(?:อำเภอ|อ\.|เขต)\s*([ก-๎]+)/, texts),
    province: firstMatch(/(?:จังหวัด|จ\.)\s*([ก-๎]+)/, texts),
  };
}

function roundIn(text: string): Round {
  return namesRound(text, 1) && !namesRound(text, 2) ? 1 : 2;
}

function assessedYear(texts: readonly string[]): FiscalYear | null {
  const year = Number(toArabicDigits(firstMatch(ASSESSED_YEAR, texts) ?? ''));
  return year >= 2400 && year <= 2700 ? fiscalYear(year) : null;
}

function firstMatch(pattern: RegExp, texts: readonly string[]): string | null {
  for (const text of texts) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found.trim();
  }
  return null;
}
