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
