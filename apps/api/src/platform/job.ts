/**
 * Work that goes on behind the requests. What is to be done is found by looking at what there is, so that a restart
 * forgets nothing; it is done one task at a time, and what fails rests, longer each time, without holding back the
 * others.
 */
import type { FastifyInstance } from 'fastify';

export interface Task {
  /** Names what is worked on; while it rests it is not tried. */
  readonly key: string;
  run(): Promise<void>;
}

export interface JobOptions {
  /** What is to be done now, without the tasks that rest; none when all is done. */
  find(resting: readonly string[]): Promise<readonly Task[]>;
  /** Looks by itself so often, in milliseconds. */
  everyMs: number;
  onFailure(error: unknown, key: string): void;
}

export interface Job {
  /** Looks now, or right after the task that runs. */
  wake(): void;
  /** Resolves when the running task is over; no other begins. */
  stop(): Promise<void>;
}

const FIRST_REST_MS = 1000;
const LONGEST_REST_MS = 5 * 60 * 1000;
/** Looking itself can fail, when the database is away. */
const LOOKING = 'looking';

export function startJob({ find, everyMs, onFailure }: JobOptions): Job {
  const failures = new Map<string, number>();
  const resting = new Map<string, NodeJS.Timeout>();
  const clockwork = setInterval(() => wake(), everyMs).unref();
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  function wake(): void {
    again = true;
    running ??= passes().finally(() => {
      running = null;
      // Woken between the last look and here.
      if (again && !stopped) wake();
    });
  }

  async function passes(): Promise<void> {
    while (again && !stopped) {
      again = false;
      if (!resting.has(LOOKING)) await tried({ key: LOOKING, run: pass });
    }
  }

  async function pass(): Promise<void> {
    const done = new Set<string>();
    for (;;) {
      const found = await find([...resting.keys()]);
      const tasks = found.filter(({ key }) => !resting.has(key) && !done.has(key));
      if (tasks.length === 0) return;
      for (const task of tasks) {
        if (stopped) return;
        done.add(task.key);
        await tried(task);
      }
    }
  }

  async function tried({ key, run }: Task): Promise<void> {
    try {
      await run();
      failures.delete(key);
    } catch (error) {
      onFailure(error, key);
      rest(key);
    }
  }

  function rest(key: string): void {
    if (stopped) return;
    const count = (failures.get(key) ?? 0) + 1;
    failures.set(key, count);
    const rested = () => {
      resting.delete(key);
      wake();
    };
    const ms = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (count - 1));
    resting.set(key, setTimeout(rested, ms).unref());
  }

  return {
    wake,
    async stop() {
      stopped = true;
      clearInterval(clockwork);
      for (const timer of resting.values()) clearTimeout(timer);
      await running;
    },
  };
}

/**
 * Jobs that are there while the server listens. Closing waits until all have begun, or one would ask a database that is
 * closed already, and then for the tasks that run.
 */
export function whileListening(
  app: FastifyInstance,
  begin: () => readonly Job[] | Promise<readonly Job[]>,
): void {
  let begun: Promise<readonly Job[]> = Promise.resolve([]);
  app.addHook('onListen', async () => {
    begun = Promise.resolve(begin());
    for (const job of await begun) job.wake();
  });
  app.addHook('onClose', async () => {
    const jobs = await begun.catch(() => []);
    await Promise.all(jobs.map((job) => job.stop()));
  });
}
