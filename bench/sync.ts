/** Sync as the server has it: first syncs, many phones that push, photos. `--seconds N` shortens the pushing. */
import { startPostgres } from './support/databases.ts';
import { firstSync } from './sync/first-sync.ts';
import { manyPhones } from './sync/many-phones.ts';
import { photos } from './sync/photos.ts';

const SECONDS = 60;

export async function measure({ seconds = SECONDS }: { seconds?: number }) {
  const postgres = await startPostgres();
  try {
    return {
      'first sync of 2,000 records, SQLite': await firstSync(''),
      [`500 phones for ${seconds} s, SQLite`]: await manyPhones(null, seconds),
      [`500 phones for ${seconds} s, PostgreSQL`]: await manyPhones(postgres, seconds),
      '200 photos': await photos(),
    };
  } finally {
    await postgres.stop();
  }
}
