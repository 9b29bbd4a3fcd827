/** Files that are there after a power cut: a name counts only once the folder that holds it is on the disk. */
import { mkdirSync } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Moves a file whose content is on the disk already to its final name, in one step. */
export async function moveInto(path: string, from: string): Promise<void> {
  await inFolderOf(path, () => rename(from, path));
  await syncFolder(dirname(path));
}

/** Does what needs the folder of `path`, which is made when it is not there. */
export async function inFolderOf<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isMissing(error)) throw error;
    await makeFolders([dirname(path)]);
    return work();
  }
}

/**
 * Makes those that are not there, and what they are in; all of them are on the disk then. Making hundreds one by one on
 * another thread would take a start ten times as long.
 */
export async function makeFolders(folders: readonly string[]): Promise<void> {
  const parents = new Set<string>();
  for (const folder of folders) {
    // One that is there already may be the work of a process that was killed before it was on the disk.
    const made = mkdirSync(folder, { recursive: true }) ?? folder;
    parents.add(dirname(made)).add(dirname(folder));
  }
  for (const parent of parents) await syncFolder(parent);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Size in bytes, or null when there is no such file. Rejects when the disk cannot say. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    const file = await stat(path);
    return file.isFile() ? file.size : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

export interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly changedAt: Date;
}

/** Files directly in a folder, if it has more than `few`; those that go while we look are left out. */
export async function filesIn(folder: string, few = 0): Promise<FoundFile[]> {
  const names = await readdir(folder).catch(() => []);
  if (names.length <= few) return [];
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const file = await stat(path).catch(() => null);
      return file?.isFile() ? { path, name, size: file.size, changedAt: file.mtime } : null;
    }),
  );
  return found.filter((file) => file !== null);
}

export function foldersIn(folder: string): Promise<string[]> {
  return readdir(folder, { withFileTypes: true }).then(
    (entries) => entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name)),
    () => [],
  );
}

export function removeFile(path: string): Promise<void> {
  return rm(path, { force: true });
}
