/**
 * Unsent work as one file, to be carried to another phone or kept against the worst (C11). It is written and read
 * line by line, a photo a line, so that hundreds of photos never stand in memory together: a head with all the
 * operations, the photos, and an end by which a file that was cut or garbled is known.
 */
import type { Operation } from '@prongsai/contract';
import { toBase64 } from './base64.ts';
import { checksum, EMPTY_CHECKSUM } from './checksum.ts';
import { unsentOps } from './counts.ts';
import type { OutboxState } from './fate.ts';
import type { PhotoBytes, Refused } from './model.ts';
import { attachedHash, makesEntity, recordOf } from './model.ts';
import type { Ports, Transaction } from './ports.ts';
import { allOps, isKnown, metaOf } from './queue.ts';
import { keepPhoto } from './save.ts';
import { FORMAT, piecesOf, type EndLine, type Head, type PhotoLine } from './unsent-lines.ts';
import { withRoom } from './room.ts';
import { isStored } from './uploads.ts';
import { rowOf } from './view.ts';
import { dropIfUnnamed } from './withdraw.ts';

export interface ExportOptions {
  /** The person's name, for whoever finds the file. */
  from?: string;
  /** This refused operation and what goes along with it, rather than everything. */
  only?: string;
}

/** What a file holds, told before it is taken in. */
export interface UnsentSummary {
  from: string;
  exportedAt: string;
  records: number;
  photos: number;
}

/** The lines of the file, without their breaks. Nothing leaves the outbox by it. */
export async function* exportUnsent(
  ports: Ports,
  { from = '', only }: ExportOptions = {},
): AsyncGenerator<string> {
  const exportedAt = ports.clock.now().toISOString();
  const { ops, attention } = await ports.storage.read((tx) => selected(tx, only));
  const head: Head = { format: FORMAT, personId: ports.personId, from, exportedAt, ops, attention };
  const end: EndLine = { photos: 0, check: EMPTY_CHECKSUM };
  const line = (value: object): string => {
    const text = JSON.stringify(value);
    end.check = checksum(text, end.check);
    return text;
  };
  yield line(head);
  for (const sha256 of hashesIn(head)) {
    const photo = await ports.storage.read((tx) => owedPhoto(tx, sha256));
    if (!photo) continue;
    end.photos += 1;
    yield line(photo);
  }
  yield JSON.stringify({ end });
}

/** Reads a file through and says what is in it. Throws RestoreRefused for one that this person cannot take in. */
export async function readUnsent(
  ports: Pick<Ports, 'personId'>,
  lines: AsyncIterable<string>,
): Promise<UnsentSummary> {
  let head: Head | null = null;
  let photos = 0;
  for await (const piece of piecesOf(lines, ports.personId)) {
    if ('head' in piece) head = piece.head;
    else photos += 1;
  }
  const { from = '', exportedAt = '' } = head ?? {};
  return { from, exportedAt, records: head ? recordsIn(opsIn(head)).size : 0, photos };
}

/**
 * Takes in a file of the same person's unsent work and says how many records it brought. What this phone has had
 * already is passed over; what the server has had it answers as before, by the same operation ids. The photos come
 * first, each by itself; the operations that name them follow at once when the whole file has proved sound.
 */
export async function restoreUnsent(ports: Ports, lines: AsyncIterable<string>): Promise<number> {
  const kept: string[] = [];
  let head: Head | null = null;
  try {
    for await (const piece of piecesOf(lines, ports.personId)) {
      if ('head' in piece) head = piece.head;
      else if (head && (await restorePhoto(ports, head, piece.photo))) kept.push(piece.photo.sha256);
    }
    return head ? await restoreOps(ports, head) : 0;
  } catch (error) {
    await letGo(ports, kept);
    throw error;
  }
}

