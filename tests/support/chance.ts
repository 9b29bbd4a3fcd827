import { numbersFrom } from '@prongsai/fixtures/chance';

/** Chance that can be replayed: it prints its seed, and FAULT_SEED=… brings the same again. */
export function chance(story: string): () => number {
  const seed = Number(process.env.FAULT_SEED ?? Date.now() % 2 ** 31);
  process.stdout.write(`${story}: FAULT_SEED=${seed}\n`);
  return numbersFrom(seed);
}
