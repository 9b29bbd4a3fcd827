/**
 * The last builds of the web app. A page that was opened before an update goes on asking for its own parts, so
 * the files of the two builds before this one are kept beside the data, copied there when their server started.
 */
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const KEPT = 3;
/** Files whose names change with their content. */
const IMMUTABLE = '_app/immutable';
/** Names of the builds, the one that started last first. */
const ORDER = 'order.json';

/** Keeps this build and forgets the oldest; gives the folders to look in, this build's own first. */
export async function keepBuilds(dataDir: string, client: string): Promise<string[]> {
  const builds = join(dataDir, 'builds');
  const name = await nameOf(client);
  await copyWhole(join(client, IMMUTABLE), join(builds, name));
  const older = (await started(builds)).filter((old) => old !== name && existsSync(join(builds, old)));
  const kept = [name, ...older].slice(0, KEPT);
  await writeFile(join(builds, ORDER), JSON.stringify(kept));
  for (const entry of await readdir(builds)) {
    if (![...kept, ORDER].includes(entry)) await rm(join(builds, entry), { recursive: true });
  }
  return [join(client, IMMUTABLE), ...kept.slice(1).map((old) => join(builds, old))];
}

async function nameOf(client: string): Promise<string> {
  const file = await readFile(join(client, '_app/version.json'), 'utf8');
  const { version } = JSON.parse(file) as { version: string };
  return encodeURIComponent(version);
}

/** Whole or not at all: a server that is killed while it copies begins again. */
async function copyWhole(files: string, folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await cp(files, part, { recursive: true });
  await rename(part, folder);
}

/** None when nothing was kept yet, or the list was torn: then older pages ask in vain, and reload. */
async function started(builds: string): Promise<string[]> {
  try {
    return JSON.parse(await readFile(join(builds, ORDER), 'utf8')) as string[];
  } catch {
    return [];
  }
}
