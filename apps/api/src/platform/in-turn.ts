export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * At most `places` pieces of work at once; the others wait here, in the order in which they came. Between two of
 * them the process looks at its sockets: SQLite answers without ever waiting, and whoever is served at once and
 * asks again would keep others from being heard.
 */
export function openTurns(places: number): InTurn {
  const waiting: (() => void)[] = [];
  let free = places;
  const take = () => (free > 0 ? void (free -= 1) : new Promise<void>((enter) => waiting.push(enter)));
  const leave = () => {
    const next = waiting.shift();
    if (next) setImmediate(next);
    else free += 1;
  };
  return async (work) => {
    await take();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}

/** Turns for each of many things: whoever asks for the same key waits until those before are done. */
export function turnsByKey() {
  const lines = new Map<string, { inTurn: InTurn; length: number }>();
  return {
    async take<T>(key: string, work: () => Promise<T>): Promise<T> {
      const line = lines.get(key) ?? { inTurn: openTurns(1), length: 0 };
      lines.set(key, line);
      line.length += 1;
      try {
        return await line.inTurn(work);
      } finally {
        line.length -= 1;
        if (line.length === 0) lines.delete(key);
      }
    },
    isTaken: (key: string): boolean => lines.has(key),
  };
}
