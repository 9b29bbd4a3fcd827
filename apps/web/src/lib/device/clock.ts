/**
 * The one place of the web app that reads the clock. A phone set to the wrong day would put its records into
 * the wrong month, so a clock that is clearly off follows the server's, as it last said, also after a restart.
 */
const KEPT = 'prongsai.clock-offset';
/** A smaller difference is the network's doing, not the clock's. */
const TOLERATED_MS = 5 * 60 * 1000;

let offsetMs = kept();
const watchers = new Set<() => void>();

export const clock = {
  now: (): Date => new Date(Date.now() + offsetMs),

  /** What the phone’s own clock says at an instant, in milliseconds since 1970. */
  onDevice: (instant: Date): number => instant.getTime() - offsetMs,

  /** The server has just said what time it is. */
  compare(serverTime: Date): void {
    const offBy = serverTime.getTime() - Date.now();
    const next = Math.abs(offBy) > TOLERATED_MS ? offBy : 0;
    if (Number.isNaN(next) || Math.abs(next - offsetMs) <= TOLERATED_MS) return;
    offsetMs = next;
    if (typeof localStorage !== 'undefined') localStorage.setItem(KEPT, String(next));
    for (const look of watchers) look();
  },

  /** Calls `look` whenever the clock was put right, until the returned function is called. */
  watch(look: () => void): () => void {
    watchers.add(look);
    return () => watchers.delete(look);
  },
};

function kept(): number {
  if (typeof localStorage === 'undefined') return 0;
  return Number(localStorage.getItem(KEPT)) || 0;
}
