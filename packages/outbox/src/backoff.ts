import type { Upload } from './model.ts';
import type { Random } from './ports.ts';

const SHORTEST_MS = 1000;
const LONGEST_MS = 5 * 60 * 1000;

/**
 * Milliseconds to wait after the `failures`-th failure in a row (from 1): full jitter between a second and a
 * bound that doubles up to five minutes (C10). A server that named a time is never asked before it, and not by
 * everybody in the same second.
 */
export function backoffMs(failures: number, random: Random, retryAfterMs: number | null = null): number {
  const bound = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** failures);
  const jittered = Math.round(SHORTEST_MS + random() * (bound - SHORTEST_MS));
  return retryAfterMs === null ? jittered : retryAfterMs + jittered;
}

/** What is written on an upload that is not tried again for `ms`, which a clock set back does not draw out. */
export function restFrom(now: Date, ms: number): { restsFrom: string; notBefore: string } {
  return { restsFrom: now.toISOString(), notBefore: new Date(now.getTime() + ms).toISOString() };
}

export function isRested({ notBefore, restsFrom = '' }: Upload, now: Date): boolean {
  return notBefore === null || notBefore <= now.toISOString() || now.toISOString() < restsFrom;
}
