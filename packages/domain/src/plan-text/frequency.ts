/** How often a duty falls due, read out of its sentence (OWE1). Texts come normalised, with Arabic digits and single spaces. */
import type { YearMonth } from '../day.ts';
import type { FiscalYear } from '../fiscal-year.ts';
import type { Frequency, FrequencyBasis } from '../plan.ts';
import { MONTH, writtenMonth } from './months.ts';

export interface Timing {
  readonly frequencies: readonly Frequency[];
  readonly basis: FrequencyBasis;
  readonly dueMonth: YearMonth | null;
}

const DUE = new RegExp(String.raw`ภายใน\s*(?:วันที่\s*)?(?:\d{1,2}\s*)?(?:สิ้น)?(?:เดือน)?\s*` + MONTH);
const EXPLICIT: readonly (readonly [Frequency, RegExp])[] = [
  ['MONTHLY', /(?:ทุก|ราย)\s*(?:ๆ\s*)?เดือน|ประจำเดือน|เดือนละ|(?:ทุก|ราย)\s*1\s*เดือน/],
  ['QUARTERLY', /ไตรมาส|(?:ทุก|ราย|รอบ)\s*(?:ๆ\s*)?(?:3|สาม)\s*เดือน/],
  ['HALF_YEARLY', /(?:ทุก|ราย|รอบ|ประจำปี)\s*(?:ๆ\s*)?(?:6|หก)\s*เดือน|ครึ่งปี|ปีละ\s*(?:2|สอง)\s*ครั้ง/],
  ['YEARLY', /รายปี|ทุก\s*(?:ๆ\s*)?ปี|รอบปี|ปีละ\s*(?:(?:1|หนึ่ง)\s*)?ครั้ง|(?:ราย|รอบ)\s*12\s*เดือน/],
];
/** "Annual" is part of many names (แผนการใช้จ่ายงบประมาณประจำปี); only an annual report says how often. */
const ANNUAL_REPORT = /รายงาน[ก-๎\s]{0,200}(?<!งบประมาณ)ประจำปี(?!\s*(?:งบประมาณ|\d))/;
const IMPLIED = /ต่อเนื่อง|สม่ำเสมอ|เป็นปัจจุบัน|ตลอดเวลา|เป็นประจำ(?!\s*(?:ทุก|ปี))/;

/** The timing of a duty. A due month decides by itself: what it stands beside is the period reported on. */
export function readTiming(text: string, year: FiscalYear): Timing {
  const due = DUE.exec(text);
  const dueMonth = due && writtenMonth(due[1] ?? '', due[2], year);
  if (dueMonth) return { frequencies: ['BY_MONTH'], basis: 'EXPLICIT', dueMonth };
  const frequencies = offered(text);
  if (frequencies.length > 0) return { frequencies, basis: 'EXPLICIT', dueMonth: null };
  if (IMPLIED.test(text)) return { frequencies: ['MONTHLY'], basis: 'IMPLIED', dueMonth: null };
  return { frequencies: ['ONCE'], basis: 'UNSPECIFIED', dueMonth: null };
}

function offered(text: string): readonly Frequency[] {
  const found = EXPLICIT.map(([frequency, pattern]) => ({ frequency, at: text.search(pattern) }));
  const annual = { frequency: 'YEARLY' as const, at: text.search(ANNUAL_REPORT) };
  const inOrder = [...found, annual].filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  return [...new Set(inOrder.map(({ frequency }) => frequency))];
}
