/** Instants and words as they stand on paper. */
import { dayAt, timeAt, truncateGraphemes, wordsOf } from '@prongsai/domain';
import { showDay } from '#lib/messages/format.ts';
import { num } from '#lib/messages/numerals.svelte.ts';
import { summaryWords } from '#lib/messages/summary/words.svelte.ts';

/** `๒ มีนาคม ๒๕๖๖ เวลา ๐๙:๐๐ น.`: tomorrow, “today” on a sheet of paper would be wrong. */
export function showStamp(at: Date, month: 'long' | 'short' = 'long'): string {
  return summaryWords.current.summary.stamp(showDay(dayAt(at), month), num(timeAt(at)));
}

/** A name, and that its person acted for an office (ACTING1). */
export function showName({ byName, acting = false }: { byName: string; acting?: boolean }): string {
  return acting ? summaryWords.current.summary.acting.as(byName) : byName;
}

/** In one paragraph of at most so many characters, cut between two words; what is left out leaves `…`. */
export function inShort(text: string, most: number): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  const limit = truncateGraphemes(line, most).length;
  if (limit === line.length) return line;
  let end = 0;
  for (const word of wordsOf(line)) {
    if (end + word.length > limit) break;
    end += word.length;
  }
  return `${line.slice(0, end || limit).trimEnd()}…`;
}
