/** Which channels a unit reaches for first (CHAN2). */
import type { YearMonth } from './day.ts';

export interface ChannelUse {
  readonly channel: string;
  readonly month: YearMonth;
}

/**
 * Every channel, those used most first: an action of this month counts one, of a month before a half, and so on back.
 * Channels of equal use keep the order in which they were given.
 */
export function byUse<C extends { readonly code: string }>(
  channels: readonly C[],
  uses: readonly ChannelUse[],
  present: YearMonth,
): C[] {
  const weights = new Map<string, number>();
  for (const { channel, month } of uses)
    weights.set(channel, (weights.get(channel) ?? 0) + 2 ** -monthsBack(month, present));
  const weightOf = ({ code }: C): number => weights.get(code) ?? 0;
  return channels.toSorted((a, b) => weightOf(b) - weightOf(a));
}

/** A month that has not come yet is as near as this one. */
function monthsBack(earlier: YearMonth, later: YearMonth): number {
  return Math.max(0, countOf(later) - countOf(earlier));
}

function countOf(month: YearMonth): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}
