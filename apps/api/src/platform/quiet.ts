import { noLongerThan } from './no-longer-than.ts';

const MOMENT_MS = 100;

/** Tells those who can wait when it is quiet: nothing has stirred for a moment. */
export function openQuiet() {
  let stirring: NodeJS.Timeout | null = null;
  let calm = Promise.resolve();

  return {
    stir(): void {
      if (stirring) return void stirring.refresh();
      const { promise, resolve } = Promise.withResolvers<void>();
      calm = promise;
      stirring = setTimeout(() => {
        stirring = null;
        resolve();
      }, MOMENT_MS).unref();
    },
    /** Resolves when it is quiet, and after `most` milliseconds in any case. */
    async quiet(most: number): Promise<void> {
      if (stirring) await noLongerThan(most, calm);
    },
  };
}
