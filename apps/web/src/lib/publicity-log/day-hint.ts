/** What is said below the day of an action. */
import { isInWindow, windowOf, type YearMonth } from '@prongsai/domain';
import { showMonth } from '#lib/messages/format.ts';
import { recordingWords } from '#lib/messages/recording/words.svelte.ts';
import type { MonthCell } from '#lib/month/month-cell.ts';

interface HintedCell extends Pick<MonthCell, 'month'> {
  readonly measure: { readonly data: Pick<MonthCell['measure']['data'], 'windowStart' | 'windowEnd'> };
}

/** In which month the day lies, where it is not the cell’s, and a warning outside the measure’s window (LOG2). */
export function dayHint({ month: begunIn, measure }: HintedCell, month: YearMonth): string | undefined {
  const t = recordingWords.current.recording;
  const window = windowOf(measure.data);
  const moves = month === begunIn ? [] : [t.movesTo(showMonth(month))];
  const warning =
    window && !isInWindow(month, window)
      ? [t.outsideWindow(showMonth(window.start), showMonth(window.end))]
      : [];
  return [...moves, ...warning].join(' · ') || undefined;
}
