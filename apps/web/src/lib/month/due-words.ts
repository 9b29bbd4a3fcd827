/** Until when a month may be submitted, in words (OWE4). */
import { type Day, daysBetween, isDone } from '@prongsai/domain';
import { showDay } from '#lib/messages/format.ts';
import { logWords } from '#lib/messages/log/words.svelte.ts';
import type { MonthCell } from './month-cell.ts';

/** Empty where nothing is owed; once the unit has answered, the day alone. */
export function dueInWords(cell: MonthCell, today: Day): string {
  const t = logWords.current.due;
  const day = showDay(cell.due, 'short');
  if (!cell.owed) return '';
  if (isDone(cell)) return t.on(day);
  const left = daysBetween(today, cell.due);
  if (left === 0) return t.today(day);
  return left > 0 ? t.inDays(day, left) : t.past(day, -left);
}
