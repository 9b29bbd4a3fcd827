import { EventEmitter } from 'node:events';
import { toldWithin } from './told-within.ts';

const MOMENT_MS = 100;

/** Tells those who can wait when it is quiet: nothing has stirred for a moment. */
export function openQuiet() {
  const teller = new EventEmitter();
  let stirring: NodeJS.Timeout | null = null;

  return {
    stir(): void {
      if (stirring) return void stirring.refresh();
      stirring = setTimeout(() => {
        stirring = null;
        teller.emit('quiet');
      }, MOMENT_MS).unref();
    },
    /** Resolves when it is quiet, and after `most` milliseconds in any case. */
    async quiet(most: number): Promise<void> {
      if (stirring) await toldWithin(most, teller, 'quiet');
    },
  };
}
