/** Work that stays on a phone too long (SEND1). */
import { dayAtInstant, daysBetween, type Day } from './day.ts';

const WARNED_AFTER_DAYS = 3;

/** Calendar days since the oldest unsent piece was saved, an instant in ISO 8601; none when the clock says earlier. */
export function daysUnsent(savedAt: string, today: Day): number {
  return Math.max(0, daysBetween(dayAtInstant(savedAt), today));
}

/** Whether the person is warned. */
export function isUnsentTooLong(days: number): boolean {
  return days >= WARNED_AFTER_DAYS;
}
