/** One kind of work that is done in passes: never two at once in this page, and one page at a time (C7). */
import { backoffMs, StorageFull, type Pass, type PassEnd, type Random } from '@prongsai/outbox';

export interface LaneWork {
  /** Name of the Web Lock; another tab on the same work makes this one wait. */
  lock: string;
  /** May a pass begin now? */
  isAwake: () => boolean;
  pass: () => Promise<Pass>;
  random: Random;
  onStart: () => void;
  onEnd: (pass: Pass) => void;
}

/** How long to leave another tab at it before looking again. */
const ELSEWHERE_MS = 3000;
/** Some five minutes of looking: a hidden tab begins nothing new, so one that is at it still is frozen. */
const MOST_LOOKS = 100;

export class Lane {
  #work: LaneWork;
  #run: Promise<void> = Promise.resolve();
  #isRunning = false;
  #again = false;
  #failures = 0;
  #looks = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(work: LaneWork) {
    this.#work = work;
  }

  /** Makes a pass now, or right after the one that is running; resolves when there is no more to do. */
  wake(): Promise<void> {
    this.#again = true;
    if (!this.#isRunning) this.#run = this.#passes();
    return this.#run;
  }

  /** Makes a pass in `ms` from now, unless one comes first. */
  wakeIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.wake(), ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#again = false;
  }

  async #passes(): Promise<void> {
    this.#isRunning = true;
    try {
      while (this.#again && this.#work.isAwake()) await this.#lockedPass();
    } finally {
      this.#isRunning = false;
    }
  }

  async #lockedPass(): Promise<void> {
    this.#again = false;
    clearTimeout(this.#timer);
    const isFrozen = this.#looks >= MOST_LOOKS;
    const done = await holding(isFrozen ? null : this.#work.lock, () => this.#onePass());
    this.#looks = done ? 0 : this.#looks + 1;
    if (!done) this.wakeIn(ELSEWHERE_MS);
  }

  async #onePass(): Promise<void> {
    this.#work.onStart();
    const pass = await this.#work.pass().catch(failedPass);
    const { end, progressed } = pass;
    const failed = end.kind === 'RETRY' || end.kind === 'FULL';
    this.#failures = failed ? (progressed ? 1 : this.#failures + 1) : 0;
    const retryAfterMs = end.kind === 'RETRY' ? end.retryAfterMs : null;
    if (failed) this.wakeIn(backoffMs(this.#failures, this.#work.random, retryAfterMs));
    this.#work.onEnd(pass);
  }
}

/** A storage that fails is waited out like a network that does. */
function failedPass(error: unknown): Pass {
  const end: PassEnd =
    error instanceof StorageFull ? { kind: 'FULL' } : { kind: 'RETRY', retryAfterMs: null };
  return { end, progressed: false };
}

/** Runs `work` under the lock, if it is free. Correctness never depends on it: where there is none, it runs. */
async function holding(name: string | null, work: () => Promise<void>): Promise<boolean> {
  if (name === null || !navigator.locks) return work().then(() => true);
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  });
}