async function selected(tx: Transaction, only: string | undefined): Promise<Pick<Head, 'ops' | 'attention'>> {
  const state = await stateOf(tx);
  const attention = [...state.attention];
  const refused = new Set(attention.map(({ opId }) => opId));
  const ops = unsentOps(state).filter(({ opId }) => !refused.has(opId));
  if (only === undefined) return { ops, attention };
  const record = [...ops, ...attention.map(({ op }) => op)]
    .filter(({ opId }) => opId === only)
    .map(recordOf)[0];
  return {
    ops: ops.filter((op) => recordOf(op) === record),
    attention: attention.filter(({ op }) => recordOf(op) === record),
  };
}

async function stateOf(tx: Transaction): Promise<OutboxState> {
  return {
    ops: await tx.ops.all(),
    acknowledged: await tx.acknowledged.all(),
    attention: await tx.attention.all(),
    uploads: await tx.uploads.all(),
  };
}

/** Null when the server has it by now. */
async function owedPhoto(tx: Transaction, sha256: string): Promise<PhotoLine | null> {
  const upload = await tx.uploads.get(sha256);
  const blob = await tx.blobs.get(sha256);
  if (!blob || (upload && isStored(upload))) return null;
  const thumbnail = await tx.thumbnails.get(sha256);
  return { sha256, bytes: toBase64(blob.bytes), thumbnail: thumbnail ? toBase64(thumbnail.bytes) : null };
}

/** Says whether bytes were kept that were not here before. */
async function restorePhoto(ports: Ports, head: Head, photo: PhotoBytes): Promise<boolean> {
  return withRoom(ports, async (tx) => {
    const upload = await tx.uploads.get(photo.sha256);
    if (upload ? isStored(upload) : !(await isOwed(tx, head, photo.sha256))) return false;
    await keepPhoto(tx, photo, ports.clock.now().toISOString());
    return upload === undefined;
  });
}

/** Some operation of the file names it that this phone does not know to be applied. */
async function isOwed(tx: Transaction, head: Head, sha256: string): Promise<boolean> {
  for (const op of opsIn(head)) {
    if (attachedHash(op) === sha256 && !(await tx.acknowledged.get(op.opId))) return true;
  }
  return false;
}

function restoreOps(ports: Ports, { ops, attention }: Head): Promise<number> {
  return withRoom(ports, async (tx) => {
    const meta = await metaOf(tx, ports.ids);
    const news: Operation[] = [];
    for (const op of ops) if (!(await isKnown(tx, op.opId))) news.push({ ...op, seq: meta.nextSeq++ });
    const refused: Refused[] = [];
    for (const item of attention)
      if (!(await isKnown(tx, item.opId)) && !(await isPutRight(tx, item.op))) refused.push(item);
    for (const op of news) await tx.ops.put(op);
    for (const item of refused) await tx.attention.put(item);
    await tx.meta.put(meta);
    return recordsIn([...news, ...refused.map(({ op }) => op)]).size;
  });
}

/** Put right since: the server has what was to be made, or the same was saved here once more. */
async function isPutRight(tx: Transaction, refused: Operation): Promise<boolean> {
  const { kind, entityId } = refused;
  if (makesEntity(kind) && (await tx.rows.get(rowOf(kind), entityId))) return true;
  return (await allOps(tx)).some((other) => isSameAgain(other, refused));
}

function isSameAgain(later: Operation, { opId, kind, entityId, payload }: Operation): boolean {
  const isOnSame = later.kind === kind && later.entityId === entityId && later.opId > opId;
  return isOnSame && Object.keys(payload).every((field) => field in later.payload);
}

/** A file that was given up leaves nothing behind but what a record saved meanwhile names. */
function letGo({ storage }: Ports, hashes: readonly string[]): Promise<void> {
  return storage.write(async (tx) => {
    for (const sha256 of hashes)
      if ((await dropIfUnnamed(tx, sha256)).length > 0) await tx.thumbnails.delete(sha256);
  });
}

function hashesIn(head: Head): Set<string> {
  return new Set(
    opsIn(head)
      .map(attachedHash)
      .filter((sha256) => sha256 !== null),
  );
}

function opsIn({ ops, attention }: Head): Operation[] {
  return [...ops, ...attention.map(({ op }) => op)];
}

function recordsIn(ops: readonly Operation[]): Set<string> {
  return new Set(ops.map(recordOf));
}
