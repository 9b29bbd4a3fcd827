/**
 * One report, from the records to its files. The document is composed here, and every photo in it looked for; the rest is
 * done in a process of its own (`report-writer.ts`), from a folder that says what to write.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { composeReport } from '@prongsai/domain';
import { ensureCopy } from '../evidence/renditions.ts';
import { startApart } from '../platform/apart.ts';
import type { House } from '../platform/context.ts';
import { openTurns } from '../platform/in-turn.ts';
import { Problem } from '../platform/problem.ts';
import type { Format } from './report-file.entity.ts';
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

/** The files of a document, and the photos printed in it by their hashes. */
export interface WrittenDocument {
  readonly files: readonly WrittenFile[];
  readonly photos: readonly string[];
}

interface Watched {
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** What is held whole comes first: typesetters keep memory that they no longer need. */
const IN_ORDER = ['JSON', 'CSV', 'XLSX', 'DOCX', 'PDF'] as const satisfies readonly Format[];

/** Copies that are looked for: most are there, and some are to be made. */
const LOOKS_AT_ONCE = 16;

/**
 * Gives what is written to `keep`; then it is gone. @throws the reason of the signal once it is aborted, and what the
 * writer said when it ended without a file
 */
export async function writeReport<T>(
  house: House,
  asked: Asked,
  watched: Watched,
  keep: (written: WrittenDocument) => Promise<T>,
): Promise<T> {
  const compose = async () => {
    watched.onProgress({ step: 'COMPOSING', partsReady: 0, parts: 0 });
    const composed = await composedNow(house, asked, watched.signal);
    return { ...composed, formats: IN_ORDER, at: house.clock() };
  };
  return writeFiles(house, compose, watched, keep);
}

/** Of any document. @throws as `writeReport` */
export async function writeFiles<T>(
  house: Pick<House, 'config'>,
  compose: () => Promise<Ordered>,
  watched: Watched,
  keep: (written: WrittenDocument) => Promise<T>,
): Promise<T> {
  const folder = await newFolder(house);
  try {
    const wanted = await layDown(folder, compose);
    return await keep({ files: await written(folder, wanted, watched), photos: wanted.photos });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Wanted {
  /** By their hashes. */
  readonly photos: readonly string[];
  readonly formats: readonly Format[];
}

/** From here on only the writer holds the document. */
async function layDown(folder: string, compose: () => Promise<Ordered>): Promise<Wanted> {
  const ordered = await compose();
  await putOrdered(folder, ordered);
  return { photos: ordered.photos.map(({ sha256 }) => sha256), formats: ordered.formats };
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

/** Runs the writer until it has written what was ordered. */
async function written(
  folder: string,
  { photos, formats }: Wanted,
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
  const writer = startApart({
    script: 'report-writer',
    beside: import.meta,
    args: [folder],
    // What is no longer needed is cleaned up before the memory has grown by a fifth, not once it has doubled.
    flags: ['--max-semi-space-size=2', '--heap-growing-percent=20'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  });
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
