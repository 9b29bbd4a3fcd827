/** The clocks of agencies (S2), looked at once a second for all who wait for one to move, and not at all for nobody. */
import { Agency } from '../agency/agency.entity.ts';
import type { Database } from '../platform/database.ts';
import { rows } from '../platform/rows.ts';

const EVERY_MS = 1_000;
type Listener = (clock: number) => void;

export interface Clocks {
  /** Tells where the clock stands, and whenever it has moved, until the returned function is called. */
  listen(agencyId: string, listener: Listener): () => void;
  stop(): void;
}

/** Other processes write too, so the database is asked; where it does not answer, it is asked again. */
export function watchClocks(database: Pick<Database, 'fork'>, onFailure: (error: unknown) => void): Clocks {
  const told = new Map<Listener, { agencyId: string; clock: number | null }>();
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;

  async function look(): Promise<void> {
    const ids = [...new Set([...told.values()].map(({ agencyId }) => agencyId))];
    const agencies = await rows(database.fork(), Agency, { id: { $in: ids } });
    const clocks = new Map(agencies.map(({ id, syncClock }) => [id, syncClock]));
    for (const [listener, last] of told) {
      const clock = clocks.get(last.agencyId);
      if (clock === undefined || clock === last.clock) continue;
      last.clock = clock;
      listener(clock);
    }
  }

  function again(ms: number): void {
    if (timer || isStopped || told.size === 0) return;
    timer = setTimeout(() => {
      void look()
        .catch(onFailure)
        .finally(() => {
          timer = null;
          again(EVERY_MS);
        });
    }, ms).unref();
  }

  return {
    listen(agencyId, listener) {
      told.set(listener, { agencyId, clock: null });
      again(0);
      return () => told.delete(listener);
    },
    stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
