/**
 * One report, from the records to its files. The document is composed here, and every photo in it looked for; the rest is
 * done in a process of its own (`report-writer.ts`), from a folder that says what to write.
 */
import { fork } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { composeReport } from '@prongsai/domain';
import { ensureCopy } from '../evidence/renditions.ts';
import type { House } from '../platform/context.ts';
import { openTurns } from '../platform/in-turn.ts';
import { Problem } from '../platform/problem.ts';
import { FORMATS, type Format } from './report-file.entity.ts';
import type { OrderStep } from './report-order.entity.ts';
import { inputNow, type Asked } from './report.composing.ts';
import { putOrdered, type Ordered } from './report.folder.ts';

/** A file on the disk that is not in the store yet; `bytes` is how many. */
export interface WrittenFile {
  readonly format: Format;
  readonly sha256: string;
  readonly bytes: number;
  readonly path: string;
}

/** What the writer tells of. */
export type Ready = 'PHOTO' | WrittenFile;

/** `parts` are photos and files. */
export interface Progress {
  readonly step: OrderStep;
  readonly partsReady: number;
  readonly parts: number;
}

interface Watched {
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** Copies that are looked for: most are there, and some are to be made. */
const LOOKS_AT_ONCE = 16;

/** Source or built, it lies beside this file. */
const WRITER = join(import.meta.dirname, `report-writer${extname(import.meta.filename)}`);

/**
 * Gives the files to `keep`; then they are gone. @throws the reason of the signal once it is aborted, and what the
 * writer said when it ended without a file
 */
export async function writeReport<T>(
  house: House,
  asked: Asked,
  watched: Watched,
  keep: (files: readonly WrittenFile[]) => Promise<T>,
): Promise<T> {
  watched.onProgress({ step: 'COMPOSING', partsReady: 0, parts: 0 });
  const composed = await composedNow(house, asked, watched.signal);
  return writeFiles(house, { ...composed, formats: FORMATS, at: house.clock() }, watched, keep);
}

/** Of any document. @throws as `writeReport` */
export async function writeFiles<T>(
  house: Pick<House, 'config'>,
  ordered: Ordered,
  watched: Watched,
  keep: (files: readonly WrittenFile[]) => Promise<T>,
): Promise<T> {
  const folder = await newFolder(house);
  try {
    await putOrdered(folder, ordered);
    return await keep(await written(folder, ordered, watched));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what a server that was killed left of reports. */
export async function removeUnfinished(house: Pick<House, 'config'>): Promise<void> {
  await rm(foldersOf(house), { recursive: true, force: true });
}

/** On the same disk as the store, into which files are moved. */
function foldersOf({ config }: Pick<House, 'config'>): string {
  return join(config.dataDir, 'reports-unfinished');
}

async function newFolder(house: Pick<House, 'config'>): Promise<string> {
  await mkdir(foldersOf(house), { recursive: true });
  return mkdtemp(join(foldersOf(house), 'report-'));
}

/**
 * The document, and where its photos lie. One that turns out to be unreadable or gone is marked so by the look at it;
 * then the document is composed anew, without.
 */
export async function composedNow(
  house: House,
  asked: Asked,
  signal: AbortSignal,
): Promise<Pick<Ordered, 'document' | 'photos'>> {
  const document = composeReport(await inputNow(house, house.database.fork(), asked));
  const hashes = document.photos.map(({ sha256 }) => sha256);
  const inTurn = openTurns(LOOKS_AT_ONCE);
  const look = (sha256: string) => {
    signal.throwIfAborted();
    return ensureCopy(house, sha256, 'print').then(() => true, notShown);
  };
  const found = await Promise.all(hashes.map((sha256) => inTurn(() => look(sha256))));
  if (found.includes(false)) return composedNow(house, asked, signal);
  const photos = hashes.map((sha256) => ({ sha256, path: house.blobs.pathOf(sha256, 'print') }));
  return { document, photos };
}

const NOT_SHOWN: readonly string[] = ['PHOTO_UNREADABLE', 'NOT_FOUND'];
function notShown(error: unknown): false {
  if (error instanceof Problem && NOT_SHOWN.includes(error.code)) return false;
  throw error;
}

/** Runs the writer until it has written what was ordered. Whoever waits for an answer of the server goes first. */
async function written(
  folder: string,
  { photos, formats }: Ordered,
  { signal, onProgress }: Watched,
): Promise<WrittenFile[]> {
  signal.throwIfAborted();
  const files: WrittenFile[] = [];
  let printed = 0;
  const parts = photos.length + formats.length;
  const tell = () => {
    const step = printed < photos.length ? 'PHOTOS' : formats[files.length];
    if (step) onProgress({ step, partsReady: printed + files.length, parts });
  };
  const writer = fork(WRITER, [folder], {
    // What is no longer needed is cleaned up before the memory has grown by a third, not once it has doubled.
    execArgv: ['--enable-source-maps', '--max-semi-space-size=4', '--heap-growing-percent=30'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  });
  if (writer.pid) setPriority(writer.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  writer.on('message', (ready: Ready) => {
    if (ready === 'PHOTO') printed += 1;
    else files.push(ready);
    tell();
  });
  tell();
  const said = writer.stderr ? text(writer.stderr) : '';
  const how = await new Promise<string>((ended, failed) => {
    writer.once('error', failed).once('close', (code, killedBy) => ended(`${code ?? killedBy}`));
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
  if (how === '0' && files.length === formats.length) return files;
  throw new Error(`The writer of a report ended with ${how}: ${await said}`);
}
