/**
 * One report, from the records to its files. The document is composed and its photos are made ready here; the files
 * are written from a folder that holds both, in a process of its own (`report-writer.ts`).
 */
import { fork } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, constants, setPriority } from 'node:os';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { composeReport } from '@prongsai/domain';
import { copyOf } from '../evidence/renditions.ts';
import type { House } from '../platform/context.ts';
import { openTurns } from '../platform/in-turn.ts';
import { Problem } from '../platform/problem.ts';
import { FORMATS, type Format } from './report-file.entity.ts';
import type { OrderStep } from './report-order.entity.ts';
import { inputNow, type Asked } from './report.composing.ts';
import { makePhotoFolder, putDocument, putPhoto, putPhotoSizes, type PhotoSize } from './report.folder.ts';
import { printablePhoto } from './report.layout.ts';

/** A file on the disk that is not in the store yet; `bytes` is how many. */
export interface WrittenFile {
  readonly format: Format;
  readonly sha256: string;
  readonly bytes: number;
  readonly path: string;
}

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
  const folder = await newFolder(house);
  try {
    watched.onProgress({ step: 'COMPOSING', partsReady: 0, parts: 0 });
    const photos = await putEverything(house, folder, asked, watched);
    return await keep(await written(folder, { at: house.clock(), photos }, watched));
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

async function newFolder(house: House): Promise<string> {
  await mkdir(foldersOf(house), { recursive: true });
  const folder = await mkdtemp(join(foldersOf(house), 'report-'));
  await makePhotoFolder(folder);
  return folder;
}

/**
 * The document and its photos; gives how many these are. A photo that turns out to be unreadable or gone is marked so by
 * the look at it; then the document is composed anew, without.
 */
async function putEverything(house: House, folder: string, asked: Asked, watched: Watched): Promise<number> {
  const document = composeReport(await inputNow(house, house.database.fork(), asked));
  const hashes = document.photos.map(({ sha256 }) => sha256);
  const sizes = await putPhotos(house, folder, hashes, watched);
  if (!sizes) return putEverything(house, folder, asked, watched);
  await putPhotoSizes(folder, sizes);
  await putDocument(folder, document);
  return hashes.length;
}

/** As many at once as there are processors; null when one of them is not to be shown. */
async function putPhotos(
  house: House,
  folder: string,
  hashes: readonly string[],
  { signal, onProgress }: Watched,
): Promise<PhotoSize[] | null> {
  const inTurn = openTurns(availableParallelism());
  const sizes: PhotoSize[] = [];
  let looked = 0;
  let isWhole = true;
  const parts = hashes.length + FORMATS.length;
  onProgress({ step: 'PHOTOS', partsReady: 0, parts });
  const put = async (sha256: string): Promise<void> => {
    signal.throwIfAborted();
    const copy = await copyOf(house, sha256, 'clean').catch(notShown);
    const photo = copy && (await printablePhoto(copy));
    if (photo) sizes.push(await putPhoto(folder, sha256, photo));
    isWhole &&= copy !== null;
    looked += 1;
    onProgress({ step: 'PHOTOS', partsReady: looked, parts });
  };
  await Promise.all(hashes.map((sha256) => inTurn(() => put(sha256))));
  return isWhole ? sizes : null;
}

const NOT_SHOWN: readonly string[] = ['PHOTO_UNREADABLE', 'NOT_FOUND'];
function notShown(error: unknown): null {
  if (error instanceof Problem && NOT_SHOWN.includes(error.code)) return null;
  throw error;
}

/** Runs the writer until it has written every format. Whoever waits for an answer of the server goes first. */
async function written(
  folder: string,
  { at, photos }: { at: Date; photos: number },
  { signal, onProgress }: Watched,
): Promise<WrittenFile[]> {
  signal.throwIfAborted();
  const files: WrittenFile[] = [];
  const tell = () => {
    const step = FORMATS[files.length];
    if (step) onProgress({ step, partsReady: photos + files.length, parts: photos + FORMATS.length });
  };
  const writer = fork(WRITER, [folder, at.toISOString()], {
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  });
  if (writer.pid) setPriority(writer.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  writer.on('message', (file) => {
    files.push(file as WrittenFile);
    tell();
  });
  tell();
  const said = writer.stderr ? text(writer.stderr) : '';
  const how = await new Promise<string>((ended, failed) => {
    writer.once('error', failed).once('close', (code, killedBy) => ended(`${code ?? killedBy}`));
  });
  if (how === '0' && files.length === FORMATS.length) return files;
  throw new Error(`The writer of a report ended with ${how}: ${await said}`);
}
