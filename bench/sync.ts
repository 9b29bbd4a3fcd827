/** Sync as the server has it: first syncs, many phones that push, photos. `--seconds N` shortens the pushing. */
import { startPostgres } from './support/databases.ts';
import { firstSync } from './sync/first-sync.ts';
import { manyPhones } from './sync/many-phones.ts';
import { photos } from './sync/photos.ts';

const SECONDS = 60;
type Part = (seconds: number) => Promise<Record<string, Record<string, number | string>>>;

const PARTS: Readonly<Record<string, Part>> = {
  'first-sync': async () => ({ 'first sync of 2,000 records, SQLite': await firstSync('') }),
  'phones-sqlite': async (seconds) => ({
    [`500 phones for ${seconds} s, SQLite`]: await manyPhones(null, seconds),
  }),
  'phones-postgresql': async (seconds) => ({
    [`500 phones for ${seconds} s, PostgreSQL`]: await onPostgres((postgres) =>
      manyPhones(postgres, seconds),
    ),
  }),
  photos: async () => ({ '200 photos': await photos() }),
};
export const parts = Object.keys(PARTS);

export async function measure({ seconds = SECONDS, only = parts }: { seconds?: number; only?: string[] }) {
  const measured = [];
  for (const part of only) measured.push(await PARTS[part]?.(seconds));
  return Object.assign({}, ...measured) as Awaited<ReturnType<Part>>;
}

async function onPostgres<T>(work: (postgres: Awaited<ReturnType<typeof startPostgres>>) => Promise<T>) {
  const postgres = await startPostgres();
  try {
    return await work(postgres);
  } finally {
    await postgres.stop();
  }
}
