import { join } from 'node:path';
import type { Config } from './config.ts';
import { ENTITIES } from './entities.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openFolder } from './platform/blob-store.ts';
import { startClock, type House } from './platform/context.ts';
import { openDatabase } from './platform/database.ts';
import { openUploads } from './platform/upload-store.ts';

/** Database, bytes and clock, as configured. */
export async function openHouse(config: Config): Promise<House> {
  const [database, blobs] = await Promise.all([
    openDatabase(config, ENTITIES, MIGRATIONS),
    openFolder(join(config.dataDir, 'blobs')),
  ]);
  return {
    config,
    database,
    blobs,
    // Inside the other folder, so that a finished upload is moved and never copied.
    uploads: openUploads(join(config.dataDir, 'blobs', 'uploads')),
    clock: startClock(config.clock),
  };
}
