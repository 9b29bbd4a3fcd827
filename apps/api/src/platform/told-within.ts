import { once, type EventEmitter } from 'node:events';

/** Resolves when `event` is told, and after `most` milliseconds in any case; nobody is left listening. */
export async function toldWithin(most: number, teller: EventEmitter, event: string): Promise<void> {
  await once(teller, event, { signal: AbortSignal.timeout(most) }).catch(() => undefined);
}
