/** Days and months as people in Thailand type and read them: Buddhist years at the screen's edge (BE1). */
import { monthNumber, parseDay, yearIn, type Day, type YearMonth } from './day.ts';
import { toArabicDigits, toThaiDigits } from './thai-digits.ts';

/** January first. */
export const THAI_MONTHS = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
] as const;
/** January first. */
export const THAI_MONTHS_SHORT = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
] as const;

const BUDDHIST_OFFSET = 543;
const FIRST_BUDDHIST_YEAR = 2400;
const ERA = String.raw`(?:พ\.?\s?ศ\.?\s*)?`;
const NUMERIC = new RegExp(String.raw`^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*${ERA}(\d{4})$`);
const NAMED = new RegExp(String.raw`^(\d{1,2})\s*([ก-๎.]+?)\s*${ERA}(\d{4}|\d{2})$`);
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** How a day or month is printed; Thai digits and full month names unless said otherwise. */
export interface ThaiDateStyle {
  readonly digits?: 'thai' | 'arabic';
  readonly month?: 'long' | 'short';
}

/**
 * The day somebody typed: `29/2/2567`, `๒๙ กุมภาพันธ์ ๒๕๖๗`, `1 มี.ค. 66`, `2023-03-01`. Null when there is no
 * such day. A year from 2400 is Buddhist, and so are two digits after a Thai month (BE1).
 */
export function parseTypedDay(text: string): Day | null {
  const typed = toArabicDigits(text).trim();
  const iso = ISO.exec(typed);
  if (iso) return dayOf(Number(iso[3]), Number(iso[2]), iso[1]);
  const numeric = NUMERIC.exec(typed);
  if (numeric) return dayOf(Number(numeric[1]), Number(numeric[2]), numeric[3]);
  const named = NAMED.exec(typed);
  return named && dayOf(Number(named[1]), thaiMonthNumber(named[2] ?? ''), named[3]);
}

function dayOf(day: number, month: number | null, year = ''): Day | null {
  if (month === null) return null;
  return parseDay([typedYear(year), pad(month), pad(day)].join('-'));
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** The Gregorian year of a typed one in Arabic digits: from 2400 it is Buddhist, and so are two digits. */
export function typedYear(text: string): number {
  const year = text.length === 2 ? 2500 + Number(text) : Number(text);
  return year >= FIRST_BUDDHIST_YEAR ? year - BUDDHIST_OFFSET : year;
}

/** 1 to 12 for a month's full or short Thai name, the dots left out or not; else null. */
export function thaiMonthNumber(name: string): number | null {
  const bare = name.replaceAll('.', '');
  const index = THAI_MONTHS.findIndex((long, at) => bare === long || bare === bareShort(at));
  return index < 0 ? null : index + 1;
}

function bareShort(index: number): string | undefined {
  return THAI_MONTHS_SHORT[index]?.replaceAll('.', '');
}

/** `๑ กุมภาพันธ์ ๒๕๖๖`, or `1 ก.พ. 2566`. */
export function thaiDay(day: Day, style: ThaiDateStyle = {}): string {
  return `${inDigits(Number(day.slice(8)), style)} ${thaiMonth(day, style)}`;
}

/** `กุมภาพันธ์ ๒๕๖๖`, or `ก.พ. 2566`. A day gives its month. */
export function thaiMonth(month: YearMonth | Day, style: ThaiDateStyle = {}): string {
  const names = style.month === 'short' ? THAI_MONTHS_SHORT : THAI_MONTHS;
  return `${names[monthNumber(month) - 1] ?? ''} ${inDigits(yearIn(month) + BUDDHIST_OFFSET, style)}`;
}

function inDigits(number: number, { digits = 'thai' }: ThaiDateStyle): string {
  return digits === 'thai' ? toThaiDigits(String(number)) : String(number);
}
