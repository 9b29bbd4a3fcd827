import { join } from 'node:path';
import type { Config } from './config.ts';
import { ENTITIES } from './entities.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openFolder } from './platform/blob-store.ts';
import { startClock, type House } from './platform/context.ts';
import { openDatabase } from './platform/database.ts';

/** Database, blobs and clock, as configured. */
export async function openHouse(config: Config): Promise<House> {
  const database = await openDatabase(config, ENTITIES, MIGRATIONS);
  return {
    config,
    database,
    blobs: openFolder(join(config.dataDir, 'blobs')),
    clock: startClock(config.clock),
  };
}
