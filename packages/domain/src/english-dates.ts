/** Days and months for readers of English: Gregorian years, `28 February 2023`. */
import type { Day, YearMonth } from './day.ts';

type Length = 'long' | 'short';

/** `28 February 2023`, or `28 Feb 2023`. */
export function englishDay(day: Day, month: Length = 'long'): string {
  return inEnglish(day, { day: 'numeric', month, year: 'numeric' });
}

/** `February 2023`, or `Feb 2023`. */
export function englishMonth(month: YearMonth, length: Length = 'long'): string {
  return inEnglish(`${month}-01`, { month: length, year: 'numeric' });
}

function inEnglish(day: string, parts: Intl.DateTimeFormatOptions): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { ...parts, timeZone: 'UTC' });
}
