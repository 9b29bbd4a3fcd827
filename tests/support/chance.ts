/** Chance that can be replayed: it prints its seed, and FAULT_SEED=… brings the same again. */
export function chance(story: string): () => number {
  let state = Number(process.env.FAULT_SEED ?? Date.now() % 2 ** 31) | 0;
  process.stdout.write(`${story}: FAULT_SEED=${state}\n`);
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
