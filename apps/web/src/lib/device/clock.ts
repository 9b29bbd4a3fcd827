/**
 * The one place of the web app that reads the clock. A phone set to the wrong day would put its records into
 * the wrong month, so a clock that is clearly off follows the server's, as it last said, also after a restart; until it
 * is seen to have been set back, which no clock does by itself.
 */
const KEPT = 'prongsai.clock-offset';
/** A smaller difference is the network's doing, not the clock's. */
const TOLERATED_MS = 5 * 60 * 1000;

/** By how much the phone's clock is off, and what it said when the server told so. */
let heard = kept();
const watchers = new Set<() => void>();

export const clock = {
  now: (): Date => new Date(Date.now() + offset()),

  /** What the phone’s own clock says at an instant, in milliseconds since 1970. */
  onDevice: (instant: Date): number => instant.getTime() - offset(),

  /** The server has just said what time it is. */
  compare(serverTime: Date): void {
    const before = offset();
    const offBy = serverTime.getTime() - Date.now();
    if (Number.isNaN(offBy)) return;
    const next = Math.abs(offBy) > TOLERATED_MS ? offBy : 0;
    const isNew = Math.abs(next - before) > TOLERATED_MS;
    if (isNew || before !== 0) keep({ offsetMs: isNew ? next : before, onDevice: Date.now() });
    if (isNew) for (const look of watchers) look();
  },

  /** Calls `look` whenever the clock was put right, until the returned function is called. */
  watch(look: () => void): () => void {
    watchers.add(look);
    return () => watchers.delete(look);
  },
};

interface Heard {
  readonly offsetMs: number;
  readonly onDevice: number;
}

function offset(): number {
  if (heard.onDevice - Date.now() > TOLERATED_MS) keep({ offsetMs: 0, onDevice: 0 });
  return heard.offsetMs;
}

function keep(next: Heard): void {
  heard = next;
  if (typeof localStorage !== 'undefined') localStorage.setItem(KEPT, `${next.offsetMs} ${next.onDevice}`);
}

function kept(): Heard {
  const text = typeof localStorage === 'undefined' ? null : localStorage.getItem(KEPT);
  const [offsetMs = 0, onDevice = 0] = (text ?? '').split(' ').map((part) => Number(part) || 0);
  return { offsetMs, onDevice };
}
