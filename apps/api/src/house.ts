import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Config } from './config.ts';
import { ENTITIES } from './entities.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openFolder } from './platform/blob-store.ts';
import { startClock, type House } from './platform/context.ts';
import { openDatabase, type Opening } from './platform/database.ts';
import { openUploads } from './platform/upload-store.ts';

/** Database, bytes and clock, as configured. @throws ConfigError */
export async function openHouse(config: Config, opening: Opening = { mayBeNew: true }): Promise<House> {
  if (!opening.mayBeNew && !existsSync(config.dataDir))
    throw new ConfigError(
      `There is no folder ${config.dataDir}, and none was made. Set DATA_DIR and DATABASE_URL as the server has them.`,
    );
  const database = await openDatabase(config, ENTITIES, MIGRATIONS, opening);
  const folder = join(config.dataDir, 'blobs');
  const blobs = await openFolder(folder).catch(async ({ message }: Error) => {
    await database.close();
    throw new ConfigError(
      `The folder of photos (${folder}) cannot be made: ${message}. Check that DATA_DIR can be written.`,
    );
  });
  return {
    config,
    database,
    blobs,
    // Inside the other folder, so that a finished upload is moved and never copied.
    uploads: openUploads(join(folder, 'uploads')),
    clock: startClock(config.clock),
  };
}
