import { setTimeout as wait } from 'node:timers/promises';

/** Resolves with `awaited`, and after `most` milliseconds in any case. */
export async function noLongerThan(most: number, awaited: Promise<void>): Promise<void> {
  const over = new AbortController();
  await Promise.race([awaited, wait(most, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
}
