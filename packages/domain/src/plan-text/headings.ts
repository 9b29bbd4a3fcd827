/** Headings that say which instrument, indicator and sub-indicator the rows under them belong to. */
import type { Instrument } from '../plan.ts';

/** Where in the code list the reader is. Indicators read `๘ การปรับปรุงระบบการทำงาน`, digits as written. */
export interface Place {
  readonly instrument: Instrument | null;
  readonly indicator: string | null;
  readonly subIndicator: string | null;
}
export const NOWHERE: Place = { instrument: null, indicator: null, subIndicator: null };

const LONGEST_HEADING = 150;
const LETTERS: readonly (readonly [Instrument, RegExp])[] = [
  ['IIT', /\bIIT\b/],
  ['EIT', /\bEIT\b/],
  ['OIT', /\bOIT\b/],
];
const NAMES: readonly (readonly [Instrument, RegExp])[] = [
  ['IIT', /ผู้มีส่วนได้ส่วนเสียภายใน/],
  ['EIT', /ผู้มีส่วนได้ส่วนเสียภายนอก/],
  ['OIT', /การเปิดเผยข้อมูลสาธารณะ/],
];
const INDICATOR = /^\s*ตัวชี้วัด(ย่อย)?(ที่)?\s*([0-9๐-๙]+(?:[.][0-9๐-๙]+)?)\s*[.:]?\s*(.*)$/s;

/** The place after a line outside the tables; unchanged by a line that is no heading. */
export function placeAfter(line: string, place: Place): Place {
  if (line.length > LONGEST_HEADING) return place;
  const indicator = readIndicator(line);
  const instrument = instrumentIn(line);
  const moved = instrument && instrument !== place.instrument ? { ...NOWHERE, instrument } : place;
  return indicator ? underIndicator(indicator, moved) : moved;
}

export interface IndicatorHeading {
  readonly isSub: boolean;
  readonly title: string;
}

/** An indicator heading; a number with a point is a sub-indicator, whatever the heading calls itself. */
export function readIndicator(text: string): IndicatorHeading | null {
  const match = INDICATOR.exec(text);
  if (!match) return null;
  const [, , , number = '', name = ''] = match;
  return { isSub: number.includes('.'), title: `${number} ${name}`.trim() };
}

/** The place under a heading: an indicator ends the sub-indicator before it. */
export function underIndicator({ isSub, title }: IndicatorHeading, place: Place): Place {
  return isSub ? { ...place, subIndicator: title } : { ...place, indicator: title, subIndicator: null };
}

/** A heading written otherwise than its level: `ตัวชี้วัดย่อยที่ ๙`, `ตัวชี้วัดย่อย ๙.๔`. The mended words, or null. */
export function mendedHeading(text: string): { readonly found: string; readonly meant: string } | null {
  const match = INDICATOR.exec(text);
  if (!match) return null;
  const [, sub = '', ordinal = '', number = ''] = match;
  const meant = `ตัวชี้วัด${number.includes('.') ? 'ย่อย' : ''}ที่ ${number}`;
  const isRight = ordinal !== '' && (sub !== '') === number.includes('.');
  return isRight ? null : { found: `ตัวชี้วัด${sub}${ordinal} ${number}`, meant };
}

/** The one instrument a line names; a line that names several is no heading. */
function instrumentIn(line: string): Instrument | null {
  const lettered = LETTERS.filter(([, pattern]) => pattern.test(line));
  const told = lettered.length > 0 ? lettered : NAMES.filter(([, pattern]) => pattern.test(line));
  return told.length === 1 ? (told[0]?.[0] ?? null) : null;
}
