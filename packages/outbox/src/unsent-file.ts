/** Unsent work as one file, to be carried to another phone or kept against the worst (C11). */
import type { Operation } from '@prongsai/contract';
import { fromBase64, toBase64 } from './base64.ts';
import type { PhotoBytes, Refused } from './model.ts';
import { attachedHash, ROW_OF } from './model.ts';
import type { Ports, Transaction } from './ports.ts';
import { isKnown, metaOf } from './queue.ts';
import { keepPhoto } from './save.ts';
import { isStored } from './upkeep.ts';

const FORMAT = 'prongsai-unsent/1';

interface UnsentFile {
  format: typeof FORMAT;
  personId: string;
  exportedAt: string;
  /** In order; operations already applied are among them when their photo's bytes are still owed. */
  ops: Operation[];
  attention: Refused[];
  photos: { sha256: string; bytes: string; thumbnail: string | null }[];
}

/** The file cannot be taken in; nothing was. */
export class RestoreRefused extends Error {
  override name = 'RestoreRefused';
  readonly code: 'FILE_UNREADABLE' | 'OTHER_PERSON';
  constructor(code: 'FILE_UNREADABLE' | 'OTHER_PERSON') {
    super(code);
    this.code = code;
  }
}

/** The text of the file: JSON, photos in base64. Nothing leaves the outbox by it. */
export function exportUnsent({ storage, clock, personId }: Ports): Promise<string> {
  const exportedAt = clock.now().toISOString();
  return storage.read(async (tx) => {
    const owed = (await tx.uploads.all()).filter((upload) => !isStored(upload)).map(({ sha256 }) => sha256);
    const sent = (await tx.acknowledged.all()).map(({ op }) => op);
    const halfSent = sent.filter((op) => owed.includes(attachedHash(op) ?? ''));
    const ops = [...halfSent, ...(await tx.ops.all())];
    const photos = await photosOf(tx, owed);
    const file: UnsentFile = {
      format: FORMAT,
      personId,
      exportedAt,
      ops,
      attention: await tx.attention.all(),
      photos,
    };
    return JSON.stringify(file);
  });
}

/**
 * Takes in a file of the same person's unsent work and says how many operations were new here. What this phone
 * has had already is passed over; what the server has had it answers as before, by the same operation ids.
 */
export async function restoreUnsent(ports: Ports, text: string): Promise<number> {
  const file = readFile(text);
  if (!file) throw new RestoreRefused('FILE_UNREADABLE');
  if (file.personId !== ports.personId) throw new RestoreRefused('OTHER_PERSON');
  const photos = file.photos.map(decoded);
  return ports.storage.write(async (tx) => {
    const count = (await restoreOps(ports, tx, file.ops)) + (await restoreAttention(tx, file.attention));
    for (const photo of photos) await restorePhoto(tx, photo, file.exportedAt);
    return count;
  });
}

async function photosOf(tx: Transaction, hashes: readonly string[]): Promise<UnsentFile['photos']> {
  const photos: UnsentFile['photos'] = [];
  for (const sha256 of hashes) {
    const blob = await tx.blobs.get(sha256);
    const thumbnail = await tx.thumbnails.get(sha256);
    if (!blob) continue;
    photos.push({
      sha256,
      bytes: toBase64(blob.bytes),
      thumbnail: thumbnail ? toBase64(thumbnail.bytes) : null,
    });
  }
  return photos;
}

async function restoreOps({ ids }: Ports, tx: Transaction, ops: readonly Operation[]): Promise<number> {
  const meta = await metaOf(tx, ids);
  const first = meta.nextSeq;
  for (const op of ops) {
    if (await isKnown(tx, op.opId)) continue;
    await tx.ops.put({ ...op, seq: meta.nextSeq++ });
  }
  await tx.meta.put(meta);
  return meta.nextSeq - first;
}

async function restoreAttention(tx: Transaction, items: readonly Refused[]): Promise<number> {
  let count = 0;
  for (const item of items) {
    if (await isKnown(tx, item.opId)) continue;
    await tx.attention.put(item);
    count += 1;
  }
  return count;
}

/** Bytes are kept when they are owed here, be it since this very restore. */
async function restorePhoto(tx: Transaction, photo: PhotoBytes, at: string): Promise<void> {
  const upload = await tx.uploads.get(photo.sha256);
  if (upload && isStored(upload)) return;
  const waiting = [...(await tx.ops.all()), ...(await tx.attention.all()).map(({ op }) => op)];
  if (!upload && !waiting.some((op) => attachedHash(op) === photo.sha256)) return;
  await keepPhoto(tx, photo, at);
}

function decoded({ sha256, bytes, thumbnail }: UnsentFile['photos'][number]): PhotoBytes {
  const read = fromBase64(bytes);
  if (!read) throw new RestoreRefused('FILE_UNREADABLE');
  return { sha256, bytes: read, thumbnail: thumbnail === null ? null : fromBase64(thumbnail) };
}

function readFile(text: string): UnsentFile | null {
  try {
    const file: unknown = JSON.parse(text);
    return isUnsentFile(file) ? file : null;
  } catch {
    return null;
  }
}

function isUnsentFile(file: unknown): file is UnsentFile {
  return (
    has(file, { format: 'string', personId: 'string', exportedAt: 'string' }) &&
    file['format'] === FORMAT &&
    isListOf(file['ops'], isOperation) &&
    isListOf(file['attention'], isRefused) &&
    isListOf(file['photos'], (photo) => has(photo, { sha256: 'string', bytes: 'string' }))
  );
}

function isOperation(value: unknown): boolean {
  const shape = { opId: 'string', seq: 'number', kind: 'string', entityId: 'string', clientTime: 'string' };
  return (
    has(value, { ...shape, payload: 'object' }) &&
    value['payload'] !== null &&
    String(value['kind']) in ROW_OF
  );
}

function isRefused(value: unknown): boolean {
  return (
    has(value, { opId: 'string', status: 'string', code: 'string', at: 'string' }) && isOperation(value['op'])
  );
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function has(value: unknown, shape: Record<string, string>): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Record<string, unknown> = { ...value };
  return Object.entries(shape).every(([key, type]) => typeof fields[key] === type);
}
