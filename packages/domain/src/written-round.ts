/** The round that a plan’s own lines name: รอบ ๖ เดือน, รอบที่ ๑, รอบ ๖ เดือนหลัง (FY2). */
import type { Round } from './fiscal-year.ts';
import { toArabicDigits } from './thai-digits.ts';

/** The later half of a year is told of in its second round. */
const WRITTEN = {
  1: /รอบ\s*(?:ที่\s*1|6\s*เดือน)(?!\d|\s*หลัง)/,
  2: /รอบ\s*(?:ที่\s*2(?!\d)|12\s*เดือน|6\s*เดือน\s*หลัง)/,
} as const;

export function namesRound(text: string, round: Round): boolean {
  return WRITTEN[round].test(toArabicDigits(text));
}
