/** Days, months, instants and sizes as people read them, in the language and digits in use (BE1, DIG1). */
import {
  dayAt,
  englishDay,
  englishMonth,
  parseDay,
  parseMonth,
  thaiDay,
  thaiMonth,
  timeAt,
} from '@prongsai/domain';
import { messages } from './messages.svelte.ts';
import { num, numerals } from './numerals.svelte.ts';

/** `๒๘ กุมภาพันธ์ ๒๕๖๖`; the text itself when it is no day. */
export function showDay(day: string, month: 'long' | 'short' = 'long'): string {
  const known = parseDay(day);
  if (known === null) return day;
  if (messages.language === 'th') return thaiDay(known, { digits: numerals.value, month });
  return englishDay(known, month);
}

/** `กุมภาพันธ์ ๒๕๖๖`; the text itself when it is no month. */
export function showMonth(month: string, length: 'long' | 'short' = 'long'): string {
  const known = parseMonth(month);
  if (known === null) return month;
  if (messages.language === 'th') return thaiMonth(known, { digits: numerals.value, month: length });
  return englishMonth(known, length);
}

/** A Buddhist fiscal year; English readers get the Gregorian year it ends in as well. */
export function showFiscalYear(year: number): string {
  return messages.language === 'th' ? num(year) : `${year} (${year - 543})`;
}

/** `วันนี้ ๑๔:๐๕ น.`, or the day before it when it was not today. Instants are ISO 8601; the zone is Bangkok's. */
export function showInstant(instant: string, now: Date): string {
  const at = new Date(instant);
  const time = num(timeAt(at));
  const day = dayAt(at);
  const words = messages.current.time;
  return day === dayAt(now) ? words.today(time) : words.onDay(showDay(day, 'short'), time);
}

/** `๑๔:๐๕ น.` of today; of another day, with the day. */
export function showMoment(instant: string, now: Date): string {
  const at = new Date(instant);
  if (dayAt(at) !== dayAt(now)) return showInstant(instant, now);
  return messages.current.time.at(num(timeAt(at)));
}

/** `๑.๒ GB`, from bytes. */
export function showBytes(bytes: number): string {
  const steps = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const value = bytes / 1000 ** step;
  return `${num(value.toFixed(step > 1 && value < 100 ? 1 : 0))} ${steps[step] ?? ''}`;
}
